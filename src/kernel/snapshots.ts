// What happens between segments, as the kernel takes it and gives it back: segments that run before the ledger begins, rounds
// that repeat, and the states that are copied out on the way (assembly/record/snapshot.ts).

/** How often the segments run, and which snapshots a round takes. */
export interface Rounds {
  /** Segments that run once, before the rounds. */
  readonly lead: number;
  /** Rounds before the ledger begins. */
  readonly discard: number;
  /** Rounds of the ledger. */
  readonly count: number;
  /** Time from one to the next. */
  readonly period: number;
  /** Of each round, by their number in the segments; number 0 is taken at the round's start. None: nothing is copied. */
  readonly snapshots: readonly KernelSnapshot[];
}

/** Per branch, indices into the tables: a row that writes the fields of the snapshot's time (or none), and its energy row. */
export type KernelSnapshot = readonly { readonly write: number | null; readonly energy: number }[];

export const ONE_ROUND: Rounds = { lead: 0, discard: 0, count: 1, period: 0, snapshots: [] };

/** The state at one time of the round; a value per round and trajectory, round after round. */
export interface Snapshot {
  /** Variables, and with inertia velocities after these. */
  readonly states: readonly Float64Array[];
  readonly heats: readonly Float64Array[];
  readonly work: Float64Array;
  readonly forceWork: Float64Array;
  readonly bathEntropy: Float64Array;
  readonly energy: Float64Array;
  /** Of recorded functions. */
  readonly accumulators: readonly Float64Array[];
  /** What was measured, remembered and done. */
  readonly named: Readonly<Record<string, Float64Array>>;
}

/** Rows and energies of all snapshots, for `jobSnapshotRows`; addresses of the tables' doubles. */
export const snapshotRows = ({ snapshots }: Rounds, tables: number): Uint32Array =>
  Uint32Array.from(
    snapshots.flatMap((branches) =>
      branches.flatMap(({ write, energy }) => [write === null ? 0 : tables + 8 * write, tables + 8 * energy]),
    ),
  );

/** Doubles that the snapshots of `trajectories` take. */
export const snapshotDoubles = (rounds: Rounds, quantities: number, trajectories: number): number =>
  rounds.snapshots.length * quantities * rounds.count * trajectories;

/** The snapshots in the doubles that the kernel wrote; `place` says where in a state a quantity stands, by its export. */
export function readSnapshots(
  values: Float64Array,
  rounds: Rounds,
  {
    variables,
    accumulators,
    named,
  }: { readonly variables: number; readonly accumulators: number; readonly named: readonly string[] },
  place: (name: string) => number,
): Snapshot[] {
  const quantities = place("snapshotCount") + accumulators + named.length;
  const rows = values.length / (quantities * Math.max(1, rounds.snapshots.length));
  return rounds.snapshots.map((_, i) => {
    const quantity = (at: number): Float64Array => {
      const from = (i * quantities + at) * rows;
      return values.subarray(from, from + rows);
    };
    const some = (from: number, length: number): Float64Array[] =>
      Array.from({ length }, (_, v) => quantity(from + v));
    return {
      states: some(place("snapshotStates"), place("stateCount")),
      heats: some(place("snapshotHeats"), variables),
      work: quantity(place("snapshotWork")),
      forceWork: quantity(place("snapshotForceWork")),
      bathEntropy: quantity(place("snapshotEntropy")),
      energy: quantity(place("snapshotEnergy")),
      accumulators: some(place("snapshotCount"), accumulators),
      named: Object.fromEntries(
        named.map((name, n) => [name, quantity(place("snapshotCount") + accumulators + n)]),
      ),
    };
  });
}
