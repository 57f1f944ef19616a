// Columns of formulas at given times, from what each sees of a snapshot: one way for Langevin motion, networks and reactions.
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";
import type { Columns } from "./ledger.js";
import type { SnapshotBook } from "./snapshots.js";

/** The columns of `size` trajectories, by what formulas see of a snapshot, and what the ledger is in blocks of cycles. */
export function columnsOfStates(
  { rounds, blocks, columns, visits }: Omit<SnapshotBook, "fields">,
  size: number,
  seen: (snapshot: number) => Scope,
  inBlocks: () => Columns,
): Columns {
  const scopes = new Map<number, Scope>();
  const scopeOf = (snapshot: number): Scope => {
    const scope = scopes.get(snapshot) ?? seen(snapshot);
    scopes.set(snapshot, scope);
    return scope;
  };
  const valuesOf = (formula: Node, snapshot: number): Float64Array =>
    evaluateColumn(formula, scopeOf(snapshot), rounds * size);
  const found: Record<string, Float64Array> = blocks ? { ...inBlocks() } : {};
  for (const { name, formula, snapshot } of columns) {
    found[name] = averaged(valuesOf(formula, snapshot), rounds);
  }
  for (const { name, formula, snapshots, wrap } of visits) {
    const all = snapshots.map((snapshot) => valuesOf(formula, snapshot));
    const values = gathered(all, rounds, size);
    found[name] =
      wrap === null ? values : values.map((x) => x - wrap.period * Math.floor((x - wrap.low) / wrap.period));
  }
  return found;
}

/** The average over the rounds, row by row. */
function averaged(values: Float64Array, rounds: number): Float64Array {
  if (rounds === 1) return values;
  const size = values.length / rounds;
  const sums = new Float64Array(size);
  values.forEach((value, i) => {
    sums[i % size] = (sums[i % size] as number) + value;
  });
  return sums.map((sum) => sum / rounds);
}

/** Values by time, round and trajectory, as all values of the first trajectory, then of the second. */
function gathered(byTime: readonly Float64Array[], rounds: number, size: number): Float64Array {
  const per = byTime.length * rounds;
  const out = new Float64Array(per * size);
  byTime.forEach((values, k) => {
    values.forEach((value, i) => {
      out[(i % size) * per + k * rounds + Math.floor(i / size)] = value;
    });
  });
  return out;
}
