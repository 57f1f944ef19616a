// A gene that is switched on and off: messengers in the steady state (J. Peccoud, B. Ycart, Theor. Pop. Biol. 48, 222 (1995)). With rates in
// units of the decay d, a = kon/d, b = koff/d, x = ks/d,
//   <M> = x a/(a + b),   Var M/<M> = 1 + x b/((a + b)(a + b + 1)),   P(M = 0) = 1F1(a; a + b; -x) = e^-x 1F1(b; a + b; x).
import * as math from "../../kernel/math.js";

export interface Telegraph {
  readonly kon: number;
  readonly koff: number;
  readonly ks: number;
  readonly d: number;
}

export interface TelegraphLaw {
  readonly mean: number;
  readonly fano: number;
  readonly none: number;
}

/** Kummer's 1F1(a; b; x) e^-x for a, b, x > 0: all terms are positive. */
function kummer(a: number, b: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 0; term > 1e-18 * sum || k < x; k++) {
    term *= ((a + k) * x) / ((b + k) * (k + 1));
    sum += term;
  }
  return sum * math.exp(-x);
}

export function telegraph({ kon, koff, ks, d }: Telegraph): TelegraphLaw {
  const [a, b, x] = [kon / d, koff / d, ks / d];
  return {
    mean: (x * a) / (a + b),
    fano: 1 + (x * b) / ((a + b) * (a + b + 1)),
    none: kummer(b, a + b, x),
  };
}
