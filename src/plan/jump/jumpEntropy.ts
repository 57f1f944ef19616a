// Columns of the entropy of a network: of the system between named laws, total, and its housekeeping and excess parts.
import type { JumpColumns } from "../../kernel/jumpPlan.js";
import type { Columns } from "../ledger.js";

/** What they are made by; structured-cloneable. */
export interface EntropyBook {
  readonly names: readonly string[];
  /** ln p of the states at both ends. */
  readonly laws: { readonly start: Float64Array; readonly end: Float64Array } | null;
}

export function entropyColumns(
  { laws }: EntropyBook,
  own: Columns,
  kernel: JumpColumns,
): Record<string, Float64Array> {
  const columns: Record<string, Float64Array> = {};
  if (laws !== null) {
    const { startState, endState } = kernel;
    const systemEntropy = endState.map(
      (state, i) => (laws.start[startState[i] as number] as number) - (laws.end[state] as number),
    );
    columns.systemEntropy = systemEntropy;
    const { bathEntropy } = own;
    if (bathEntropy !== undefined) {
      columns.entropyProduction = systemEntropy.map((s, i) => s + (bathEntropy[i] as number));
    }
  }
  return columns;
}
