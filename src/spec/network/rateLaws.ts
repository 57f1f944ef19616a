// The rates of an edge by its law, as formulas of A = (E_i - E_j + mu (N_j - N_i) + drive)/kT, of its parameters, and of
// X = (drive + mu dN)/kT. Forms are chosen so that no A gives NaN, nothing of size is subtracted from something as large, and every
// part stays finite over an interval of A and has a finite derivative:
//
//   fermi   1/(1 + e^-A), the exponent held below 700: the rate is right to rounding wherever it is above 1e-304
//   ohmic   A/(1 - e^-A) = max(A, 0) + g(|A|),  g(x) = x/(e^x - 1), which falls from 1; its series below x = 0.1, where
//           the quotient would lose digits; both branches see x held on their side, so that neither divides by 0
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
const small = "min(abs(A), 0.1)";
const large = "max(abs(A), 0.1)";
const G = `(abs(A) < 0.1
  ? 1 - ${small}/2 + ${small}^2*(1/12 - ${small}^2*(1/720 - ${small}^2*(1/30240 - ${small}^2/1209600)))
  : ${large}/(exp(min(${large}, 700)) - 1))`;

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
  bose: law(["bose"], `bose*((A > 0 ? 1 : 0) + ${G}/abs(A))`, `bose*((A > 0 ? 0 : 1) + ${G}/abs(A))`),
  ohmic: law(["ohmic"], `kT/ohmic*(max(A, 0) + ${G})`, `kT/ohmic*(max(-A, 0) + ${G})`),
  forward: law(["forward", "backward"], "forward", "backward"),
} as const;

export type LawName = keyof typeof RATE_LAWS;

/** Keys of an edge that belong to some law. */
export const LAW_KEYS = [...new Set(Object.values(RATE_LAWS).flatMap(({ takes }) => takes))];
