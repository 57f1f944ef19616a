// First passage: where trajectories first enter one of several groups of target states, and when. With h_k(i) the probability to enter
// group k first, and T the time,
//   -L+ h_k = rates into group k,   -L+ <T; k> = h_k,   -L+ <T^2; k> = 2 <T; k>
// on the other states, L+ the backward generator with targets taken out (N. G. van Kampen, Stochastic Processes, XII.2). All three are
// solved by elimination without subtractions. In discrete time, with probabilities per step for rates, probabilities and means are those
// in steps, and a variance is less by the mean.
import { leadingTo } from "./classes.js";
import { eliminate } from "./elimination.js";
import { type Jumps, ratesOf } from "./generator.js";
import { within } from "./stationary.js";

/** By state of departure; a target is its own group at once. */
export interface Passage {
  /** Probability to enter each group before the others, [group][state]. */
  readonly probability: readonly Float64Array[];
  /** Mean time until any group is entered; infinite where that is not certain. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Mean time and its variance among trajectories that enter this group, [group][state]; NaN where there are none. */
  readonly meanOf: readonly Float64Array[];
  readonly varianceOf: readonly Float64Array[];
}

/** First passage to groups of states from every state. */
export function firstPassage(jumps: Jumps, groups: readonly (readonly number[])[]): Passage {
  const rates = ratesOf(jumps);
  const groupOf = new Int32Array(rates.size).fill(-1);
  groups.forEach((states, k) => {
    for (const i of states) groupOf[i] = k;
  });
  const arriving = leadingTo(rates, groups.flat());
  const transient = Array.from(groupOf.keys()).filter((i) => groupOf[i] === -1 && arriving[i] === 1);
  const place = new Int32Array(rates.size).fill(-1);
  transient.forEach((i, k) => {
    place[i] = k;
  });
  const leak = new Float64Array(transient.length);
  const entering = groups.map(() => new Float64Array(transient.length));
  const lost = new Float64Array(transient.length);
  rates.from.forEach((i, c) => {
    const k = place[i] as number;
    const j = rates.to[c] as number;
    if (k === -1 || place[j] !== -1) return;
    const rate = rates.rate[c] as number;
    leak[k] = (leak[k] as number) + rate;
    const into = entering[groupOf[j] as number] ?? lost;
    into[k] = (into[k] as number) + rate;
  });
  const equations = eliminate(within(rates, transient), leak);
  const nothing = new Float64Array(rates.size);
  const spread = (inside: Float64Array, elsewhere: (i: number) => number): Float64Array =>
    nothing.map((_, i) => (place[i] === -1 ? elsewhere(i) : (inside[place[i] as number] as number)));

  const solved = entering.map((rate) => {
    const h = equations.backward(rate);
    const first = equations.backward(h);
    return { h, first, second: equations.backward(first).map((x) => 2 * x) };
  });
  const gone = equations.backward(lost);
  const uncertain = (i: number): boolean =>
    place[i] === -1 ? groupOf[i] === -1 : (gone[place[i] as number] as number) > 0;
  const total = (pick: (of: { first: Float64Array; second: Float64Array }) => Float64Array): Float64Array =>
    solved.reduce((sum, of) => sum.map((x, k) => x + (pick(of)[k] as number)), new Float64Array(leak.length));
  const [first, second] = [total((of) => of.first), total((of) => of.second)];
  const orInfinite = (inside: Float64Array): Float64Array =>
    spread(inside, () => 0).map((x, i) => (uncertain(i) ? Number.POSITIVE_INFINITY : x));
  const among = (k: number, inside: Float64Array): Float64Array =>
    spread(inside, (i) => (groupOf[i] === k ? 0 : Number.NaN));
  const central = (m1: Float64Array, m2: Float64Array): Float64Array =>
    m1.map((m, k) => (m2[k] as number) - m * m);
  return {
    probability: solved.map(({ h }, k) => spread(h, (i) => (groupOf[i] === k ? 1 : 0))),
    mean: orInfinite(first),
    variance: orInfinite(central(first, second)),
    meanOf: solved.map(({ h, first }, k) => among(k, divided(first, h))),
    varianceOf: solved.map(({ h, first, second }, k) =>
      among(k, central(divided(first, h), divided(second, h))),
    ),
  };
}

const divided = (x: Float64Array, by: Float64Array): Float64Array =>
  x.map((value, k) => value / (by[k] as number));
