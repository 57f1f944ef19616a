// Tilted generators. A functional of exponents, s_c per jump and g_i per time, has
//   <e^S> = sum_i g_i(t),   g' = L_s g,   L_s: jumps w_c e^(s_c), diagonal g_i - sum of w_c from i,
// and in the long run <e^S> ~ e^(theta t) with theta the largest eigenvalue of L_s (J. L. Lebowitz & H. Spohn, J. Stat. Phys. 95, 333
// (1999)). It is found by inverse iteration with positive vectors, shifted by the upper bound
//   max_i (x L_s)_i/x_i >= theta >= min_i (x L_s)_i/x_i
// (T. Noda, Numer. Math. 17, 382 (1971)): convergence is quadratic, and each step is an elimination without subtractions in the network
// with the rates w_c e^(s_c) x_to/x_from. That network, made conservative, is the one in which the tilted statistics are typical; its
// means and covariances are the derivatives of theta (R. Chetrite & H. Touchette, Ann. Henri Poincaré 16, 2005 (2015)).
import * as math from "../../kernel/math.js";
import type { Functional } from "./cumulants.js";
import { eliminate } from "./elimination.js";
import { exponential } from "./exponential.js";
import { escapeRates, type Jumps, type Rates, ratesOf } from "./generator.js";
import { operator, tripletsOf } from "./operator.js";
import { closedClass } from "./stationary.js";

export interface Leading {
  /** theta. */
  readonly value: number;
  /** The network in which the tilted statistics are typical: the same channels with the rates w e^s r_to/r_from. */
  readonly driven: Jumps;
  /** Its stationary probabilities, l_i r_i. */
  readonly probabilities: Float64Array;
  /** r_i, how much more e^S grows from state i than from the others; 0 in states that the long run leaves. */
  readonly growth: Float64Array;
}

/** sum_a z_a N_a of functionals as one of exponents. */
export function tilt(functionals: readonly Functional[], z: readonly number[]): Functional {
  const [first] = functionals;
  const sum = (pick: (f: Functional) => ArrayLike<number> | undefined, length: number): number[] =>
    Array.from({ length }, (_, k) =>
      functionals.reduce((total, f, a) => total + (z[a] as number) * (pick(f)?.[k] ?? 0), 0),
    );
  const states = functionals.reduce((most, { rest }) => Math.max(most, rest?.length ?? 0), 0);
  return { jump: sum((f) => f.jump, first?.jump.length ?? 0), rest: sum((f) => f.rest, states) };
}

/** g_i(t) = <e^S; x_t = i> from any start, which may be weighted; infinite where it is beyond e^709. */
export function tilted(
  jumps: Jumps,
  start: ArrayLike<number>,
  t: number,
  exponents: Functional,
): Float64Array {
  const out = escapeRates(jumps);
  const triplets = tripletsOf(
    jumps,
    (c) => math.exp(exponents.jump[c] as number),
    (i) => (exponents.rest?.[i] ?? 0) - (out[i] as number),
  );
  return exponential(operator(jumps.states, triplets), Float64Array.from(start), t);
}

const STEPS = 200;
const CLOSE = 2 ** -50; // of the largest rate out of a state

/**
 * The largest eigenvalue of a tilted generator.
 * @throws SeveralStationaryStates where the long run is not in one class of states; Error where the iteration fails
 */
export function leading(jumps: Jumps, exponents: Functional): Leading {
  const states = closedClass(ratesOf(jumps));
  const place = new Int32Array(jumps.states).fill(-1);
  states.forEach((i, k) => {
    place[i] = k;
  });
  const inside = jumps.channels
    .map((channel, c) => ({ ...channel, number: c }))
    .filter(({ from, rate }) => place[from] !== -1 && rate > 0)
    .map(({ from, to, rate, number }) => {
      const s = exponents.jump[number] as number;
      return { number, from: place[from] as number, to: place[to] as number, rate, s, factor: math.exp(s) };
    });
  const size = states.length;
  const rest = Float64Array.from(states, (i) => exponents.rest?.[i] ?? 0);
  const moving = inside.filter(({ from, to }) => from !== to);
  const ends = { from: Int32Array.from(moving, (c) => c.from), to: Int32Array.from(moving, (c) => c.to) };
  const largest = inside.reduce((most, { rate, factor }) => Math.max(most, rate, rate * factor), 0);

  let r = new Float64Array(size).fill(1);
  for (let step = 0; step < STEPS; step++) {
    // (r L_s)_i/r_i, each channel by its difference from 1
    const quotient = rest.slice();
    for (const { from, to, rate, s, factor } of inside) {
      const here = r[from] as number;
      const gain = math.expm1(s) + (factor * ((r[to] as number) - here)) / here;
      quotient[from] = (quotient[from] as number) + rate * gain;
    }
    const high = quotient.reduce((most, q) => Math.max(most, q), Number.NEGATIVE_INFINITY);
    const low = quotient.reduce((least, q) => Math.min(least, q), Number.POSITIVE_INFINITY);
    const rates: Rates = {
      size,
      ...ends,
      rate: Float64Array.from(
        moving,
        ({ from, to, rate, factor }) => (rate * factor * (r[to] as number)) / (r[from] as number),
      ),
    };
    if (!(high - low > CLOSE * largest) || step === STEPS - 1) {
      if (!(high - low <= 2 ** -30 * largest))
        throw new Error(
          `The largest eigenvalue lies between ${low} and ${high}; the iteration gets no closer.`,
        );
      const p = eliminate(rates).conserved();
      const value = quotient.reduce((sum, q, k) => sum + q * (p[k] as number), 0);
      return finished(jumps, value, inside, states, p, r);
    }
    const leak = quotient.map((q) => high - q);
    const gained = eliminate(rates, leak).backward(new Float64Array(size).fill(1));
    const next = r.map((x, k) => x * (gained[k] as number));
    const most = next.reduce((x, y) => Math.max(x, y), 0);
    const scaled = next.map((x) => x / most);
    if (!scaled.every((x) => x > 0)) throw new Error("The growth from some state is too small for a number.");
    r = scaled;
  }
  throw new Error("unreachable");
}

function finished(
  jumps: Jumps,
  value: number,
  inside: readonly { number: number; from: number; to: number; rate: number; factor: number }[],
  states: readonly number[],
  p: Float64Array,
  r: Float64Array,
): Leading {
  const rates = new Float64Array(jumps.channels.length);
  for (const { number, from, to, rate, factor } of inside)
    rates[number] = (rate * factor * (r[to] as number)) / (r[from] as number);
  const probabilities = new Float64Array(jumps.states);
  const growth = new Float64Array(jumps.states);
  states.forEach((i, k) => {
    probabilities[i] = p[k] as number;
    growth[i] = r[k] as number;
  });
  const channels = jumps.channels.map((channel, c) => ({ ...channel, rate: rates[c] as number }));
  return { value, driven: { states: jumps.states, channels }, probabilities, growth };
}
