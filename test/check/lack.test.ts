// What a check lacks it says in a sentence; it never throws for a column that is not there.
import { expect, test } from "vitest";
import { CASES, nameOf } from "../../bench/calibration/calibrate.js";
import { verdictsOf } from "../../bench/calibration/judged.js";
import { readChecks } from "../../dist/check/schema.js";
import { SpecError } from "../../dist/index.js";

test.each(CASES.map((entry) => [nameOf(entry), entry.check] as const))(
  "%s of a sample without its columns is undecided and says what is needed",
  (_, check) => {
    const [verdict] = verdictsOf({ columns: { other: new Float64Array(2048) } }, check, [1e-3]);
    expect(verdict?.outcome).toBe("undecided");
    expect(verdict?.reason).toMatch(/need/);
  },
);

test.each([
  [{ kind: "integralFluctuation" }, "checks[0].of", /is needed, nothing given/],
  [{ kind: "integralFluctuation", of: "A +" }, "checks[0].of", /./],
  [{ kind: "crooks", of: "A" }, "checks[0].of", /no such field of crooks/],
  [{ kind: "landauer", erased: "x > 0", form: "cold" }, "checks[0].form", /"work" or "heat" is needed/],
  [{ kind: "landauer", erased: "x > 0", share: 1 }, "checks[0].share", /between 0 and 1, is needed, 1 given/],
  [{ kind: "uncertaintyRelation", current: "x" }, "checks[0].entropy", /is needed, nothing given/],
  [{ kind: "schnakenberg", currents: { N: "2" } }, "checks[0].currents", /counters with their affinities/],
  [{ kind: "andrieuxGaspard", currents: [] }, "checks[0].currents", /counters with their affinities/],
  [{ kind: "mismatchCost", prior: [0.5, 0.6] }, "checks[0].prior", /that sum to 1 are needed/],
  [{ kind: "infimumLaw", depths: [0] }, "checks[0].depths", /numbers above 0 is needed/],
  [{ kind: "lebowitzSpohn", lambda: 0.7 }, "checks[0].lambda", /between 0 and 0.5/],
  [{ kind: "splittingProbability", lower: 1 }, "checks[0].upper", /is needed, nothing given/],
  [{ kind: "koyukSeifert", entropy: "S" }, "checks[0].response", /is needed, nothing given/],
])("misuse is refused at the door: %j", (given, path, problem) => {
  let thrown: unknown;
  try {
    readChecks([given], "checks");
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(SpecError);
  expect((thrown as SpecError).path).toBe(path);
  expect((thrown as SpecError).problem).toMatch(problem);
});
