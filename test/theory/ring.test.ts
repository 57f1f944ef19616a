// No seeds: nothing here is random. The second way to the steady state is the null vector of the generator in plane waves.
import { Matrix, solve } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { fourier, fourierAt, slopeOf } from "../../dist/theory/fourier.js";
import { type Ring, steadyOn, steadyRing } from "../../dist/theory/ring.js";
import { expectWithin, langevin, missing, notice, titleOf } from "./catalogue.js";

const PERIOD = 2 * Math.PI;
const ROUNDING = 1e-9; // "spectral, relative error < 1e-9"

const ring = (V0: number, f: number): Ring => ({
  energy: parse("V0*cos(x)"),
  force: parse("f"),
  fields: { V0, f },
  period: PERIOD,
  kT: 1,
  friction: 1,
});

/** p at n nodes from d/dx (F p - kT p') = 0 and ∫p = 1, by collocation with the differentiation matrix of plane waves. */
function nullVector(F: (x: number) => number, kT: number, period: number, n: number): number[] {
  const h = period / n;
  const d = (i: number, j: number): number =>
    i === j ? 0 : ((Math.PI / period) * ((i - j) % 2 === 0 ? 1 : -1)) / Math.tan((Math.PI * (i - j)) / n);
  const D = new Matrix(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => d(i, j))));
  const push = Matrix.diag(Array.from({ length: n }, (_, i) => F(i * h)));
  const flux = Matrix.sub(push, Matrix.mul(D, kT));
  // the flux is the same at all nodes: neighbours differ by nothing
  const rows = Array.from({ length: n }, (_, i) =>
    i === n - 1 ? Array<number>(n).fill(h) : flux.getRow(i).map((value, j) => value - flux.get(i + 1, j)),
  );
  const right = Matrix.columnVector(rows.map((_, i) => (i === n - 1 ? 1 : 0)));
  return solve(new Matrix(rows), right).to1DArray();
}

describe("steady state on a ring", () => {
  const sets = ["seifert-2005-driven-ring", "reimann-2001-effective-diffusion", "harada-sasa-2005"].flatMap(
    (id) => langevin(id).map((row) => ({ id, row })),
  );
  it("has references", ({ skip }) => {
    skip(missing, notice);
    expect(sets).toHaveLength(11);
  });
  for (const { id, row } of sets) {
    it(`<v>, f <v>, D_eff, C_0 = 2 D_eff and dv/df of ${id}, ${titleOf(row.params)}`, () => {
      const { V0 = 0, f = 0 } = row.params as { V0?: number; f?: number };
      const at = (force: number) => steadyRing(ring(V0, force));
      const { velocity, effectiveDiffusion } = at(f);
      const h = 1e-3;
      const [a, b, c, d] = [at(f - 2 * h), at(f - h), at(f + h), at(f + 2 * h)].map((s) => s.velocity);
      const response = ((a as number) - 8 * (b as number) + 8 * (c as number) - (d as number)) / (12 * h);
      const own = {
        v: velocity,
        sigma: f * velocity,
        D_eff: effectiveDiffusion,
        C_0: 2 * effectiveDiffusion,
      };
      for (const [key, value] of Object.entries(own)) {
        const reference = row.ref[key];
        if (reference !== undefined) expectWithin(key, value, reference, ROUNDING);
      }
      const reference = row.ref.Rre_0;
      if (reference !== undefined) expectWithin("dv/df", response, reference, 1e-8);
    });
  }

  it("p_s by the moving window is the null vector of the generator, to 1e-10", () => {
    for (const [V0, f] of [
      [1, 1],
      [2, 0.5],
      [1.5, -2.5],
      [2, 0.1],
    ] as const) {
      const solved = steadyOn(ring(V0, f), 64);
      const other = nullVector((x) => f + V0 * Math.sin(x), 1, PERIOD, 64);
      solved.density.forEach((p, i) => {
        expectWithin(`p_s(${i}), V0 = ${V0}, f = ${f}`, p, other[i] as number, 1e-10);
      });
      // the control: another force has another density
      const wrong = nullVector((x) => f + 0.1 + V0 * Math.sin(x), 1, PERIOD, 64);
      expect(Math.max(...solved.density.map((p, i) => Math.abs(p - (wrong[i] as number))))).toBeGreaterThan(
        1e-3,
      );
    }
  });

  it("units: kT = 2, friction = 3, L = 5, a force that varies along the ring", () => {
    const [kT, friction, period] = [2, 3, 5];
    const solved = steadyOn(
      {
        energy: parse("V*cos(2*pi*x/5) + W*sin(4*pi*x/5)"),
        force: parse("f + g*cos(2*pi*x/5)^2"),
        fields: { V: 2, W: 1, f: 0.4, g: 1.5 },
        period,
        kT,
        friction,
      },
      128,
    );
    const q = (2 * Math.PI) / period;
    const F = (x: number): number =>
      2 * q * Math.sin(q * x) - 2 * q * Math.cos(2 * q * x) + 0.4 + 1.5 * Math.cos(q * x) ** 2;
    const other = nullVector(F, kT, period, 128);
    solved.density.forEach((p, i) => {
      expectWithin(`p_s(${i})`, p, other[i] as number, 1e-10);
    });
    // J = (F p - kT p')/friction at any place
    const slope = fourierAt(slopeOf(fourier(solved.density, period)), 0);
    const current = (F(0) * (solved.density[0] as number) - kT * slope) / friction;
    expectWithin("J", solved.current, current, 1e-10);
  });

  it("phi as a series gives phi between the nodes to 1e-10, and phi' = (v_s/D - F/kT)", () => {
    const at = ring(2, 0.5);
    const solved = steadyRing(at);
    const finer = steadyOn(at, 8 * solved.x.length);
    expect(solved.error).toBeLessThan(1e-12);
    const slope = slopeOf(solved.series);
    finer.x.forEach((x, i) => {
      expectWithin("phi", fourierAt(solved.series, x), finer.phi[i] as number, 1e-10);
      const local = finer.current / (finer.density[i] as number);
      expectWithin("phi'", fourierAt(slope, x), local - (0.5 + 2 * Math.sin(x)), 1e-9);
    });
  });

  it("a hump of 40 kT keeps its digits: p_s is Boltzmann without a force, down to e^-40", () => {
    const { x, phi } = steadyRing(ring(20, 0));
    const free = (phi[0] as number) - 20;
    x.forEach((at, i) => {
      expectWithin("phi - U", (phi[i] as number) - 20 * Math.cos(at), free, 1e-11);
    });
  });
});
