// Cases of the SBML stochastic test suite where they are there (../shared/data/dsmts, test data that is not in the package), and one of our own.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../../dist/index.js";
import { judgeDsmts, readDsmts } from "../../dist/run/dsmts.js";

const FOLDER = fileURLToPath(new URL("../../../shared/data/dsmts/", import.meta.url));
const CASES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /^\d{5}$/.test(name)) : [];

const LAW = (text: string): string =>
  `<kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML">${text}</math></kineticLaw>`;
const SBML = `<sbml level="3" version="1"><model><listOfCompartments><compartment id="C" size="1"/></listOfCompartments>
<listOfSpecies><species id="X" compartment="C" initialAmount="0" hasOnlySubstanceUnits="true"/></listOfSpecies><listOfReactions>
<reaction id="in" reversible="false"><listOfProducts><speciesReference species="X"/></listOfProducts>${LAW("<cn> 1 </cn>")}</reaction>
<reaction id="out" reversible="false"><listOfReactants><speciesReference species="X"/></listOfReactants>${LAW("<apply><times/><cn> 0.1 </cn><ci> X </ci></apply>")}</reaction>
</listOfReactions></model></sbml>`;

test("immigration and death: Poisson at every time; wrong tables are told", async () => {
  const times = [0, 1, 2, 3, 4, 5];
  const mean = (t: number): number => 10 * (1 - Math.exp(-0.1 * t));
  const settings = "start: 0\nduration: 5\nsteps: 5\nvariables: X\nconcentration: \n";
  const table = (factor: number): string =>
    ["time,X-mean,X-sd", ...times.map((t) => `${t},${factor * mean(t)},${Math.sqrt(mean(t))}`)].join("\n");
  const ensemble = { trajectories: 10240, seed: 1 };
  const right = readDsmts({ sbml: SBML, settings, results: table(1) }, ensemble, "own");
  const result = await run(right.experiment, { workers: 1 });
  expect(judgeDsmts(right, result)[0]).toMatchObject({ variable: "X", points: 6, outside: 0 });
  const wrong = readDsmts({ sbml: SBML, settings, results: table(1.1) }, ensemble, "own");
  expect(judgeDsmts(wrong, result)[0]?.outside).toBeGreaterThan(2);
});

test.each(CASES)("case %s", { timeout: 60_000 }, async (id) => {
  const text = (name: string): string => readFileSync(`${FOLDER}${id}/${id}-${name}`, "utf8");
  const read = readDsmts(
    { sbml: text("sbml-l3v1.xml"), settings: text("settings.txt"), results: text("results.csv") },
    { trajectories: 10240, seed: 1 },
    id,
  );
  const rows = judgeDsmts(read, await run(read.experiment, { workers: 1 }));
  for (const { outside, points } of rows) expect(outside).toBeLessThanOrEqual(0.05 * points);
});
