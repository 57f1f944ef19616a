import { describe, expect, it } from "vitest";
import { draggedTrap } from "../../dist/theory/draggedTrap.js";
import { expectWithin, langevin, missing, notice, titleOf } from "./catalogue.js";

describe("the dragged trap, <W> = v^2 [tau - (1 - e^(-k tau))/k]", () => {
  it("has references", ({ skip }) => {
    skip(missing, notice);
    expect(langevin("jarzynski-1997-dragged-trap")).toHaveLength(3);
  });

  for (const { params, ref } of langevin("jarzynski-1997-dragged-trap")) {
    it(`agrees with the catalogue at ${titleOf(params)}`, () => {
      const { k, v, tau } = params as { k: number; v: number; tau: number };
      const values = draggedTrap({ stiffness: k, velocity: v, duration: tau });
      expect(Object.keys(values).sort()).toEqual(Object.keys(ref).sort());
      for (const [name, value] of Object.entries(values)) {
        const reference = ref[name] as number;
        expectWithin(name, value, reference, 1e-11 * Math.abs(reference));
      }
    });
  }

  it("tends to k v^2 tau^2/2, the work at frozen x, for a fast move, without cancellation", () => {
    for (const duration of [1e-9, 1e-5, 0.0199, 0.0201]) {
      const { W_mean } = draggedTrap({ stiffness: 1, velocity: 1, duration });
      // the alternating series, to its seventh power
      const terms = [2, -6, 24, -120, 720, -5040].map((n, i) => duration ** (i + 2) / n);
      const series = terms.reverse().reduce((a, b) => a + b, 0);
      expect(Math.abs(W_mean / series - 1)).toBeLessThan(1e-13);
    }
  });

  it("has P(W < 0) with all its digits where it is 1e-89: <W> = 800 is 20 standard deviations", () => {
    // v^2 (tau - 1 + e^-tau) = 800 at tau = 1
    const velocity = Math.sqrt(800 / Math.exp(-1));
    const { P_neg } = draggedTrap({ stiffness: 1, velocity, duration: 1 });
    expect(P_neg / 2.7536241186062337e-89).toBeCloseTo(1, 10);
  });
});
