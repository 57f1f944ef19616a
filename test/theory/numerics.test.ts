// The small tools of theory/.
import { describe, expect, it } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { energies } from "../../dist/theory/boltzmann.js";
import { type Column, diffusion } from "../../dist/theory/diffusion.js";
import { gridOf } from "../../dist/theory/grid.js";
import { integrate } from "../../dist/theory/integrate.js";
import { fieldsAt, movingEnergy } from "../../dist/theory/movingEnergy.js";
import { normalCdf } from "../../dist/theory/normal.js";
import { richardson } from "../../dist/theory/richardson.js";

describe("normalCdf", () => {
  it("agrees with Phi from 20 standard deviations below to 3 above", () => {
    // erfc(-x/sqrt 2)/2 of the C library
    for (const [x, phi] of [
      [-20, 2.7536241186062337e-89],
      [-8, 6.220960574271785e-16],
      [-3, 0.0013498980316300946],
      [-1, 0.15865525393145707],
      [0, 0.5],
      [3, 0.9986501019683699],
    ] as const) {
      expect(Math.abs(normalCdf(x) / phi - 1)).toBeLessThan(1e-13);
    }
  });

  it("has no step where the fraction takes over", () => {
    const slope = Math.exp(-4.5) / Math.sqrt(2 * Math.PI);
    const step = normalCdf(-3 + 1e-9) - normalCdf(-3 - 1e-9);
    expect(Math.abs(step - 2e-9 * slope)).toBeLessThan(1e-15);
  });
});

describe("richardson", () => {
  it("finds c of c + a h^2 + b h^4 and bounds its own error", () => {
    const at = (h: number): number => 7 + 3 * h ** 2 - 5 * h ** 4 + 0.1 * h ** 6;
    const { value, error } = richardson([at(0.4), at(0.2), at(0.1), at(0.05)]);
    // what is left of h^6 is the product of the last three squares
    expect(value - 7).toBeCloseTo(0.1 * (0.2 * 0.1 * 0.05) ** 2, 12);
    expect(Math.abs(value - 7)).toBeLessThan(error);
  });

  it("has an infinite error when a level is infinite", () => {
    const { value, error } = richardson([1, 2, Number.POSITIVE_INFINITY, 4]);
    expect([value, error]).toEqual([4, Number.POSITIVE_INFINITY]);
  });
});

describe("integrate", () => {
  it("follows y' = y, y'' = -y and y' = 1 + y^2 up to close to its pole, to 1e-11", () => {
    const exponential = integrate((_, y) => y, [1], 0, 10);
    expect((exponential[0] as number) / Math.exp(10)).toBeCloseTo(1, 11);
    const circle = integrate((_, [x, v]) => [v as number, -(x as number)], [1, 0], 0, 20);
    expect(Math.abs((circle[0] as number) - Math.cos(20))).toBeLessThan(1e-11);
    const tangent = integrate((_, [y]) => [1 + (y as number) ** 2], [0], 0, 1.5);
    expect((tangent[0] as number) / Math.tan(1.5)).toBeCloseTo(1, 10);
  });
});

describe("movingEnergy", () => {
  const x = Float64Array.from({ length: 7 }, (_, i) => i / 2 - 1.5);
  const line = { from: { a: 1, b: 0, c: 2 }, to: { a: 3, b: -1, c: 2 } };
  for (const text of [
    "c*x^4 - x^2",
    "a*x^2 + b*x",
    "a*(x - b)^2",
    "a*b^2*x - a^3*x^2",
    "exp(-b*x^2) + a*x^2",
    "abs(x - b) + a",
  ]) {
    it(`is U on the way of the fields: ${text}`, () => {
      const energy = parse(text);
      const energyAt = movingEnergy(energy, x, line);
      const column = new Float64Array(x.length);
      for (const s of [0, 0.3, 0.5, 0.77, 1]) {
        energyAt(s, column);
        const exact = energies({ energy, fields: fieldsAt(line, s), kT: 1 }, x);
        column.forEach((u, i) => {
          expect(Math.abs(u - (exact[i] as number))).toBeLessThan(1e-12 * (1 + Math.abs(exact[i] as number)));
        });
      }
    });
  }
});

