// An ensemble against the equation of its probabilities (Fokker-Planck, master equation): what both know, side by side.
//   z = T + k T^2/3 + k^2 T^3/27 + k/6,  T = (run - solved)/sqrt(SE^2 + b^2 + residue^2)
// with SE no less than what the equation itself says of it (a sample that missed the rare trajectories does not know its error),
// b the measured time-step bias and k the skewness of the estimate (P. Hall, J. R. Stat. Soc. B 54, 221 (1992), eq. 2), which
// z is free of to the next order. Variances are taken about the mean that the equation gives: then they are means.
// One family of rows at the level 1e-3: each may have |z| up to the normal quantile of its share (Bonferroni). A bias above the
// error and above 1 % of the scale makes a row inconclusive: a large step may not widen its own band.
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import { FAMILY_LEVEL } from "../check/index.js";
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import { fokkerPlanck, type Solved } from "../plan/fokkerPlanck.js";
import { SpecError } from "../spec/error.js";
import {
  type Experiment,
  isLangevin,
  isNetwork,
  isReaction,
  type LangevinExperiment,
} from "../spec/experiment.js";
import { type Expected, expectedOf, type Scatter, varies } from "./expected.js";
import { expectedOfNetwork } from "./expectedNetwork.js";
import { expectedOfReactions } from "./expectedReactions.js";

/** One quantity, as the run and as the equation have it. */
export interface ComparedRow {
  readonly quantity: string;
  /** null for what no run estimates. */
  readonly run: Estimate | null;
  readonly solved: Solved;
  readonly z: number | null;
  readonly verdict: "pass" | "fail" | "inconclusive" | "reported";
  readonly reason?: string;
}

/** An equation that a run is held against. */
export type With = "fokker-planck" | "master-equation";

export interface Compared {
  readonly with: With;
  /** |z| allowed for each judged row. */
  readonly limit: number;
  readonly rows: readonly ComparedRow[];
}

/** What to estimate, and the comparison once it is known. */
export interface Comparison {
  readonly requests: readonly EstimateRequest[];
  readonly compared: (estimate: (request: EstimateRequest) => Estimate) => Compared;
}

/** Solves the equation before any trajectory is run. @throws SpecError where there is none for this experiment. */
export function comparedWith(what: With, experiment: Experiment, columns: readonly string[]): Comparison {
  if (what === "fokker-planck" && isLangevin(experiment)) return fokkerPlanckComparison(experiment, columns);
  if (what === "master-equation" && isNetwork(experiment))
    return comparison(what, expectedOfNetwork(experiment, columns));
  if (what === "master-equation" && isReaction(experiment))
    return comparison(what, expectedOfReactions(experiment));
  throw new SpecError(
    "compare",
    `${isLangevin(experiment) ? '"fokker-planck" for Langevin motion' : '"master-equation" for a network or reactions'} is needed, "${what}" given`,
  );
}

function fokkerPlanckComparison(experiment: LangevinExperiment, columns: readonly string[]): Comparison {
  if (experiment.ensemble.bias !== undefined) {
    throw new SpecError("ensemble.bias", "an unbiased ensemble is needed to be compared with the equation");
  }
  return comparison("fokker-planck", expectedOf(experiment, columns, fokkerPlanck(experiment)));
}

/** The rows as one family. */
function comparison(what: With, expected: readonly Expected[]): Comparison {
  return {
    requests: expected.flatMap(({ request }) => (request === null ? [] : [request])),
    compared(estimate) {
      const judged = expected.filter(({ request, solved }) => request !== null && varies(solved)).length;
      const limit = quantile(1 - FAMILY_LEVEL / Math.max(1, judged) / 2, 0, 1);
      return {
        with: what,
        limit,
        rows: expected.map((row) => judge(row, row.request && estimate(row.request), limit)),
      };
    },
  };
}

/** A number without statistical error is held to this, relative to 1 + |solved|. */
const ROUNDING = 1e-9;

function judge({ quantity, solved, scatter }: Expected, run: Estimate | null, limit: number): ComparedRow {
  const row = (verdict: ComparedRow["verdict"], z: number | null, reason?: string): ComparedRow => ({
    quantity,
    run,
    solved,
    z,
    verdict,
    ...(reason === undefined ? {} : { reason }),
  });
  if (run === null) return row("reported", null);
  if (!varies(solved))
    return row("reported", null, "the equation gives no number, or the mean does not exist");
  const { value, bias } = run;
  const { error, skewness } = uncertaintyOf(run, scatter);
  if (value === null || error === null || run.reason !== undefined) {
    return row("reported", null, run.reason ?? "the run gives no error");
  }
  const b = Math.abs(bias?.value ?? 0);
  const rounding = ROUNDING * (1 + Math.abs(solved.value));
  const spread = Math.sqrt(error * error + b * b + solved.error * solved.error + rounding * rounding);
  const share = error / spread;
  const z = normal((value - solved.value) / spread, skewness * share * share * share);
  if (Math.abs(z) > limit) {
    const step = bias === null ? '; the time-step bias is not measured (method.bias = "measure")' : "";
    return row("fail", z, `|z| is above ${limit.toFixed(2)}${step}`);
  }
  const scale = Math.max(Math.abs(solved.value), error * Math.sqrt(run.n));
  if (b > Math.max(error, 0.01 * scale)) {
    return row(
      "inconclusive",
      z,
      "the time-step bias is above the error and 1 % of the scale: reduce method.dt",
    );
  }
  return row("pass", z);
}

/** The larger of the run's own standard error and the one that theory expects, with its skewness. */
function uncertaintyOf(
  { error, skewness = 0, n }: Estimate,
  scatter: Scatter | undefined,
): { error: number | null; skewness: number } {
  const expected = (scatter?.deviation ?? 0) / Math.sqrt(n);
  if (error === null || scatter === undefined || error >= expected) return { error, skewness };
  return { error: expected, skewness: (scatter.skewness ?? 0) / Math.sqrt(n) };
}

/** Hall's g. */
const normal = (t: number, k: number): number => t + (k * t * t) / 3 + (k * k * t * t * t) / 27 + k / 6;
