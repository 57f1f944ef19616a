// Bins for D(p||p_eq): where the equilibrium lives, and its exact probability in each.
import { parse } from "../formula/parse.js";
import type { Potential } from "../spec/experiment.js";
import { equilibriumOf, probabilityBelow, support } from "../theory/boltzmann.js";

const BINS = 60;

/** Range and probabilities of 60 equal bins over the equilibrium of a potential at kT = 1. */
export function equilibriumBins({
  energy,
  fields,
}: Potential): [low: number, high: number, probabilities: number[]] {
  const landscape = { energy: parse(energy), fields, kT: 1 };
  const { low, high } = support(landscape);
  const solved = equilibriumOf(landscape);
  const edge = (i: number): number => low + ((high - low) * i) / BINS;
  const below = Array.from({ length: BINS + 1 }, (_, i) => probabilityBelow(solved, edge(i)));
  return [low, high, below.slice(1).map((b, i) => b - (below[i] as number))];
}
