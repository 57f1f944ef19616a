// Sums of waves as formulas, sum_k a_k cos(k q x) + b_k sin(k q x): for the host one function call a term, for the kernel by
//   C_2m = 2 C_m^2 - 1,  C_(2m+1) = 2 C_m C_(m+1) - C_1,  S_2m = 2 S_m C_m,  S_(2m+1) = 2 S_(m+1) C_m - S_1,
// C_k = cos(k q x), S_k = sin(k q x): two functions in all, and two products a term, since equal parts are computed once.
import { call, difference, type Node, name, number, product, sum } from "./syntax.js";

/** Coefficients: numbers, or names that stand for them. */
export interface Waves {
  readonly period: number;
  /** a_0, a_1, … and 0, b_1, … */
  readonly cosines: readonly Node[];
  readonly sines: readonly Node[];
}

const angleOf = (period: number, variable: string): Node =>
  product(number((2 * Math.PI) / period), name(variable));

/** The sum term by term. */
export function wavesByTerms({ period, cosines, sines }: Waves, variable: string): Node {
  const angle = angleOf(period, variable);
  return cosines.reduce((total, a, k) => {
    if (k === 0) return a;
    const turn = product(number(k), angle);
    return sum(total, sum(product(a, call("cos", turn)), product(sines[k] as Node, call("sin", turn))));
  }, number(0));
}

/** The sum by doubling. */
export function wavesByDoubling({ period, cosines, sines }: Waves, variable: string): Node {
  const angle = angleOf(period, variable);
  const C = [number(1), call("cos", angle)];
  const S = [number(0), call("sin", angle)];
  const twice = (a: Node | undefined, b: Node | undefined): Node =>
    product(number(2), product(a as Node, b as Node));
  let total = cosines[0] ?? number(0);
  for (let k = 1; k < cosines.length; k++) {
    const m = Math.floor(k / 2);
    if (k > 1) {
      const even = k % 2 === 0;
      C.push(difference(twice(C[m], C[k - m]), even ? number(1) : (C[1] as Node)));
      S.push(even ? twice(S[m], C[m]) : difference(twice(S[m + 1], C[m]), S[1] as Node));
    }
    const term = sum(product(cosines[k] as Node, C[k] as Node), product(sines[k] as Node, S[k] as Node));
    total = sum(total, term);
  }
  return total;
}
