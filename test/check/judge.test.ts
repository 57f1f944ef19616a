// Verdicts on hand-made estimates, and the false-alarm level that they state.
import { describe, expect, test } from "vitest";
import { type Claim, judge } from "../../dist/check/verdict.js";
import { type Estimate, exactly } from "../../dist/estimate/estimate.js";
import { normals } from "../laws/uniforms.js";

const claim = (relation: "=" | ">=", margin = 0.01): Claim => ({
  check: "hand-made",
  claim: "a = b",
  source: "this page",
  relation,
  margin,
});

const estimate = (value: number | null, error: number | null, bias: Estimate["bias"] = null): Estimate => ({
  value,
  error,
  n: 10_000,
  effective: 10_000,
  bias,
});

// level 1e-3: 3.2905 standard errors two-sided, 3.0902 one-sided
const LEVEL = 1e-3;

type Case = readonly [
  relation: "=" | ">=",
  value: number,
  error: number,
  bias: readonly [number, number] | null,
  outcome: string,
  reason: RegExp,
];

const CASES: readonly Case[] = [
  ["=", 0, 0.001, null, "holds", /equal within the margin 0.01/],
  ["=", 0.006, 0.002, null, "undecided", /trajectories would decide/],
  ["=", 0.05, 0.01, null, "broken", /off by 0.0500 ± 0.010, 5.0 standard errors/],
  ["=", -0.05, 0.01, null, "broken", /off by -0.0500/],
  ["=", 0.0328, 0.01, null, "undecided", /trajectories would decide/],
  ["=", 0.033, 0.01, null, "broken", /3.3 standard errors/],
  ["=", 0, 0.01, null, "undecided", /trajectories would decide/],
  ["=", 0.005, 0.001, null, "broken", /5.0 standard errors/],
  // the bias widens the interval, and must stay below a third of the margin
  ["=", 0.05, 0.001, [0.06, 0.001], "undecided", /time-step bias, up to 0.061, .* method.dt smaller by 19/],
  ["=", 0.05, 0.001, [-0.06, 0.001], "undecided", /method.dt/],
  ["=", 0.001, 0.001, [0.002, 0.0005], "holds", /equal within/],
  ["=", 0.001, 0.001, [0.003, 0.0005], "undecided", /method.dt smaller by 2/],
  ["=", 0.05, 0.001, [0.002, 0.0005], "broken", /off by/],
  [">=", 0.05, 0.01, null, "holds", /above by 0.0500 ± 0.010/],
  [">=", 0.0308, 0.01, null, "undecided", /trajectories would decide/],
  [">=", 0.031, 0.01, null, "holds", /above by/],
  [">=", -0.05, 0.01, null, "broken", /off by -0.0500/],
  [">=", -0.0308, 0.01, null, "undecided", /trajectories would decide/],
  [">=", 0, 0.001, null, "holds", /equal within the margin/],
  [">=", 0, 0.01, null, "undecided", /trajectories would decide/],
  [">=", 0.05, 0.001, [0.06, 0.001], "undecided", /method.dt/],
  [">=", -0.05, 0.001, [0.06, 0.001], "undecided", /method.dt/],
  [">=", 0.05, 0.001, [0.002, 0.001], "holds", /above by/],
];

