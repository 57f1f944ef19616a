// Linear memory of a module as the host lays tables out in it.

/** What the tables are written into. */
export interface Place {
  /** Address of so many new bytes, zeroed. */
  allocate(bytes: number): number;
  /** The memory as it is after the last allocation. */
  view(): DataView;
  /** An offset or size that the module exports. */
  offset(name: string): number;
}
