// A claim of a paper as data: what it says, the experiment as a function of its parameters, how each number is estimated,
// the number that it must be and where that comes from, what passes, and a control that must fail.
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import type { Experiment } from "../spec/experiment.js";
import type { Acceptance } from "./acceptance.js";

/** A number, a name such as that of a scheme, or a list such as the rates of a ring. */
export type Setting = number | string | readonly number[];
/** What a claim is asked at. */
export type Settings = Readonly<Record<string, Setting>>;
/** Of a claim that takes numbers alone. */
export type Parameters = Readonly<Record<string, number>>;

/** Published or deterministically computed numbers at one set of parameters. */
export interface ReferenceSet<P extends Settings = Parameters> {
  readonly parameters: P;
  readonly values: Readonly<Record<string, number>>;
}

/** What a run of a claim costs. */
export interface Budget {
  readonly trajectories: number;
  readonly seed: number;
  /** Largest step; the claim's own unless given. */
  readonly dt?: number | undefined;
}

/** How one number of a claim is found. */
export type Quantity =
  /** An estimate of one of the claim's experiments. */
  | { readonly kind: "estimate"; readonly run: string; readonly request: EstimateRequest }
  /** A sum of estimates: errors add linearly within an experiment, in squares between experiments. */
  | {
      readonly kind: "sum";
      readonly terms: readonly {
        readonly run: string;
        readonly request: EstimateRequest;
        readonly factor?: number;
      }[];
    }
  /** A smooth function of several estimates; errors by its gradient, added as for a sum. */
  | {
      readonly kind: "combination";
      readonly terms: readonly { readonly run: string; readonly request: EstimateRequest }[];
      readonly value: (estimates: readonly number[]) => number;
    }
  /** A smooth function of one estimated number; its error and bias by the derivative. */
  | {
      readonly kind: "function";
      readonly run: string;
      readonly request: EstimateRequest;
      readonly value: (x: number) => number;
      readonly slope: (x: number) => number;
    }
  /**
   * How an estimate scatters: kept columns are cut into samples of `size`, and `value` of each is taken. Size times the variance
   * over the samples, or size times the mean, with their errors.
   */
  | {
      readonly kind: "replicates";
      readonly columns: readonly { readonly run: string; readonly column: string }[];
      readonly size: number;
      readonly value: (samples: readonly Float64Array[]) => number;
      readonly read: "variance" | "mean";
    }
  /** A test of kept columns: a probability, without an error of its own (laws.ts). */
  | {
      readonly kind: "test";
      readonly columns: readonly { readonly run: string; readonly column: string }[];
      readonly value: (columns: readonly Float64Array[]) => number;
    }
  /** A number that follows from the parameters alone. */
  | { readonly kind: "exact"; readonly value: number };

/** The physics of a claim at given parameters. */
export interface Setup {
  readonly experiments: Readonly<Record<string, Experiment>>;
  readonly quantities: Readonly<Record<string, Quantity>>;
}

export interface Claim<P extends Settings = Parameters> {
  readonly id: string;
  readonly citation: string;
  /** What is claimed, as formulas. */
  readonly formula: string;
  /** Names of the parameters, with their meaning. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters of the reference's own numerical method: accepted, and without effect here. */
  readonly ofReference: readonly string[];
  /** Values of parameters that need not be given. */
  readonly defaults?: Settings | undefined;
  /** Parameters that may be absent, with what is meant then. */
  readonly optional?: Readonly<Record<string, string>> | undefined;
  readonly references: readonly ReferenceSet<P>[];
  /** How the reference numbers were computed. */
  readonly source: string;
  /** References at any parameters, where theory gives them; keys that it lacks are left out. */
  theory?(parameters: P): Readonly<Record<string, number>>;
  readonly trajectories: number;
  /** Of claims about continuous motion; networks have no step. */
  readonly dt?: number;
  /**
   * The references are those of the discrete map at the step that the parameters name, not of its limit: there is no bias to
   * allow for, and the step may not be changed.
   */
  readonly discrete?: true;
  setup(parameters: P, budget: Budget): Setup;
  /** The numbers on which the verdict rests; all others are reported. */
  judged(parameters: P): readonly string[];
  /** Judged numbers that are no functions of one another: their z^2 are added up. All judged ones unless given. */
  pooled?(parameters: P): readonly string[];
  /** Natural scales of numbers that are 0, or next to it: their errors are held against these instead of the reference. */
  scales?(parameters: P): Readonly<Record<string, number>>;
  /** The least that a number may be, within its error: 0 for what a bound leaves, the level for a test of a law. */
  least?(parameters: P): Readonly<Record<string, number>>;
  readonly acceptance: Acceptance;
  readonly control: Control<P>;
}

/** A claim whatever its parameters. */
export type AnyClaim = Claim<Settings>;

/** Wrong physics or wrong bookkeeping that must be caught. */
export interface Control<P extends Settings = Parameters> {
  readonly says: string;
  /** The number that must fail. */
  readonly breaks: string;
  setup(parameters: P, budget: Budget): Setup;
}

/** An estimate of the experiment `run`. */
export const of = (run: string, request: EstimateRequest): Quantity => ({ kind: "estimate", run, request });

/** Whether two sets of parameters are the same, as far as the reference's own method leaves them. */
export function sameParameters(a: Settings, b: Settings, names: readonly string[]): boolean {
  return names.every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}

export { CONTINUOUS, FEEDBACK, JUMPS } from "./acceptance.js";
export type { Acceptance, Estimate };
