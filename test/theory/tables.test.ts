// Equilibrium in tabulated potentials, whose third derivative jumps at every node: against quadrature row by row.
//   Z = ∫ exp(-U) dx: Simpson's rule inside the rows, where U is one cubic, and exp(-U)/|U'| for the straight ends.
import { describe, expect, test } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { spline } from "../../dist/formula/spline.js";
import { lookUp, type Outside, type Table, tableOf } from "../../dist/formula/table.js";
import { equilibriumOf, probabilityBelow } from "../../dist/theory/boltzmann.js";

const CASES: readonly (readonly [name: string, x: readonly number[], y: readonly number[]])[] = [
  ["a well of five points", [-2, -1, 0, 1, 2], [9, 1, 0, 1.5, 11]],
  [
    "a rough double well",
    [-2, -1.7, -1.2, -1.1, -0.5, 0, 0.3, 0.31, 0.9, 1.3, 1.8, 2],
    [12, 5, 0.4, 0, 2.1, 3, 2.2, 2.1, -0.5, 0.1, 4, 8],
  ],
  [
    "a noisy table of a hundred points",
    Array.from({ length: 100 }, (_, i) => (i - 49.5) / 25),
    Array.from({ length: 100 }, (_, i) => 2 * ((i - 49.5) / 25) ** 4 + 0.3 * Math.sin(i * i)),
  ],
];

const PARTS = 4000;

/** ∫ exp(-U) from a to b, within one row. */
function row(table: Table, a: number, b: number): number {
  const h = (b - a) / PARTS;
  let sum = 0;
  for (let k = 0; k <= PARTS; k++) {
    const weight = k === 0 || k === PARTS ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-lookUp(table, a + k * h, 0));
  }
  return (sum * h) / 3;
}

/** ∫ exp(-U) below each node, and over the whole range. */
function quadrature(
  table: Table,
  x: readonly number[],
  outside: Outside,
): { below: number[]; total: number } {
  const tail = (end: number): number =>
    outside === "linear" ? Math.exp(-lookUp(table, end, 0)) / Math.abs(lookUp(table, end, 1)) : 0;
  const below = [tail(x[0] as number)];
  for (let i = 1; i < x.length; i++) {
    below.push((below[i - 1] as number) + row(table, x[i - 1] as number, x[i] as number));
  }
  return { below, total: (below[x.length - 1] as number) + tail(x[x.length - 1] as number) };
}

describe.each(CASES)("%s", (_, x, y) => {
  test.each(["linear", "periodic"] as const)("%s: F and P(x < x_i) to 1e-10", (outside) => {
    const periodic = outside === "periodic";
    const heights = periodic ? y.map((u, i) => (i === y.length - 1 ? (y[0] as number) : u)) : y;
    const table = tableOf("f", 0, spline({ x, y: heights, periodic, deviations: null }), outside);
    const energy = parse("f(x)", new Map([["f", table]]));
    const range = periodic ? { low: x[0] as number, high: x[x.length - 1] as number } : undefined;
    const solved = equilibriumOf({ energy, fields: {}, kT: 1, range });
    const { below, total } = quadrature(table, x, outside);
    expect(Math.abs(solved.freeEnergy + Math.log(total))).toBeLessThan(1e-10);
    x.forEach((place, i) => {
      expect(Math.abs(probabilityBelow(solved, place) - (below[i] as number) / total)).toBeLessThan(1e-10);
    });
  });
});

test("control: another spline through the same points has another F", () => {
  const [, x, y] = CASES[1] as (typeof CASES)[number];
  const F = (deviations: readonly number[] | null): number => {
    const table = tableOf("f", 0, spline({ x, y, periodic: false, deviations }), "linear");
    return equilibriumOf({ energy: parse("f(x)", new Map([["f", table]])), fields: {}, kT: 1 }).freeEnergy;
  };
  expect(Math.abs(F(null) - F(x.map(() => 0.01)))).toBeGreaterThan(1e-4);
});
