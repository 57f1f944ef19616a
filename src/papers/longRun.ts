// What grows in a steady state, X: its mean rate <X(T)>/T, and the rate of its variance in the long run without waiting for it,
//   lim Var X/t = [Var X(T) - Var X(s)]/(T - s) = Cov[X(T) - X(s), X(T) + X(s)]/(T - s),
// which holds as soon as s is long enough for the steady state to forget where it began: the part of the variance that does not grow is
// the same at s and T. So there is one estimate with one error, and no bias of order 1/T.
import { covariance, derived, type EstimateRequest, mean } from "../estimate/request.js";
import { longRun } from "../theory/network/cumulants.js";
import { activity, bathEntropyRate } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import { precisionBounds } from "../theory/network/uncertainty.js";
import type { Quantity } from "./claim.js";

/** The times between which something grows. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is left of a correlation after `from`: e^-10. */
const FORGOTTEN = 10;

/** From the time at which the start is forgotten, for `most` of it or for so long that many trajectories together last `total`. */
export function spanFor(jumps: Jumps, { total = 0, trajectories = 1, least = 5 }): Span {
  const from = FORGOTTEN / Math.abs(spectrum(jumps)[1]?.re as number);
  return { from, to: Math.max((1 + least) * from, total / trajectories) };
}

/** The column that holds X at the first of the two times. */
export const earlier = (name: string, { from }: Span): Readonly<Record<string, string>> => ({
  [`${name}First`]: `at(${from}, ${name})`,
});

/** <X>/T. */
export const rateOf = (name: string, { to }: Span): EstimateRequest => mean(`${name}/${to}`);

/** lim Var X/t. */
export const varianceRateOf = (name: string, span: Span): EstimateRequest =>
  covariance(`${name} - ${name}First`, `(${name} + ${name}First)/${span.to - span.from}`);

/** lim Cov(X, Y)/t. */
export const covarianceRateOf = (one: string, other: string, span: Span): EstimateRequest =>
  derived("(late - early)/time", {
    late: covariance(one, other),
    early: covariance(`${one}First`, `${other}First`),
    time: mean(`${span.to - span.from}`),
  });

/** A current X with its spread, the entropy production and the activity, and what bounds say of them. */
export function precisionOf(run: string, X: string, span: Span): Record<string, Quantity> {
  const J = rateOf(X, span);
  const C = varianceRateOf(X, span);
  const s = rateOf("bathEntropy", span);
  const a = rateOf("jumps", span);
  const one = (request: EstimateRequest): Quantity => ({ kind: "estimate", run, request });
  const of = (value: string): Quantity => one(derived(value, { J, C, s, a }));
  const both = (ep = 0, act = 0): number => precisionBounds(ep, act).both;
  const terms = [s, a, C, J].map((request) => ({ run, request }));
  return {
    J: one(J),
    var_rate: one(C),
    fano2: of("C/J^2"),
    ep: one(s),
    activity: one(a),
    tur: of("2/s"),
    kur: of("1/a"),
    tkur: { kind: "combination", terms: terms.slice(0, 2), value: ([ep, act]) => both(ep, act) },
    Q_tur: of("C*s/J^2"),
    Q_kur: of("C*a/J^2"),
    above_tur: of("C/J^2 - 2/s"),
    above_kur: of("C/J^2 - 1/a"),
    above_tkur: {
      kind: "combination",
      terms,
      value: ([ep, act, spread = 0, mean = 1]) => spread / (mean * mean) - both(ep, act),
    },
  };
}

/** What bounds must leave. */
export const ABOVE = { above_tur: 0, above_kur: 0, above_tkur: 0 } as const;

/** The same by theory; d by channel. */
export function precision(jumps: Jumps, d: readonly number[]): Record<string, number> {
  const { mean: means, covariance: spreads } = longRun(jumps, [{ jump: d }]);
  const [J, C] = [means[0] as number, spreads[0]?.[0] as number];
  const p = stationary(jumps);
  const [ep, a] = [bathEntropyRate(jumps, p), activity(jumps, p)];
  const { thermodynamic, kinetic, both } = precisionBounds(ep, a);
  return {
    J,
    var_rate: C,
    fano2: C / (J * J),
    ep,
    activity: a,
    tur: thermodynamic,
    kur: kinetic,
    tkur: both,
    Q_tur: (C * ep) / (J * J),
    Q_kur: (C * a) / (J * J),
  };
}
