// What the host writes before a call, and what it reads after one. Offsets are exported by the entry: the host hard-codes
// none. A job is one contiguous run of trajectories of one experiment.

@unmanaged
export class Job {
  /** First key word: the experiment's seed. */
  seed: u64;
  /** Sweep point and direction; joins the purpose in the second key word. */
  stream: u64;
  /** Index of the first trajectory; a multiple of 8. */
  first: i32;
  /** Trajectories, surplus lanes of the last block dropped. */
  count: i32;
  /** Blocks from one to the next that is run: 1 runs all, 16 every sixteenth (columns stay dense). */
  blockStride: i32;
  /** Halvings of the step: 0, or 1 for the fine partner on the same Brownian path. */
  refine: i32;
  /** Number of the scheme (random/noise.ts). */
  scheme: i32;
  /** 1 books the heat at each step; 0 leaves the column at 0 for the host to close. */
  stepwise: i32;
  /** 1 where a temperature is driven: then heat that is booked is booked with its entropy. */
  entropic: i32;
  /** 1 where a non-conservative force acts: then work, heat and its work are all booked. */
  forced: i32;
  /** 1 takes full f64 normals. */
  reference: i32;
  /** Address and number of segments (control/segment.ts). */
  segments: usize;
  segmentCount: i32;
  /** Segments before this one run once, from it on `discard` + `rounds` times; the ledger begins after the discarded ones. */
  lead: i32;
  discard: i32;
  rounds: i32;
  /** Time from one round to the next. */
  period: f64;
  /** Snapshots of a round (record/snapshot.ts), the first at its start, and per snapshot and branch: u32 row of a write, u32 energy row. */
  snapshots: i32;
  snapshotRows: usize;
  /** Number of branches: rows per segment. */
  branches: i32;
  /** Start tables (control/start.ts) of the variables and, with inertia, of the velocities. */
  start: usize;
  startVelocity: usize;
  /** The start is mean + spread z, z from the tables: f64 per variable and velocity, and by rows a lower triangle. */
  startMean: usize;
  startSpread: usize;
  /** Half the mass of each variable, f64. */
  halfMasses: usize;
  /** Energy rows: at 0-, and one per branch at tau+. */
  energyStart: usize;
  energyEnd: usize;
  energyEndStride: i32;
  /** Measurement (control/measure.ts), or 0. */
  measurement: usize;
  /** Columns of f64, one after the other (ledger/columns.ts); those of the ledger are `count` long. */
  columns: usize;
  /** Record x and work of the whole block every `every` steps from here on, or 0. */
  recordEvery: i32;
  record: usize;
  /** 1 where recorded functions are gathered; 2 where a trajectory may stop, too. */
  recording: i32;
  /** Number of accumulators; they begin at 0. */
  accumulatorCount: i32;
  /** On failure: the trajectory and the time by which its state was no longer finite. */
  failedTrajectory: i32;
  failedTime: f64;
}

/** Outcomes of a call. */
export const DONE: i32 = 0;
export const DIVERGED: i32 = 1;
