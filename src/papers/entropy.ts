// Entropies of a run from equilibrium in x at kT = 1, with S = <U> - F - D(p||p_eq) at both ends and D = 0 at the start:
//   dS = <dU> - dF - D(p_tau||p_eq),   Sigma = <Q> + dS
import { mean, relativeEntropy } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import type { Potential } from "../spec/experiment.js";
import { equilibriumBins } from "../theory/equilibriumBins.js";
import type { Quantity } from "./claim.js";

/** D(p||p_eq) of the final x in a potential. */
export const divergenceFrom = ({ energy, fields }: Potential) =>
  relativeEntropy("x", ...equilibriumBins({ energy: parse(energy), fields, kT: 1 }));

/** The change of the system's entropy and the whole production; `gained` is the formula of dU - dF. */
export function entropies(
  run: string,
  divergence: ReturnType<typeof divergenceFrom>,
  gained = "energyChange - freeEnergyChange",
): { readonly dS_sys: Quantity; readonly Sigma: Quantity } {
  const less = (of: string): Quantity => ({
    kind: "sum",
    terms: [
      { run, request: mean(of) },
      { run, request: { ...divergence, factor: -1 } },
    ],
  });
  return { dS_sys: less(gained), Sigma: less(`heat + ${gained}`) };
}
