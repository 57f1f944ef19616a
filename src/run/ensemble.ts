// Fans an ensemble out over worker threads and folds what comes back along the fixed tree. Which worker ran what, in which
// chunks and order, leaves no trace in the result.
import { availableParallelism } from "node:os";
import type { Plan } from "../plan/plan.js";
import { type Request, statisticOf } from "../stats/request.js";
import { LEAF, Tree } from "../stats/tree.js";
import { caller, threads } from "./crew.js";
import type { Equipped } from "./runner.js";
import { type Equipment, type Found, foundMerger, join, unpack } from "./shipment.js";

/** Trajectories finished so far, of all. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface EnsembleOptions {
  /** Threads; unless given all cores, or as many as the work is worth. One alone, or none given, may be the calling thread. */
  readonly workers?: number | undefined;
  /** Leaves of 1024 trajectories per task, a power of 2; from the work per trajectory unless given. */
  readonly chunkLeaves?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the workers found, merged. */
export interface Ensemble extends Found {
  /** Trajectories that the states cover: 0 … trajectories - 1. */
  readonly trajectories: number;
  readonly columns: readonly Float64Array[];
  readonly workers: number;
  readonly interrupted: boolean;
}

/** Where a run may end before its last leaf. */
export interface Looks {
  /** Leaves at which it is looked at, powers of 2 in ascending order; the end need not be among them. */
  readonly at: readonly number[];
  /** Whether it ends there; a function of the prefix alone. */
  readonly ends: (prefix: Prefix) => boolean;
}

/** The first trajectories of an ensemble. */
export type Prefix = Pick<Ensemble, "trajectories" | "states" | "pairs">;

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

/** A plan and what is asked of its trajectories. */
export interface Assignment {
  readonly plan: Plan;
  readonly statistics: readonly Request[];
  readonly keep: readonly string[];
}

/**
 * Runs all trajectories of each assignment (an experiment, and its reverse where it is wanted) and returns the states of
 * the requested statistics, one assignment after the other.
 * @throws NumericalFailure
 */
export async function ensemble(
  assignments: readonly [Assignment, ...Assignment[]],
  { workers: given, chunkLeaves, onProgress, signal }: EnsembleOptions,
  looks: Looks = { at: [], ends: () => false },
): Promise<Ensemble> {
  const { trajectories } = assignments[0].plan.experiment.ensemble;
  const statistics = assignments.flatMap((assignment) => assignment.statistics);
  const keep = assignments.flatMap((assignment) => assignment.keep);
  const steps = assignments.reduce((total, { plan }) => total + plan.steps, 0);
  const leaves = Math.ceil(trajectories / LEAF);
  const worth = Math.floor(cost(assignments) / START);
  const workers = given ?? Math.max(1, Math.min(worth, availableParallelism()));
  // no chunk reaches over a look
  const size = Math.min(chunkLeaves ?? leavesPerChunk(steps, leaves, workers), looks.at[0] ?? Infinity);
  const count = Math.max(1, Math.min(workers, Math.ceil(leaves / size)));
  const equipment: Equipment = {
    directions: assignments.map(({ plan, ...asked }) => ({ plan: equipped(plan), ...asked })),
    trajectories,
  };
  const crew = worth === 0 && workers === 1 ? caller(equipment) : threads(count, equipment);
  const merge = foundMerger(statistics);
  const first = new Map<number, Found>();
  const tree = new Tree<Found>(merge, ({ level, index, state }) => {
    if (index === 0 && looks.at.includes(2 ** level)) first.set(2 ** level, state);
  });
  const finished = new Map<number, Float64Array[]>();
  const failures: NumericalFailure[] = [];
  let done = 0;
  let next = 0;
  let covered = 0;
  let looked = 0;
  let end = leaves;

  const look = (): void => {
    while (finished.has(covered)) covered = Math.min(leaves, covered + size);
    for (; end === leaves && (looks.at[looked] ?? Infinity) <= covered; looked++) {
      const at = looks.at[looked] as number;
      if (looks.ends({ trajectories: at * LEAF, ...(first.get(at) as Found) })) end = at;
    }
  };
  const lane = async (): Promise<void> => {
    while (next < leaves && failures.length === 0 && end === leaves && !signal?.aborted) {
      const from = next;
      next += size;
      const report = await crew.run({ first: from, count: Math.min(size, leaves - from) });
      if (report.kind === "diverged") {
        failures.push(new NumericalFailure(report.message, report.trajectory));
        return;
      }
      for (const node of report.nodes) tree.add(node);
      finished.set(from, report.kept === null ? [] : unpack(report.kept));
      done += report.trajectories;
      onProgress?.({ done, total: trajectories });
      look();
    }
  };
  const stopped = stop(signal);
  try {
    // two tasks in flight per thread, so that none waits for the main thread
    const lanes = Promise.all(Array.from({ length: 2 * count }, lane));
    lanes.catch(() => undefined);
    await Promise.race([lanes, stopped.promise]);
  } finally {
    stopped.release();
    await crew.dismiss();
  }
  const [failure] = failures.sort((a, b) => a.trajectory - b.trajectory);
  if (failure !== undefined && failure.trajectory < end * LEAF) throw failure;

  // what a stopped run keeps is a prefix: the trajectories 0 … k that a shorter run would have given
  const kept = Math.min(end, covered);
  const prefix = new Tree<Found>(merge);
  for (const node of tree.nodes()) if (node.index * 2 ** node.level < kept) prefix.add(node);
  const inPrefix = [...finished].filter(([from]) => from < kept).sort(([a], [b]) => a - b);
  const found = end < leaves ? first.get(end) : prefix.root();
  return {
    trajectories: Math.min(trajectories, kept * LEAF),
    ...(found ?? { states: statistics.map((request) => statisticOf(request).empty()), pairs: [] }),
    columns: keep.map((_, i) => join(inPrefix.map(([, columns]) => columns[i] as Float64Array))),
    workers: count,
    interrupted: kept < end,
  };
}

/** What of a plan travels. */
function equipped({ kind, module, kernel, halves, book, states }: Plan): Equipped {
  return { kind, module, kernel, halves, book, states } as Equipped;
}

/** About what a thread takes to start, ns. */
const START = 100e6;

/** About what the work takes, ns: 3 a step, 20 a jump, and what is done with each trajectory's columns. */
function cost(assignments: readonly Assignment[]): number {
  return assignments.reduce((total, { plan: { kind, steps, experiment }, statistics, keep }) => {
    const each = 500 + 20 * (statistics.length + keep.length) + (kind === "network" ? 20 : 3) * steps;
    return total + each * experiment.ensemble.trajectories;
  }, 0);
}

/** Tasks of about 50 ms at 2 ns a step, and at least four per thread where there is enough to do. */
function leavesPerChunk(steps: number, leaves: number, workers: number): number {
  const byTime = 50e6 / (2 * LEAF * Math.max(1, steps));
  const byShare = leaves / (4 * workers);
  let size = 1;
  while (2 * size <= byTime && 2 * size <= byShare) size *= 2;
  return size;
}

/** Resolves when the signal aborts. */
function stop(signal: AbortSignal | undefined): { promise: Promise<void>; release: () => void } {
  let heard = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    heard = () => resolve();
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", heard);
  });
  return { promise, release: () => signal?.removeEventListener("abort", heard) };
}
