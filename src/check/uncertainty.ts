// What the uncertainty relations of a current J with total entropy production S share:  h(<S>) >= <J>^2/Var J.
import type { Implicit } from "../estimate/derived.js";
import type { Estimate } from "../estimate/estimate.js";
import { derived, derivedThrough, type EstimateRequest, mean, variance } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { names } from "../formula/syntax.js";
import type { Experiment } from "../spec/experiment.js";
import { countersOf, currentsOf, jumpingOf, notSteady, steps, stops } from "./networkFacts.js";
import { formula, type Options, optional } from "./options.js";
import { type Claim, judge, type Verdict } from "./verdict.js";

export interface CurrentOptions {
  /** The current of a trajectory; x - xStart unless given, of a network with one counter that one. */
  readonly current?: string;
  /** Total entropy production of a trajectory, in units of k. */
  readonly entropy: string;
}

export const CURRENT_OPTIONS: Options = {
  current: optional(formula("a formula of the current")),
  entropy: formula("a formula of the total entropy production, in units of k,"),
};

/** The current that is asked about, or the sentence that says why none is. */
export function currentOf(
  current: string | undefined,
  experiment: Experiment | null,
): { readonly current: string } | string {
  const jumping = jumpingOf(experiment);
  if (jumping === null) return { current: current ?? "x - xStart" };
  const counters = countersOf(jumping);
  const [only] = counters;
  const asked = current ?? (counters.length === 1 ? only : undefined);
  if (asked === undefined) return "a current is needed: `current`, a formula of the counters";
  return { current: asked };
}

/** Why a formula is of no current, which changes its sign where time is turned, or null. */
export function notOdd(current: string, experiment: Experiment | null): string | null {
  const jumping = jumpingOf(experiment);
  if (jumping === null) return null;
  const odd = currentsOf(jumping);
  const even = ["jumps", ...countersOf(jumping).filter((name) => !odd.includes(name))];
  const found: string[] = [];
  names(parse(current), (name) => {
    if (even.includes(name)) found.push(name);
  });
  return found.length === 0
    ? null
    : `it is stated for currents, and "${found[0]}" does not change its sign on the way back`;
}

/** Why a relation of a steady state in continuous time is not claimed of a current, or null. */
export const noSteadyCurrent = (current: string, experiment: Experiment | null): string | null =>
  steps(experiment) ?? notSteady(experiment) ?? stops(experiment) ?? notOdd(current, experiment);

/** Why P(S, J) = e^S P(-S, -J) is not claimed, or null. */
export const noSelfDualCurrent = (current: string, experiment: Experiment | null): string | null =>
  notSteady(experiment) ?? stops(experiment) ?? notOdd(current, experiment);

/** One relation: its bound as a formula of s = <S>, of further estimates and of implicit functions of them; where it is not claimed. */
export interface Relation {
  readonly bound: string;
  refused(current: string, experiment: Experiment | null): string | null;
  readonly more?: Readonly<Record<string, EstimateRequest>>;
  readonly through?: Readonly<Record<string, Implicit>>;
}

/** Both sides and their difference, or the sentence that says why the relation is not claimed. */
export function needsOfCurrent(
  { current: given, entropy }: Partial<CurrentOptions>,
  experiment: Experiment | null,
  { bound, refused, more = {}, through = {} }: Relation,
): Record<"bound" | "precision" | "difference", EstimateRequest> | string {
  const found = currentOf(given, experiment);
  if (typeof found === "string") return found;
  const { current } = found;
  const sentence = refused(current, experiment);
  if (sentence !== null) return sentence;
  const own = { ...(entropy === undefined ? {} : { s: mean(entropy) }), ...more };
  const of = { ...own, m: mean(current), v: variance(current) };
  return {
    bound: derivedThrough(bound, own, through),
    precision: derived("m^2/v", { m: of.m, v: of.v }),
    difference: derivedThrough(`${bound} - m^2/v`, of, through),
  };
}

export const judgeCurrent = (
  claim: Pick<Claim, "check" | "claim" | "source">,
  level: number,
  estimate: (name: string) => Estimate,
): Verdict => {
  const bound = estimate("bound");
  return judge(
    { ...claim, relation: ">=", margin: 0.01 * Math.abs(bound.value ?? 1) },
    level,
    bound,
    estimate("precision"),
    estimate("difference"),
  );
};
