// Conserved quantities: whole-numbered weights w of the species that change with sum_i w_i v_ic = 0 for every reaction c, as a basis of the
// left null space of the stoichiometric matrix. Exact elimination over bigint, rows in reduced form and without their zeros: a reaction has
// few species.

type Row = Map<number, bigint>;

/** A basis, each with the greatest common divisor 1 and its first weight above 0; `changes` by reaction and species. */
export function conservedQuantities(changes: readonly (readonly number[])[], species: number): number[][] {
  // by the column that it alone has
  const pivots = new Map<number, Row>();
  for (const change of changes) {
    const row: Row = new Map(change.flatMap((by, k) => (by === 0 ? [] : [[k, BigInt(by)] as const])));
    for (const column of [...row.keys()]) {
      const other = pivots.get(column);
      if (other !== undefined) eliminate(row, other, column);
    }
    const [column] = row.keys();
    if (column === undefined) continue;
    for (const [own, other] of pivots) {
      if (other.has(column)) eliminate(other, row, column);
      pivots.set(own, other);
    }
    pivots.set(column, row);
  }
  const free = Array.from({ length: species }, (_, k) => k).filter((k) => !pivots.has(k));
  return free.map((k) => {
    // w_k = m, w_pivot = -m r_k/r_pivot, with m the least that leaves all whole
    const having = [...pivots].filter(([, row]) => row.has(k));
    const m = having.reduce((all, [column, row]) => {
      const [p, r] = [row.get(column) as bigint, row.get(k) as bigint];
      return lcm(all, p / gcd(p, r));
    }, 1n);
    const weights = new Map([[k, m]]);
    for (const [column, row] of having) {
      weights.set(column, (-m * (row.get(k) as bigint)) / (row.get(column) as bigint));
    }
    reduce(weights);
    const first = weights.get(Math.min(...weights.keys())) as bigint;
    const found = new Array<number>(species).fill(0);
    for (const [column, w] of weights) found[column] = Number(first < 0n ? -w : w);
    return found;
  });
}

/** Frees `row` of a column by a multiple of another one. */
function eliminate(row: Row, by: Row, column: number): void {
  const [p, q] = [by.get(column) as bigint, row.get(column) ?? 0n];
  if (q === 0n) return;
  for (const [k, value] of row) row.set(k, value * p);
  for (const [k, value] of by) {
    const left = (row.get(k) ?? 0n) - value * q;
    if (left === 0n) row.delete(k);
    else row.set(k, left);
  }
  reduce(row);
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

function gcd(a: bigint, b: bigint): bigint {
  let [p, q] = [size(a), size(b)];
  while (q !== 0n) [p, q] = [q, p % q];
  return p === 0n ? 1n : p;
}

const lcm = (a: bigint, b: bigint): bigint => size(a * b) / gcd(a, b);

function reduce(row: Row): void {
  let common = 0n;
  for (const value of row.values()) {
    common = common === 0n ? size(value) : gcd(common, value);
    if (common === 1n) return;
  }
  if (common > 1n) for (const [k, value] of row) row.set(k, value / common);
}
