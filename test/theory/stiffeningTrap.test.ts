import { describe, expect, it } from "vitest";
import { stiffeningTrap } from "../../dist/theory/stiffeningTrap.js";
import { expectWithin, langevin, missing, notice, titleOf } from "./catalogue.js";

describe("the stiffening trap", () => {
  it("has references", ({ skip }) => {
    skip(missing, notice);
    expect(langevin("jarzynski-1997-stiffening-trap")).toHaveLength(4);
  });

  for (const { params, ref } of langevin("jarzynski-1997-stiffening-trap")) {
    it(`agrees with the catalogue at ${titleOf(params)}`, () => {
      const { k0, k1, tau } = params as { k0: number; k1: number; tau: number };
      const values = stiffeningTrap({ initialStiffness: k0, finalStiffness: k1, duration: tau });
      expect(Object.keys(values).sort()).toEqual(Object.keys(ref).sort());
      for (const [name, value] of Object.entries(values)) {
        const reference = ref[name] as number;
        expectWithin(name, value, reference, 1e-11 * Math.abs(reference));
      }
    });
  }

  it("has <e^-W> = sqrt(k0/k1), from the quench to hundreds of relaxation times", () => {
    for (const duration of [0, 1e-6, 0.1, 10, 100]) {
      for (const [initialStiffness, finalStiffness] of [
        [1, 4],
        [4, 1],
        [0.3, 5],
      ] as const) {
        const { mgf_1 } = stiffeningTrap({ initialStiffness, finalStiffness, duration });
        expect((mgf_1 as number) / Math.sqrt(initialStiffness / finalStiffness)).toBeCloseTo(1, 9);
      }
    }
  });

  it("is W = (k1 - k0) x0^2/2 when it is a quench: a chi-square with skewness 2 sqrt 2", () => {
    const values = stiffeningTrap({ initialStiffness: 1, finalStiffness: 4, duration: 0 }, [0.5]);
    expectWithin("W_mean", values.W_mean, 1.5, 1e-12);
    expectWithin("W_var", values.W_var, 4.5, 1e-12);
    expectWithin("W_skew", values.W_skew, 2 * Math.SQRT2, 1e-12);
    expectWithin("x2_final", values.x2_final, 1, 1e-12);
    expectWithin("mgf_0.5", values["mgf_0.5"] as number, 1 / Math.sqrt(1 + 1.5), 1e-12);
  });

  it("has infinite <e^(-2W)> on release 4 -> 1 below tau = 1.496886 and a finite one above", () => {
    const at = (duration: number) =>
      stiffeningTrap({ initialStiffness: 4, finalStiffness: 1, duration }, [2]).mgf_2;
    expect([0, 0.1, 1, 1.49, 1.496885].map(at)).toEqual(Array(5).fill(Number.POSITIVE_INFINITY));
    expect([1.496887, 1.5, 2, 10].map(at).every(Number.isFinite)).toBe(true);
  });

  it("does no work when k1 = k0", () => {
    const values = stiffeningTrap({ initialStiffness: 2, finalStiffness: 2, duration: 1 });
    expect([values.W_mean, values.W_var, values.W_skew, values.dF]).toEqual([0, 0, 0, 0]);
    expect(values.mgf_2).toBe(1);
  });
});
