// The rates of an edge by its law, as formulas of A = (E_i - E_j + mu (N_j - N_i) + drive)/kT, of its parameters, and of
// X = (drive + mu dN)/kT. Forms are chosen so that no A gives NaN, nothing of size is subtracted from something as large, and every
// part stays finite over an interval of A and has a finite derivative:
//
//   fermi   1/(1 + e^-A), the exponent held below 700: the rate is right to rounding wherever it is above 1e-304
//   ohmic   A/(1 - e^-A) = max(A, 0) + g(|A|),  g(x) = x/(e^x - 1), which falls from 1; its series in A where |A| < 0.1, since
//           the quotient would lose digits; both branches see A held on their side, so that neither divides by 0
//   bose    1/|1 - e^-A| = [A > 0] + g(|A|)/|A|
import { parse } from "../../formula/parse.js";
import { type Prepared, prepared } from "../../formula/prepared.js";

/** Formulas of a law: `forward` and `backward` of A, X and its parameters by their names in the edge. */
export interface RateLaw {
  /** The keys of an edge that it takes, the one that it is known by first. */
  readonly takes: readonly string[];
  readonly forward: Prepared;
  readonly backward: Prepared;
}

// x/(e^x - 1) = 1 - x/2 + x^2/12 - x^4/720 + x^6/30240 - x^8/1209600 + …, the next term being 2e-18 at x = 0.1
const near = "min(max(A, -0.1), 0.1)";
const even = `${near}^2*(1/12 - ${near}^2*(1/720 - ${near}^2*(1/30240 - ${near}^2/1209600)))`;
const far = "max(abs(A), 0.1)";
const tail = `${far}/(exp(min(${far}, 700)) - 1)`;
const ohmic = (sign: "" | "-"): string =>
  `kT/ohmic*(abs(A) < 0.1 ? 1 + ${sign}${near}/2 + ${even} : max(${sign}A, 0) + ${tail})`;
const bose = (sign: "" | "-"): string =>
  `bose*((${sign}A > 0 ? 1 : 0) + (abs(A) < 0.1 ? 1 - abs(${near})/2 + ${even} : ${tail})/abs(A))`;

const law = (takes: readonly string[], forward: string, backward: string): RateLaw => ({
  takes,
  forward: prepared(parse(forward)),
  backward: prepared(parse(backward)),
});

export const RATE_LAWS = {
  rate: law(["rate"], "rate", "rate*exp(-A)"),
  prefactor: law(["prefactor", "split"], "prefactor*exp(split*A)", "prefactor*exp((split - 1)*A)"),
  barrier: law(
    ["barrier", "prefactor", "split"],
    "prefactor*exp((from - barrier)/kT + split*X)",
    "prefactor*exp((to - barrier)/kT + (split - 1)*X)",
  ),
  fermi: law(["fermi"], "fermi/(1 + exp(min(-A, 700)))", "fermi/(1 + exp(min(A, 700)))"),
  bose: law(["bose"], bose(""), bose("-")),
  ohmic: law(["ohmic"], ohmic(""), ohmic("-")),
  forward: law(["forward", "backward"], "forward", "backward"),
} as const;

export type LawName = keyof typeof RATE_LAWS;

/** Keys of an edge that belong to some law. */
export const LAW_KEYS = [...new Set(Object.values(RATE_LAWS).flatMap(({ takes }) => takes))];
