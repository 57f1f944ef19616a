import { describe, expect, test } from "vitest";
import { formulasOf, keyOf, type Request, statisticOf, union } from "../../dist/stats/request.js";

const REQUESTS: readonly Request[] = [
  { kind: "moments", of: "work" },
  { kind: "covariance", of: "work", and: "x" },
  { kind: "logMeanExp", of: "-work/kT" },
  { kind: "tail", of: "-work/kT" },
  { kind: "histogram", of: "x", low: -1, high: 1, bins: 4 },
];

describe("requests for statistics", () => {
  test("equal requests share one statistic, in the order of first mention", () => {
    expect(union([...REQUESTS, ...REQUESTS.toReversed()])).toEqual(REQUESTS);
  });

  test("the same formula under another statistic, or another formula, is another request", () => {
    expect(new Set(REQUESTS.map(keyOf)).size).toBe(REQUESTS.length);
    expect(keyOf({ kind: "moments", of: "x" })).not.toBe(keyOf({ kind: "moments", of: "work" }));
  });

  test.each(REQUESTS)("$kind takes as many columns as it has formulas, and gives a value", (request) => {
    const columns = formulasOf(request).map((_, i) => Float64Array.of(0.25 + i, 0.5, -0.75));
    const statistic = statisticOf(request);
    expect(statistic.value(statistic.push(columns))).toMatchObject({ n: 3 });
  });
});
