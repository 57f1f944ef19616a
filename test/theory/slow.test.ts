// Friction of slow driving and escape by quadrature, against the catalogue and closed forms.
import { expect, test } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { slowErasure } from "../../dist/papers/slowErasure.js";
import { friction, overUnit } from "../../dist/theory/friction.js";
import { passageTime, slowestRate } from "../../dist/theory/hopping.js";
import { langevin } from "./catalogue.js";

const unit = { kT: 1, friction: 1 };
const close = (value: number, truth: number, share: number): void =>
  expect(Math.abs(value / truth - 1)).toBeLessThan(share);

test("a trap: zeta = 1/(4 k^3) for its stiffness, 1 for its place, and scales with friction and kT", () => {
  const energy = parse("k*(x - c)^2/2");
  for (const k of [0.5, 1, 4]) {
    close(friction({ energy, fields: { k, c: 0.3 }, ...unit }, { k: 1 }), 1 / (4 * k ** 3), 1e-9);
    close(friction({ energy, fields: { k, c: 0.3 }, ...unit }, { c: 1 }), 1, 1e-9);
  }
  // <dX(t) dX(0)>/kT = kT/(2 k^2) e^(-2 k t/friction)
  close(
    friction({ energy, fields: { k: 2, c: 0 }, kT: 0.7, friction: 3 }, { k: 1 }),
    (0.7 * 3) / (4 * 8),
    1e-9,
  );
});

test("a tilted double well and the length of its path", () => {
  const energy = parse("2*(x^2 - 1)^2 - tilt*x");
  const zeta = (tilt: number): number => friction({ energy, fields: { tilt }, ...unit }, { tilt: 1 });
  for (const { ref } of langevin("sivak-crooks-2012-tilt")) {
    close(zeta(0), ref.zeta_0 as number, 1e-9);
    close(zeta(2), ref.zeta_end as number, 1e-9);
    close(
      overUnit((s) => 4 * zeta(2 * s)),
      ref.lin_coef as number,
      1e-9,
    );
    const length = overUnit((s) => 2 * Math.sqrt(zeta(2 * s)));
    close(length * length, ref.L2 as number, 1e-9);
    expect(Math.abs(zeta(0.1) / (ref.zeta_0 as number) - 1)).toBeGreaterThan(1e-3);
  }
});

test("slow erasure by quarters; the catalogue's own quadrature is good to 1e-6", () => {
  for (const { params, ref } of langevin("erasure-slow-B")) {
    const { B, legs_0, legs_3 } = slowErasure.theory?.(params) ?? {};
    const legs = ref.legs as unknown as readonly number[];
    close(B as number, ref.B as number, 1e-6);
    close(legs_0 as number, legs[0] as number, 1e-6);
    close(legs_3 as number, legs[3] as number, 1e-6);
  }
});

test("escape over a hump: slowest rate and mean first-passage times", () => {
  for (const { params, ref } of langevin("kramers-1940-overdamped")) {
    const landscape = { energy: parse("Eb*(x^2 - 1)^2"), fields: { Eb: params.Eb as number }, ...unit };
    close(slowestRate(landscape), ref.lambda1 as number, 1e-8);
    close(passageTime(landscape, -1, 0), ref.mfpt_m1_0 as number, 1e-8);
    close(passageTime(landscape, -1, 1), ref.mfpt_m1_p1 as number, 1e-8);
  }
  // a parabola's slowest odd mode is x, its rate k kT/friction over kT
  close(slowestRate({ energy: parse("3*x^2/2"), fields: {}, kT: 2, friction: 0.5 }), 3 / 0.5, 1e-8);
});
