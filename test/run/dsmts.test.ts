// The stochastic test suite of SBML: its 39 processes as files of our own, with controls that read them wrongly; what settings and tables may ask;
// the command; and cases of the suite itself where they are there (../shared/data/dsmts, test data that is not in the package).
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { EXIT } from "../../dist/cli/exit.js";
import { run } from "../../dist/index.js";
import { type DsmtsTexts, dsmtsPoints, judgeDsmts, readDsmts } from "../../dist/run/dsmts.js";
import { sbml } from "../spec/sbmlText.js";
import { MORE, type OwnCase, SUITE, textsOf } from "./suite.js";

const FOLDER = fileURLToPath(new URL("../../../shared/data/dsmts/", import.meta.url));
const CASES = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /^\d{5}$/.test(name)) : [];

const judged = async (texts: DsmtsTexts, trajectories = 10_240, seed = 1) => {
  const read = readDsmts(texts, { trajectories, seed }, "own");
  const result = await run(read.experiment, { workers: 1 });
  return { rows: judgeDsmts(read, result), points: dsmtsPoints(read, result) };
};
const own = (name: string): OwnCase => {
  const found = SUITE.find((one) => one.name.startsWith(name));
  if (found === undefined) throw new Error(name);
  return found;
};

test("the suite has 39 processes", () => {
  expect(new Set(SUITE.map(({ name }) => name.slice(0, 6))).size).toBe(39);
});

test.each([...SUITE, ...MORE].map((one) => [one.name, one] as const))(
  "%s: Z and Y",
  { timeout: 60_000 },
  async (_, one) => {
    const { rows } = await judged(textsOf(one), one.trajectories);
    for (const row of rows) expect(row).toMatchObject({ points: (one.steps ?? 50) + 1, outcome: "pass" });
  },
);

test.each([
  ["a concentration read as an amount", "001-11", "001-01"],
  ["a size in a law left out", "001-18", "001-01"],
  ["an amount divided by its size", "001-09", "001-11"],
  ["a global parameter before a local one", "002-03", "002-02"],
  ["an event at a time that is missed", "002-09", "002-01"],
  ["an event at another time", "002-10", "002-09"],
  ["an event by a count that is missed", "003-04", "003-01"],
  ["a batch of one size for another", "004-01", "004-02"],
  ["a boundary species that counts", "001-06", "001-07"],
  ["a constant species that counts", "002-07", "002-06"],
])("control: %s fails", { timeout: 60_000 }, async (_, right, wrong) => {
  const { law } = own(wrong);
  const texts = textsOf(own(right), law);
  const { rows } = await judged(texts);
  expect(rows.map(({ outcome }) => outcome)).toContain("fail");
});

const DENSE: OwnCase = {
  name: "concentrations",
  model: { ...own("001-11").model, compartments: { Cell: 2 } },
  law: (t) => {
    const [mean = 0, variance = 0] = own("001-11").law(t).X ?? [];
    return { X: [mean / 2, variance / 4] };
  },
  settings: { amount: "", concentration: "X" },
};

test("concentrations, a start that is not 0, and fewer steps are what the settings say", async () => {
  expect((await judged(textsOf(DENSE))).rows[0]).toMatchObject({ outside: 0, points: 51 });
  // an amount held against a table of concentrations
  const amounts = { ...DENSE, settings: { amount: "X", concentration: "" } };
  expect((await judged(textsOf(amounts))).rows[0]?.outcome).toBe("fail");
  const late = textsOf(own("002-01"), undefined, 10);
  const rows = late.results.split("\n");
  const shorter = { ...late, results: [rows[0], ...rows.slice(3)].join("\n") };
  const settings = late.settings
    .replace("start: 0", "start: 10")
    .replace("duration: 50", "duration: 40")
    .replace("steps: 10", "steps: 8");
  const { rows: found, points } = await judged({ ...shorter, settings });
  expect(points.map(({ time }) => time)).toEqual([10, 15, 20, 25, 30, 35, 40, 45, 50]);
  expect(found[0]).toMatchObject({ outside: 0, points: 9 });
});

test("what the output leaves out is not judged, and ranges are those of the settings", async () => {
  const one = own("002-01");
  const wide = textsOf(one, (t) => {
    const [mean = 0, variance = 0] = one.law(t).X ?? [];
    return { X: [mean, 1.3 * variance] };
  });
  expect((await judged(wide)).rows[0]?.outcome).toBe("fail");
  const means = { ...wide, settings: `${wide.settings}output: X-mean\n` };
  expect((await judged(means)).rows[0]).toMatchObject({ outcome: "pass", Y: 0 });
  const tight = textsOf({ ...one, settings: { meanRange: "(-0.01, 0.01)", sdRange: "(-5, 5)" } });
  expect((await judged(tight)).rows[0]?.outcome).toBe("fail");
});

