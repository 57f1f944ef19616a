// 50 repeats in CI, 20 otherwise, of what `npm run calibrate` does 1,000 times (bench/calibration.md): every check is right about a true claim at its level, and
// notices wrong physics; exponential averages of infinite variance are undecided.
import { describe, expect, test } from "vitest";
import { CASES, calibrate, LEVELS, mostOf, nameOf } from "../../bench/calibration/calibrate.js";
import { HEAVY, type Heavy, heavy } from "../../bench/calibration/heavy.js";
import { RULES } from "../../dist/check/index.js";
import { some, WHOLE } from "../whole.js";

const REPEATS = WHOLE ? 50 : 20;
// half a second a repeat for those that carry quantiles in blocks
const slow = ["wasserstein", "proesmans"];

test("every check has a case and a control", () => {
  expect([...new Set(CASES.map(({ check }) => check.kind))].sort()).toEqual(Object.keys(RULES).sort());
});

describe.each(CASES.map((entry) => [nameOf(entry), entry] as const))("%s", (name, entry) => {
  const repeats = slow.includes(name) ? REPEATS / 10 : REPEATS;
  const { falseAlarms, noticed } = calibrate(entry, repeats);

  test("says broken of a true claim at most at its level", () => {
    LEVELS.forEach((level, i) => {
      expect(falseAlarms[i]).toBeLessThanOrEqual(mostOf(repeats, level));
    });
  });

  test(`says broken of wrong physics: ${entry.wrong}`, () => {
    // 99 % of 50, to the same tail
    expect(repeats - noticed).toBeLessThanOrEqual(mostOf(repeats, 0.01));
  });
});

describe("an exponential average of infinite variance", () => {
  test.each(some(HEAVY, 2))("is undecided: $name", (entry) => {
    expect(heavy(entry, REPEATS, 0).decided).toBe(0);
  });

  // a release, and a trap at once; the others take seconds each and are in the table
  test.each(some([HEAVY[0], HEAVY[2]]))("has a bounded form that decides: $name", (entry) => {
    expect(heavy(entry as Heavy, 0, 1)).toMatchObject({ holds: 1, broken: 0 });
  });
});
