// Fans an ensemble out over worker threads and folds what comes back along the fixed tree. The only place that knows the
// thread pool. Which worker ran what, in which chunks and order, leaves no trace in the result.
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { Plan } from "../plan/plan.js";
import { mergeAll, type Request, type State, statisticOf } from "../stats/request.js";
import { LEAF, Tree } from "../stats/tree.js";
import { type Chunk, type Equipment, join, type Pair, type Report, unpack } from "./shipment.js";

/** Trajectories finished so far, of all. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface EnsembleOptions {
  /** Threads; all cores unless given. */
  readonly workers?: number | undefined;
  /** Leaves of 1024 trajectories per task, a power of 2; from the work per trajectory unless given. */
  readonly chunkLeaves?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the workers found, merged. */
export interface Ensemble {
  /** Trajectories that the states cover: 0 … trajectories - 1. */
  readonly trajectories: number;
  readonly states: readonly State[];
  /** States at dt and dt/2 per group of the jackknife, in order; empty where no bias is measured. */
  readonly pairs: readonly Pair[];
  readonly columns: readonly Float64Array[];
  readonly workers: number;
  readonly interrupted: boolean;
}

/** A state that is no longer finite, with trajectory and time: exit code 3. */
export class NumericalFailure extends Error {
  override readonly name = "NumericalFailure";
  constructor(
    message: string,
    readonly trajectory: number,
  ) {
    super(message);
  }
}

/**
 * Runs all trajectories of a plan and returns the states of the requested statistics.
 * @throws NumericalFailure
 */
export async function ensemble(
  plan: Plan,
  statistics: readonly Request[],
  keep: readonly string[],
  { workers = availableParallelism(), chunkLeaves, onProgress, signal }: EnsembleOptions,
): Promise<Ensemble> {
  const { trajectories } = plan.experiment.ensemble;
  const leaves = Math.ceil(trajectories / LEAF);
  const size = chunkLeaves ?? leavesPerChunk(plan.steps, leaves, workers);
  const threads = Math.max(1, Math.min(workers, Math.ceil(leaves / size)));
  const workerData: Equipment = {
    module: plan.module,
    kernel: plan.kernel,
    fine: plan.fine,
    book: plan.book,
    statistics,
    keep,
    trajectories,
  };
  const pool = new Piscina<Chunk, Report>({
    filename: new URL("./worker.js", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData,
  });
  const mergeStates = mergeAll(statistics);
  const tree = new Tree<readonly State[]>(mergeStates);
  const finished = new Map<number, { pairs: readonly Pair[]; columns: Float64Array[] }>();
  const failures: NumericalFailure[] = [];
  let done = 0;
  let next = 0;

  const lane = async (): Promise<void> => {
    while (next < leaves && failures.length === 0 && !signal?.aborted) {
      const first = next;
      next += size;
      const report = await pool.run({ first, count: Math.min(size, leaves - first) });
      if (report.kind === "diverged") {
        failures.push(new NumericalFailure(report.message, report.trajectory));
        return;
      }
      for (const node of report.nodes) tree.add(node);
      const columns = report.kept === null ? [] : unpack(report.kept);
      finished.set(first, { pairs: report.pairs, columns });
      done += report.trajectories;
      onProgress?.({ done, total: trajectories });
    }
  };
  const stopped = stop(signal);
  try {
    // two tasks in flight per thread, so that none waits for the main thread
    const lanes = Promise.all(Array.from({ length: 2 * threads }, lane));
    lanes.catch(() => undefined);
    await Promise.race([lanes, stopped.promise]);
  } finally {
    stopped.release();
    // a report that crosses the stop has no task any more: an error to the pool, which would end the process
    pool.on("error", () => undefined);
    await pool.destroy();
  }
  const [failure] = failures.sort((a, b) => a.trajectory - b.trajectory);
  if (failure !== undefined) throw failure;

  // what an interrupted run keeps is a prefix: the trajectories 0 … k that a shorter run would have given
  let covered = 0;
  while (finished.has(covered)) covered = Math.min(leaves, covered + size);
  const prefix = new Tree<readonly State[]>(mergeStates);
  for (const node of tree.nodes()) if (node.index * 2 ** node.level < covered) prefix.add(node);
  const inPrefix = [...finished].filter(([first]) => first < covered).sort(([a], [b]) => a - b);
  return {
    trajectories: Math.min(trajectories, covered * LEAF),
    states: prefix.root() ?? statistics.map((request) => statisticOf(request).empty()),
    pairs: inPrefix.flatMap(([, { pairs }]) => pairs),
    columns: keep.map((_, i) => join(inPrefix.map(([, { columns }]) => columns[i] as Float64Array))),
    workers: threads,
    interrupted: covered < leaves,
  };
}

/** Tasks of about 150 ms at 3 ns a step, and at least four per thread where there is enough to do. */
function leavesPerChunk(steps: number, leaves: number, workers: number): number {
  const byTime = 150e6 / (3 * LEAF * Math.max(1, steps));
  const byShare = leaves / (4 * workers);
  let size = 1;
  while (2 * size <= byTime && 2 * size <= byShare) size *= 2;
  return size;
}

/** Resolves when the signal aborts. */
function stop(signal: AbortSignal | undefined): { promise: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    const heard = (): void => resolve();
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", heard);
    release = () => signal?.removeEventListener("abort", heard);
  });
  return { promise, release: () => release() };
}
