// Trajectories to columns of the ledger, whatever moves: the one place where a worker knows of kinds of motion.
import { Diverged } from "../kernel/diverged.js";
import { JumpKernel, JumpNotFinite, RateOutOfBounds, ReadingOutOfRange } from "../kernel/jump.js";
import { LangevinKernel, ReadingOutOfRange as NotInChannel } from "../kernel/langevin.js";
import { ReactionFailure, ReactionKernel } from "../kernel/reaction.js";
import { jumpLedger } from "../plan/jump/jumpLedger.js";
import { jumpStateColumns } from "../plan/jump/jumpStates.js";
import { type Columns, ledger } from "../plan/ledger.js";
import type { LangevinPlan, NetworkPlan, ReactionsPlan } from "../plan/plan.js";
import { assertConserved, reactionLedger, reactionStateColumns } from "../plan/reaction/ledger.js";
import { stateColumns } from "../plan/states.js";

/** What of a plan travels to the workers. */
export type Equipped =
  | Pick<LangevinPlan, "kind" | "module" | "kernel" | "halves" | "book" | "states">
  | Pick<NetworkPlan, "kind" | "module" | "kernel" | "halves" | "book" | "states">
  | Pick<ReactionsPlan, "kind" | "module" | "kernel" | "halves" | "book" | "states">;

/** One instance of a kernel with its rules. */
export interface Runner {
  /** Trajectories, in whole blocks, whose snapshots fit into so many bytes. */
  readonly trajectoriesWithin: (bytes: number) => number;
  /** The columns of `count` trajectories from `first`, a multiple of the block, taking every `stride`-th block. */
  readonly columns: (first: number, count: number, stride: number) => Columns;
}

export interface Runners {
  readonly coarse: Runner;
  /** At smaller steps, where the bias is measured. */
  readonly fine: Runner | null;
  readonly next: { readonly half: Runner; readonly quarter: Runner } | null;
}

/** Instantiates the kernels of a plan. */
export function runnersOf(plan: Equipped): Runners {
  if (plan.kind === "reactions") return { coarse: reactionRunner(plan), fine: null, next: null };
  if (plan.kind === "network") return { coarse: jumpRunner(plan), fine: null, next: null };
  const { kernel, halves } = plan;
  const at = (halvings: 0 | 1 | 2, own: LangevinPlan["kernel"]): Runner =>
    langevinRunner(plan, own, halvings);
  return {
    coarse: at(0, kernel),
    fine: halves && at(1, halves.fine),
    next: halves?.next ? { half: at(1, halves.next.half), quarter: at(2, halves.next.quarter) } : null,
  };
}

function langevinRunner(
  { module, book, states }: Extract<Equipped, { kind: "langevin" }>,
  plan: LangevinPlan["kernel"],
  halvings: 0 | 1 | 2,
): Runner {
  const kernel = new LangevinKernel(module, plan);
  return {
    trajectoriesWithin: (bytes) => kernel.trajectoriesWithin(bytes),
    columns(first, count, stride) {
      const counted = kernel.run(first, count, stride);
      const made = stateColumns(counted, book, states, count);
      return { ...ledger(counted, book, halvings, made), ...made };
    },
  };
}

function jumpRunner({ module, kernel: plan, book, states }: Extract<Equipped, { kind: "network" }>): Runner {
  const kernel = new JumpKernel(module, plan);
  return {
    trajectoriesWithin: (bytes) => kernel.trajectoriesWithin(bytes),
    columns(first, count, stride) {
      const counted = kernel.run(first, count, stride);
      const made = jumpStateColumns(counted, book, states, count);
      return { ...jumpLedger(counted, book, made), ...made };
    },
  };
}

function reactionRunner({
  module,
  kernel: plan,
  book,
  states,
}: Extract<Equipped, { kind: "reactions" }>): Runner {
  const kernel = new ReactionKernel(module, plan);
  return {
    trajectoriesWithin: (bytes) => kernel.trajectoriesWithin(bytes),
    columns(first, count, stride) {
      const counted = kernel.run(first, count, stride);
      assertConserved(counted, book, (row) => first + row);
      const made = reactionStateColumns(counted, book, states, count);
      return { ...reactionLedger(counted, book, made), ...made };
    },
  };
}

/** The trajectory that a kernel's failure is of; null for other errors. */
export const failedTrajectory = (error: unknown): number | null =>
  error instanceof Diverged ||
  error instanceof RateOutOfBounds ||
  error instanceof JumpNotFinite ||
  error instanceof ReactionFailure ||
  error instanceof ReadingOutOfRange ||
  error instanceof NotInChannel
    ? error.trajectory
    : null;
