// Columns of the entropy of a network. Of the system between named laws b, and total:
//   systemEntropy = ln b0(start) - ln b1(end),   entropyProduction = systemEntropy + bathEntropy
// Its parts, with phi = -ln p_s of the steady state in the fields of the time, and G = sum over jumps of phi(after) - phi(before):
//   housekeepingEntropy = bathEntropy + G = sum over jumps of ln[k_ij p_i/(k_ji p_j)]      housekeepingHeat = heat + kT G
//   excessEntropy = phi(end; tau+) - phi(start; 0-) - G = ∫ d phi/dt dt, quenches included      excessHeat = -kT G
// T. Hatano, S. Sasa, PRL 86, 3463 (2001), eqs. 3 and 11; M. Esposito, C. Van den Broeck, PRL 104, 090601 (2010), eqs. 6 and 7.
import type { JumpColumns } from "../../kernel/jumpPlan.js";
import type { Columns } from "../ledger.js";

/** What they are made by; structured-cloneable. */
export interface EntropyBook {
  readonly names: readonly string[];
  /** ln p of the states at both ends. */
  readonly laws: { readonly start: Float64Array; readonly end: Float64Array } | null;
  /** phi of the states at both ends. */
  readonly phi: { readonly start: Float64Array; readonly end: Float64Array } | null;
}

/** `jumped`: G, where phi moves; else it is that of the ends. */
export function entropyColumns(
  { laws, phi }: EntropyBook,
  own: Columns,
  { startState, endState }: JumpColumns,
  kT: number,
  jumped: Float64Array | null,
): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  const { bathEntropy, heat } = own;
  if (laws !== null) {
    const systemEntropy = endState.map(
      (state, i) => (laws.start[startState[i] as number] as number) - (laws.end[state] as number),
    );
    columns.systemEntropy = systemEntropy;
    if (bathEntropy !== undefined) columns.entropyProduction = sumOf(systemEntropy, bathEntropy, 1);
  }
  if (phi === null || bathEntropy === undefined || heat === undefined) return columns;
  const change = endState.map(
    (state, i) => (phi.end[state] as number) - (phi.start[startState[i] as number] as number),
  );
  const G = jumped ?? change;
  columns.housekeepingEntropy = sumOf(bathEntropy, G, 1);
  columns.excessEntropy = sumOf(change, G, -1);
  if (Number.isNaN(kT)) return columns;
  columns.housekeepingHeat = sumOf(heat, G, kT);
  columns.excessHeat = G.map((g) => 0 - kT * g);
  return columns;
}

const sumOf = (a: Float64Array, b: Float64Array, factor: number): Float64Array =>
  a.map((value, i) => value + factor * (b[i] as number));
