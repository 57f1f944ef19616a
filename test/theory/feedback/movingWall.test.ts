// A wall that a particle pushes, against the catalogue (claims/feedback.md): 5.
import { test } from "vitest";
import { wallWork } from "../../../dist/theory/feedback/movingWall.js";
import { expectWithin, feedback, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";

for (const { params, ref } of feedback("szilard-box-fp"))
  test(`szilard-box-fp: ${titleOf(params)}`, () => {
    const { eps, v, tau } = params as { eps: number; v: number; tau: number };
    const right = wallWork(0.5, v, tau, 1);
    const wrong = eps > 0 ? wallWork(0.5, 1 - v, tau, 1) : { W_ext: 0, slow: 0 };
    compare(
      {
        W_ext: (1 - eps) * right.W_ext + eps * wrong.W_ext,
        W_ext_quasistatic: (1 - eps) * right.slow + eps * wrong.slow,
      },
      ref,
      1e-8,
    );
  });

test("a slow wall gives ln(L1/L0) - (L1 - L0)^2/(3 D tau)", () => {
  const { W_ext } = wallWork(1, 1.6, 200, 0.5);
  expectWithin("W", W_ext, Math.log(1.6) - 0.36 / 300, 2e-5);
});
