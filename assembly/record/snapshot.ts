// The state of a block between two moves, copied out: everything that the block holds, with the work of a write that leads
// from the fields of the last step (a midpoint) to those at the snapshot's time, and the energy in these. The write is not
// made: the trajectory goes on as if nobody had looked.
import { Segment } from "../control/segment";
import { velocities } from "../control/units";
import { ACCUMULATORS, BLOCK_BYTES, CONTROL, LANES, LEDGER_BYTES, PER_VARIABLE, ROW } from "../ledger/block";
import { COLUMNS, SNAPSHOT_QUANTITIES } from "../ledger/columns";
import { energyOf } from "../ledger/energy";
import { Job } from "../ledger/job";
import { quench } from "../move/advance";

const COPY: usize = memory.data(18432, 16); // at least BLOCK_BYTES of four variables

/** Takes snapshot `index` of a round of the block's first `kept` lanes, in a segment, into rows from `at` on. */
export function capture(
  job: Job,
  segment: Segment,
  index: i32,
  round: i32,
  at: i32,
  kept: i32,
  block: usize,
  branch: usize,
): void {
  memory.copy(COPY, block, job.control ? BLOCK_BYTES : CONTROL);
  if (INERTIA) velocities(COPY, changetype<usize>(segment));
  const table = job.snapshotRows + ((<usize>index * <usize>job.branches) << 3);
  let written = false;
  for (let lane: usize = 0; lane < <usize>LANES && !job.energyOwn; lane++) {
    const row = load<u32>(rowOf(table, branch, lane));
    store<u32>(COPY + (lane << 2), row, ROW);
    written = row != 0;
  }
  if (written) quench(COPY, segment.constants);

  const rows = <usize>job.rounds * <usize>job.count;
  const columns = COLUMNS + job.accumulatorCount + job.namedCount;
  const quantities = SNAPSHOT_QUANTITIES + job.accumulatorCount + job.namedCount;
  const first = <usize>columns * <usize>job.count + <usize>index * <usize>quantities * rows;
  let column = job.columns + ((first + <usize>round * <usize>job.count + <usize>at) << 3);
  for (let quantity: usize = 0; quantity < LEDGER_BYTES; quantity += PER_VARIABLE) {
    memory.copy(column, COPY + quantity, (<usize>kept) << 3);
    column += rows << 3;
  }
  for (let lane: usize = 0; lane < <usize>kept; lane++) {
    store<f64>(column + (lane << 3), energyOf(job, COPY, lane, load<u32>(rowOf(table, branch, lane), 4)));
  }
  for (let i: usize = 0; i < <usize>job.accumulatorCount; i++) {
    column += rows << 3;
    memory.copy(column, COPY + ACCUMULATORS + (i << 6), (<usize>kept) << 3);
  }
  for (let i: usize = 0; i < <usize>job.namedCount; i++) {
    column += rows << 3;
    memory.copy(column, COPY + <usize>load<i32>(job.named + (i << 2)), (<usize>kept) << 3);
  }
}

/** Where the rows of a lane stand: those of its branch. */
function rowOf(table: usize, branch: usize, lane: usize): usize {
  return table + ((<usize>load<i32>(branch + (lane << 2))) << 3);
}
