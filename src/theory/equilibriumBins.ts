// Bins for D(p||p_eq): where the equilibrium lives, and its exact probability in each.
import { equilibriumOf, type Landscape, probabilityBelow, support } from "./boltzmann.js";

const BINS = 60;

/** Range and probabilities of equal bins over the equilibrium of a landscape. */
export function equilibriumBins(
  landscape: Landscape,
  bins = BINS,
): [low: number, high: number, probabilities: number[]] {
  const { low, high } = support(landscape);
  const solved = equilibriumOf(landscape);
  const edge = (i: number): number => low + ((high - low) * i) / bins;
  const below = Array.from({ length: bins + 1 }, (_, i) => probabilityBelow(solved, edge(i)));
  return [low, high, below.slice(1).map((b, i) => b - (below[i] as number))];
}
