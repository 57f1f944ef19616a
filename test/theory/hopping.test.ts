// Slow erasure and escape by quadrature, against the catalogue and closed forms.
import { expect, test } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { slowErasure } from "../../dist/papers/slowErasure.js";
import { passageTime, slowestRate } from "../../dist/theory/hopping.js";
import { WHOLE } from "../whole.js";
import { langevin } from "./catalogue.js";

const unit = { kT: 1, friction: 1 };
const close = (value: number, truth: number, share: number): void =>
  expect(Math.abs(value / truth - 1)).toBeLessThan(share);

test.skipIf(!WHOLE)("slow erasure by quarters; the catalogue's own quadrature is good to 1e-6", () => {
  for (const { params, ref } of langevin("erasure-slow-B").slice(0, 1)) {
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
