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
  /** Laws of the start (control/start.ts): one, or one for each state in which a controller may begin. */
  starts: usize;
  startCount: i32;
  /** Half the mass of each variable, f64. */
  halfMasses: usize;
  /** Energy rows: at 0- by branch, and at tau+ by branch. */
  energyStart: usize;
  energyStartStride: i32;
  energyEnd: usize;
  energyEndStride: i32;
  /** Where the energy's coefficients stand in the block that depend on what a policy writes, or 0. */
  energyOwn: usize;
  /** What measures and acts (control/control.ts), or 0. */
  control: usize;
  /** Columns of f64, one after the other (ledger/columns.ts); those of the ledger are `count` long. */
  columns: usize;
  /** Record x and work of the whole block every `every` steps from here on, or 0. */
  recordEvery: i32;
  record: usize;
  /** 1 where recorded functions are gathered; 2 where a trajectory may stop, too. */
  recording: i32;
  /** Number of accumulators; they begin at 0. */
  accumulatorCount: i32;
  /** Number of further columns, and where each one's quantity stands in the block, i32. */
  namedCount: i32;
  named: usize;
  /** On failure: which one, the trajectory, and the time by which its state was no longer finite or its reading out of range. */
  failure: i32;
  failedTrajectory: i32;
  failedTime: f64;
}

/** Outcomes of a call. */
export const DONE: i32 = 0;
export const DIVERGED: i32 = 1;
export const OUT_OF_RANGE: i32 = 2;