describe("judge", () => {
  test.each(CASES)(
    "a %s b with a - b = %s ± %s, bias %j: %s",
    (relation, value, error, bias, outcome, reason) => {
      const lhs = estimate(1 + value, error, bias === null ? null : { value: bias[0], error: bias[1] });
      const verdict = judge(claim(relation), LEVEL, lhs, exactly(1));
      expect(verdict.outcome).toBe(outcome);
      expect(verdict.reason).toMatch(reason);
      expect(verdict.z).toBeCloseTo(value / error, 9);
      expect(verdict).toMatchObject({ relation, margin: 0.01, level: LEVEL, lhs, rhs: exactly(1) });
    },
  );

  test("errors of both sides add in squares, biases linearly: 3 and 4 make 5", () => {
    const verdict = judge(claim("="), LEVEL, estimate(1.01, 0.003), estimate(1, 0.004));
    expect(verdict.z).toBeCloseTo(2, 12);
    const biased = judge(
      claim("=", 1),
      LEVEL,
      estimate(1, 0.001, { value: 0.3, error: 0.003 }),
      estimate(1, 0.001, { value: -0.2, error: 0.004 }),
    );
    expect(biased.reason).toMatch(/up to 0.51,/); // |0.3 + 0.2| + 0.005, rounded to two digits
  });

  test("is undecided without a value, without an error, and with a reason for distrust", () => {
    const none = { ...estimate(null, null), reason: "nothing was run" };
    expect(judge(claim("="), LEVEL, none, exactly(1))).toMatchObject({ outcome: "undecided", z: null });
    expect(judge(claim("="), LEVEL, none, exactly(1)).reason).toBe("nothing was run");
    expect(judge(claim(">="), LEVEL, estimate(5, null), exactly(1)).outcome).toBe("undecided");
    const heavy = { ...estimate(5, 0.1), reason: "the tail is heavy" };
    expect(judge(claim("="), LEVEL, heavy, exactly(1))).toMatchObject({
      outcome: "undecided",
      reason: "the tail is heavy",
    });
    expect(judge(claim("="), LEVEL, exactly(1), heavy).outcome).toBe("undecided");
  });

  test("an exponential average that is too low is undecided: rare weights may be missing", () => {
    const weights = { largestShare: 0.01, hill: 3, hillLow: 2.5 };
    const low = { ...estimate(0.9, 0.01), weights };
    const high = { ...estimate(1.1, 0.01), weights };
    expect(judge(claim("="), LEVEL, low, exactly(1)).outcome).toBe("undecided");
    expect(judge(claim("="), LEVEL, high, exactly(1)).outcome).toBe("broken");
  });

  test("what is asked for when undecided decides: the number of trajectories shrinks the interval into the margin", () => {
    const verdict = judge(claim("="), LEVEL, estimate(1, 0.01), exactly(1));
    const wanted = Number(/about (\S+) trajectories/.exec(verdict.reason)?.[1]);
    const error = 0.01 * Math.sqrt(10_000 / (1.1 * wanted));
    expect(judge(claim("="), LEVEL, estimate(1, error), exactly(1)).outcome).toBe("holds");
  });

  test("rounding alone breaks nothing: a - b = -5.6e-17 with an error of 0 holds within the margin", () => {
    for (const relation of ["=", ">="] as const) {
      for (const value of [0, -5.6e-17, 5.6e-17, -4e-14]) {
        const verdict = judge(claim(relation), LEVEL, estimate(value, 0), exactly(0));
        expect(verdict.outcome, `${relation} ${value}`).toBe("holds");
      }
    }
  });
});

describe("a false alarm", () => {
  const REPEATS = 10_000;
  const ALPHA = 0.01;
  // 100 expected, binomial spread 10: more than 145 in some 1e-5 of the seeds
  const MOST = ALPHA * REPEATS + 4.5 * Math.sqrt(REPEATS * ALPHA * (1 - ALPHA));
  const LEAST = ALPHA * REPEATS - 4.5 * Math.sqrt(REPEATS * ALPHA * (1 - ALPHA));

  const alarms = (relation: "=" | ">=", draw: () => Estimate): number => {
    let broken = 0;
    for (let i = 0; i < REPEATS; i++) {
      if (judge(claim(relation, 1e-9), ALPHA, draw(), exactly(0)).outcome === "broken") broken += 1;
    }
    return broken;
  };

  test.each(["=", ">="] as const)(
    "of a claim with %s that just holds has the stated probability",
    (relation) => {
      const draw = normals(61);
      const count = alarms(relation, () => estimate(draw(), 1));
      expect(count).toBeLessThan(MOST);
      expect(count).toBeGreaterThan(LEAST);
    },
  );

  // value = true bias + error n, measured bias = true bias + its error n': the claim is true in the limit dt -> 0
  test.each([
    [0.1, 0],
    [0.1, 3],
    [1, 0],
    [1, 10],
    [3, 0],
    [3, 30],
  ])("is not more frequent for a bias with %s times the error, at a true bias of %s", (spread, bias) => {
    const draw = normals(62);
    for (const relation of ["=", ">="] as const) {
      const sign = relation === "=" ? 1 : -1;
      const count = alarms(relation, () =>
        estimate(sign * bias + draw(), 1, { value: sign * bias + spread * draw(), error: spread }),
      );
      expect(count, relation).toBeLessThan(MOST);
    }
  });
});
