import { describe, expect, test } from "vitest";
import { readChecks } from "../../dist/check/schema.js";
import { SpecError } from "../../dist/index.js";

describe("checks in a file", () => {
  test("are names, or objects with the name as kind", () => {
    expect(
      readChecks(["jarzynski", { kind: "secondLaw" }, { kind: "landauer", erased: "x > 0" }], "checks"),
    ).toEqual([{ kind: "jarzynski" }, { kind: "secondLaw" }, { kind: "landauer", erased: "x > 0" }]);
  });

  test.each([
    ["jarzynski", "checks", /^a list of checks is needed, "jarzynski" given$/],
    [["jarzinski"], "checks[0]", /is needed, "jarzinski" given \(did you mean "jarzynski"\?\)$/],
    [["firstLaw", 3], "checks[1]", /is needed, 3 given$/],
    [[null], "checks[0]", /is needed, null given$/],
    [["constructor"], "checks[0]", /is needed, "constructor" given/],
    [["landauer"], "checks[0].erased", /is needed, nothing given$/],
    [
      [{ kind: "landauer", erased: "x^2 > 1" }],
      "checks[0].erased",
      /a question .* is needed, "x\^2 > 1" given$/,
    ],
  ])("are refused with their place: %j", (given, path, problem) => {
    let thrown: unknown;
    try {
      readChecks(given, "checks");
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SpecError);
    expect((thrown as SpecError).path).toBe(path);
    expect((thrown as SpecError).problem).toMatch(problem);
  });
});