describe("diffusion", () => {
  const cells = 80;
  const width = 5 / cells;
  const x = Float64Array.from({ length: cells }, (_, i) => -2.5 + (i + 0.5) * width);
  const energy = x.map((at) => 6 * (at * at - 1) ** 2);
  const none = new Float64Array(cells);
  const MESH = {
    low: -2.5,
    width,
    cells,
    ring: false,
    absorbing: { low: false, high: false },
    bounded: { low: false, high: false },
    aligned: true,
    steps: [],
  };
  const grid = gridOf(MESH);
  const mover = diffusion(grid, 3);
  mover.freeze({ energy, force: null, kT: 2 });
  const alone = (values: Float64Array): Column => ({ values, feeds: [] });

  for (const name of ["move", "dampedMove"] as const) {
    it(`${name} leaves exp(-U/kT) alone and loses nobody`, () => {
      const settled = energy.map((u) => Math.exp(-u / 2));
      const p = settled.slice();
      for (let n = 0; n < 50; n++) mover[name]([alone(p)], none, 0.1);
      p.forEach((density, i) => {
        expect(Math.abs(density - (settled[i] as number))).toBeLessThan(1e-12);
      });
      const lump = none.slice();
      lump[20] = 1;
      for (let n = 0; n < 50; n++) mover[name]([alone(lump)], none, 0.1);
      expect(lump.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    });
  }

  it("both moves agree to third order in time: their difference falls sixteenfold", () => {
    const start = x.map((at) => Math.exp(-4 * (at - 0.3) ** 2));
    const source = x.map((at) => at);
    const difference = (time: number): number => {
      const ladders = (["move", "dampedMove"] as const).map((name) => {
        const ladder = [start.slice(), none.slice(), none.slice()];
        mover[name](
          ladder.map((values, n) => ({
            values,
            feeds: n === 0 ? [] : [{ kind: "source", from: n - 1, times: n }],
          })),
          source.map((s) => s * time),
          time,
        );
        return ladder;
      });
      const [one, other] = ladders as [Float64Array[], Float64Array[]];
      return Math.max(
        ...one.map((column, n) =>
          Math.max(...column.map((value, i) => Math.abs(value - ((other[n] as Float64Array)[i] as number)))),
        ),
      );
    };
    const ratio = difference(4e-5) / difference(2e-5);
    expect(ratio).toBeGreaterThan(14);
    expect(ratio).toBeLessThan(18);
  });

  it("dampedMove wipes out what alternates from cell to cell; move keeps it", () => {
    const rough = (): Float64Array => x.map((_, i) => (i % 2 === 0 ? 1 : -1));
    const flat = diffusion(grid, 1);
    flat.freeze({ energy: none, force: null, kT: 1 });
    const left = (["move", "dampedMove"] as const).map((name) => {
      const p = rough();
      for (let n = 0; n < 2; n++) flat[name]([alone(p)], none, 1);
      // second differences: smooth parts, which must stay, hardly count
      return Math.max(
        ...p.slice(1, -1).map((v, i) => Math.abs(2 * v - (p[i] as number) - (p[i + 2] as number)) / 4),
      );
    });
    expect(left[0]).toBeGreaterThan(0.9);
    expect(left[1]).toBeLessThan(1e-4);
  });

  it("on a ring: uniform stays uniform under a force, nobody is lost, and the flow is f/friction", () => {
    const loop = gridOf({ ...MESH, ring: true });
    const around = diffusion(loop, 3);
    around.freeze({ energy: none, force: new Float64Array(cells).fill(1.5), kT: 2 });
    const p: Column = alone(none.map(() => 1));
    const moved: Column = {
      values: none.slice(),
      feeds: [{ kind: "hop", gain: "distance", power: 1, from: 0, times: 1 }],
    };
    for (let n = 0; n < 10; n++) around.move([p, moved], none, 0.1);
    p.values.forEach((density) => {
      expect(Math.abs(density - 1)).toBeLessThan(1e-13);
    });
    moved.values.forEach((distance) => {
      expect(Math.abs(distance - (1.5 / 3) * 1)).toBeLessThan(1e-12);
    });
    // rates that differ from face to face: the elimination solves what it says
    around.freeze({ energy, force: new Float64Array(cells).fill(1.5), kT: 2 });
    const lump = none.slice();
    lump[20] = 1;
    for (let n = 0; n < 50; n++) around.dampedMove([alone(lump)], none, 0.1);
    expect(lump.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});
