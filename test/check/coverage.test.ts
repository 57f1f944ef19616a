// Standard errors of all estimators cover a known truth; 1,000 repeats of the same are in bench/calibration.md.
import { expect, test } from "vitest";
import { COVERAGE, coverage } from "../../bench/calibration/coverage.js";
import { WHOLE } from "../whole.js";

const REPEATS = WHOLE ? 50 : 16;
const WITHIN_ONE = 0.6826894921370859;

test("there are at least 20 estimators", () => {
  expect(COVERAGE.length).toBeGreaterThanOrEqual(20);
});

test.each(COVERAGE)(
  "%s: the truth lies within one standard error in 68.3 % of the repeats, centred",
  (...covered) => {
    const { within1, mean } = coverage(covered as never, REPEATS);
    // 4.5 standard deviations of a binomial and of a mean: 7e-6 each
    expect(Math.abs(within1 - REPEATS * WITHIN_ONE)).toBeLessThan(
      4.5 * Math.sqrt(REPEATS * WITHIN_ONE * (1 - WITHIN_ONE)),
    );
    expect(Math.abs(mean) * Math.sqrt(REPEATS)).toBeLessThan(4.5);
  },
);