test("where all runs share a value the table's last digit decides", async () => {
  const still: OwnCase = {
    name: "still",
    model: {
      compartments: { Cell: 3 },
      species: { X: { amount: 100, dense: true }, Y: { amount: 0 } },
      reactions: { R: { to: { Y: 1 }, law: 1 } },
    },
    law: () => ({ X: [100 / 3, 0] }),
    settings: { amount: "", concentration: "X" },
  };
  expect((await judged(textsOf(still), 100)).rows[0]?.outside).toBe(0);
  expect(
    (
      await judged(
        textsOf(still, () => ({ X: [33.3334, 0] })),
        100,
      )
    ).rows[0]?.outside,
  ).toBe(51);
});

const GOOD = textsOf(own("002-01"), undefined, 5);
test.each([
  [
    "no duration",
    { settings: GOOD.settings.replace("duration: 50", "") },
    /own.settings.duration: .* nothing given/,
  ],
  [
    "steps that are none",
    { settings: GOOD.settings.replace("steps: 5", "steps: 2.5") },
    /settings.steps: a whole number above 0 is needed, 2.5 given/,
  ],
  [
    "a range that is none",
    { settings: `${GOOD.settings}meanRange: 3\n` },
    /settings.meanRange: a range as in \(-3, 3\) is needed, 3 given/,
  ],
  [
    "logarithms",
    { settings: `${GOOD.settings}output: ln(X)-mean\n` },
    /one of X-mean, X-sd is needed, ln\(X\)-mean given/,
  ],
  [
    "a variable of another model",
    { settings: GOOD.settings.replaceAll(": X", ": constructor") },
    /a column "constructor-mean"|variable of the model is needed, "constructor" given/,
  ],
  [
    "a concentration without a size",
    { settings: `${GOOD.settings}concentration: X\n` },
    /a species in a compartment with a size is needed, "X" given/,
  ],
  [
    "rows that are too few",
    { results: GOOD.results.split("\n").slice(0, 4).join("\n") },
    /results: 6 rows, one for each time, are needed, 3 given/,
  ],
  [
    "other times",
    { results: GOOD.results.replace("\n10,", "\n11,") },
    /results: the time 10 of the settings is needed in row 2, 11 given/,
  ],
  [
    "no numbers",
    { results: GOOD.results.replace(/\n10,[^,]*/, "\n10,?") },
    /a number is needed in "X-mean", row 2, \? given/,
  ],
  [
    "a column that is missing",
    { results: GOOD.results.replace("X-sd", "X-var") },
    /a column "X-sd" is needed, time, X-mean, X-var given/,
  ],
] as const)("refused: %s", (_, part, sentence) => {
  expect(() => readDsmts({ ...GOOD, ...part }, { trajectories: 100, seed: 0 }, "own")).toThrow(sentence);
});

const folder = mkdtempSync(join(tmpdir(), "szilard-dsmts-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (id: string, texts: DsmtsTexts): void => {
  mkdirSync(join(folder, "suite", id), { recursive: true });
  writeFileSync(join(folder, "suite", id, `${id}-sbml-l3v1.xml`), texts.sbml);
  writeFileSync(join(folder, "suite", id, `${id}-settings.txt`), texts.settings);
  writeFileSync(join(folder, "suite", id, `${id}-results.csv`), texts.results);
};
write("00001", GOOD);
write("00002", textsOf(own("002-02"), own("002-01").law, 5));
const SHORT: OwnCase = {
  name: "one particle",
  model: { species: { X: { amount: 1 } }, reactions: { R: { from: { X: 1 }, law: "X" } } },
  law: (t) => ({ X: [Math.exp(-t), Math.exp(-t) * (1 - Math.exp(-t))] }),
};
write("00000", textsOf(SHORT, undefined, 1));
write("00003", { ...GOOD, sbml: GOOD.sbml.replace('level="3"', 'level="2"') });
const MAIN = fileURLToPath(new URL("../../dist/command/main.js", import.meta.url));
const dsmts = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, "dsmts", join(folder, "suite"), ...args], { encoding: "utf8" });

