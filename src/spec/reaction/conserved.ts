// Conserved quantities: whole-numbered weights w of the species that change with sum_i w_i v_ic = 0 for every reaction c, as a basis of the
// left null space of the stoichiometric matrix. Exact elimination without fractions over bigint (E. H. Bareiss, Math. Comp. 22, 565 (1968)).

/** A basis, each with the greatest common divisor 1 and its first weight above 0; `changes` by reaction and species. */
export function conservedQuantities(changes: readonly (readonly number[])[], species: number): number[][] {
  const rows = changes.map((change) => change.map(BigInt));
  const pivots: number[] = [];
  let rank = 0;
  for (let column = 0; column < species && rank < rows.length; column++) {
    const at = rows.findIndex((row, i) => i >= rank && row[column] !== 0n);
    if (at < 0) continue;
    [rows[rank], rows[at]] = [rows[at] as bigint[], rows[rank] as bigint[]];
    const pivot = rows[rank] as bigint[];
    rows.forEach((row, i) => {
      if (i === rank || row[column] === 0n) return;
      const [p, q] = [pivot[column] as bigint, row[column] as bigint];
      rows[i] = reduced(row.map((value, k) => value * p - (pivot[k] as bigint) * q));
    });
    pivots.push(column);
    rank += 1;
  }
  const free = Array.from({ length: species }, (_, k) => k).filter((k) => !pivots.includes(k));
  return free.map((k) => {
    // w_k = m, w_pivot = -m r_k/r_pivot, with m the least that leaves all whole
    const m = pivots.reduce((all, column, i) => {
      const row = rows[i] as bigint[];
      return lcm(all, (row[column] as bigint) / gcd(row[column] as bigint, row[k] as bigint));
    }, 1n);
    const weights = new Array<bigint>(species).fill(0n);
    weights[k] = m;
    pivots.forEach((column, i) => {
      const row = rows[i] as bigint[];
      weights[column] = (-m * (row[k] as bigint)) / (row[column] as bigint);
    });
    const plain = reduced(weights);
    const first = plain.find((value) => value !== 0n) as bigint;
    return plain.map((value) => Number(first < 0n ? -value : value) + 0);
  });
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

function gcd(a: bigint, b: bigint): bigint {
  let [p, q] = [size(a), size(b)];
  while (q !== 0n) [p, q] = [q, p % q];
  return p === 0n ? 1n : p;
}

const lcm = (a: bigint, b: bigint): bigint => size(a * b) / gcd(a, b);

function reduced(values: readonly bigint[]): bigint[] {
  const common = values.reduce(
    (all, value) => (value === 0n ? all : all === 0n ? size(value) : gcd(all, value)),
    0n,
  );
  return common < 2n ? [...values] : values.map((value) => value / common);
}
