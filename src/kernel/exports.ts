/** What a filled template of the Langevin kernel exports; every other export is an offset or a size. */
export interface Template {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  useTable(index: number, address: number): void;
  run(job: number): number;
  normals(seed: bigint, stream: bigint, block: bigint, out: number, fills: number): void;
  threefry(k0: bigint, k1: bigint, c0: bigint, c1: bigint): number;
  readonly [offset: string]: unknown;
}