test("szilard dsmts: a table, JSON, every point as CSV, and exit codes", { timeout: 60_000 }, () => {
  const good = dsmts("00001", "--out", join(folder, "out"));
  expect(good).toMatchObject({ status: EXIT.holds });
  expect(good.stdout).toMatch(/00001 +X .* pass\n0 of 6 points are outside/);
  const [head, ...rows] = readFileSync(join(folder, "out/dsmts.csv"), "utf8").trim().split("\r\n");
  expect(head).toBe("case,variable,time,mu,sigma,mean,sd,Z,Y,outside");
  expect(rows).toHaveLength(6);
  expect(rows[0]).toBe("00001,X,0,0,0,0,0,,,0");
  const bad = dsmts("00001", "00002", "--json", "-n", "2000");
  expect(bad.status).toBe(EXIT.broken);
  const { cases, expected, ...said } = JSON.parse(bad.stdout);
  expect(said).toMatchObject({ trajectories: 2000, points: 12, outside: 5, refused: [] });
  expect(expected).toBeCloseTo(10 * 0.0027, 4);
  expect(cases[1]).toMatchObject({
    id: "00002",
    variables: [{ variable: "X", outside: 5, outcome: "fail" }],
  });
  // a case that cannot be read does not keep the others from running
  const foreign = dsmts("00001", "00003");
  expect(foreign.status).toBe(EXIT.usage);
  expect(foreign.stdout).toMatch(/00001 .* pass/);
  expect(foreign.stderr).toMatch(/szilard: 00003: SBML of Level 3 is needed, Level 2 Version 1 given/);
  expect(dsmts("00009").stderr).toMatch(/dsmts: a case in .* is needed, "00009" given/);
});

test("an interrupt prints the cases that are done", { timeout: 60_000 }, async () => {
  const running = spawn(process.execPath, [
    MAIN,
    "dsmts",
    join(folder, "suite"),
    "00000",
    "00002",
    "-n",
    "1000000",
  ]);
  let [said, noted] = ["", ""];
  running.stdout.on("data", (text) => {
    said += text;
  });
  running.stderr.on("data", (text) => {
    // the first case is done, the second takes minutes
    if (noted === "") setTimeout(() => running.kill("SIGINT"), 500);
    noted += text;
  });
  const code = await new Promise((done) => running.on("close", done));
  expect(code).toBe(EXIT.interrupted);
  expect(noted).toMatch(/szilard: interrupted/);
  expect(said).toMatch(/^00000 /m);
  expect(said).not.toMatch(/00002/);
});

test("szilard run and show take SBML, with values by id", { timeout: 60_000 }, () => {
  const file = join(folder, "model.xml");
  const model = { ...own("002-03").model, assignments: { X: ["times", 2, "Alpha"] as const } };
  writeFileSync(file, sbml(model));
  const szilard = (...args: string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: "utf8" });
  const none = szilard("run", file);
  expect(none).toMatchObject({ status: EXIT.usage });
  expect(none.stderr).toMatch(/duration: a time is needed \(--set duration=50, SBML has none\)/);
  const set = ["--set", "duration=40", "--set", "Mu=0.5", "--set", "Immigration.Alpha=2", "--set", "Alpha=3"];
  const shown = szilard("show", file, ...set, "--json", "--quiet");
  const experiment = JSON.parse(shown.stdout);
  // the initial assignment follows the parameter that was given
  expect(experiment.system).toMatchObject({ species: { X: 6 }, fields: { Mu: 0.5 } });
  expect(experiment.system.reactions[0].propensity).toBe("(2)");
  expect(experiment.record.grid).toMatchObject({ times: { every: 0.8 }, of: ["X"] });
  const went = join(folder, "model.json");
  writeFileSync(went, shown.stdout);
  const again = szilard("run", went, "--json", "--trajectories", "2000");
  const first = szilard("run", file, ...set, "--json", "--set", "ensemble.trajectories=2000");
  expect(JSON.parse(first.stdout).estimates).toEqual(JSON.parse(again.stdout).estimates);
  const { value, error } = JSON.parse(first.stdout).estimates.X;
  expect(Math.abs(value - 4)).toBeLessThan(4.5 * error);
  expect(szilard("run", file, "--set", "duration=1", "--set", "Nu=1").stderr).toMatch(
    /^szilard: Nu: a path of the experiment/,
  );
  writeFileSync(file, Buffer.from(sbml(model), "utf16le"));
  expect(szilard("run", file, "--set", "duration=1").stderr).toMatch(
    /XML in UTF-8 is needed, another encoding given/,
  );
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x3c]));
  expect(szilard("run", file, "--set", "duration=1").stderr).toMatch(
    /a file in UTF-8 is needed, another encoding given/,
  );
});

test.each(CASES)("case %s of the suite", { timeout: 60_000 }, async (id) => {
  const text = (name: string): string => readFileSync(`${FOLDER}${id}/${id}-${name}`, "utf8");
  const texts = { sbml: text("sbml-l3v1.xml"), settings: text("settings.txt"), results: text("results.csv") };
  for (const row of (await judged(texts)).rows) expect(row).toMatchObject({ points: 51, outcome: "pass" });
});
