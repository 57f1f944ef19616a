// szilard check: the numbers of judgeSample, its remarks, exit codes and files.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { EXIT } from "../../dist/cli/exit.js";
import { fromColumns, judgeSample, readCsv, secondLaw } from "../../dist/index.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "szilard-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const FORWARD = join(ROOT, "examples/works.csv");
const BACK = join(ROOT, "examples/works-back.csv");
const check = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(ROOT, "dist/command/main.js"), "check", ...args], { encoding: "utf8" });

test("says in JSON what judgeSample says, and draws where the two densities cross", async () => {
  const { status, stdout } = check(
    FORWARD,
    ...["--reverse", BACK, "--column", "W_kT", "--kT", "1", "--df", "0.69315"],
    ...["--checks", "secondLaw", "--json", "--out", folder],
  );
  const sample = fromColumns(await readCsv(FORWARD), {
    work: "W_kT",
    kT: 1,
    freeEnergyChange: 0.69315,
    reverse: await readCsv(BACK),
  });
  const { verdicts, estimates } = await judgeSample(sample, { checks: [secondLaw()] });
  const said = JSON.parse(stdout);
  expect(said).toMatchObject({ rows: 2000, verdicts: JSON.parse(JSON.stringify(verdicts)), remarks: [] });
  expect(said.estimates.work.value).toBe(estimates.work?.value);
  // the known answer: kT = 1 and dF = ln 2, within 4.5 standard errors
  const { slope, freeEnergyChange } = said.crossing;
  expect(Math.abs(slope.value - 1) / slope.error).toBeLessThan(4.5);
  expect(Math.abs(freeEnergyChange.value - Math.log(2)) / freeEnergyChange.error).toBeLessThan(4.5);
  expect(status).toBe(EXIT.holds);
  expect(readFileSync(join(folder, "crossing.svg"), "utf8")).toContain("P_R(-W)");
  expect(JSON.parse(readFileSync(join(folder, "check.json"), "utf8"))).toEqual(said);
});

test("swapped files break the second law and are said to be swapped", () => {
  const { status, stdout } = check(
    BACK,
    ...["--reverse", FORWARD, "--column", "W_kT", "--kT", "1", "--df", "0.69315", "--checks", "secondLaw"],
  );
  expect(status).toBe(EXIT.broken);
  expect(stdout).toMatch(/remark: .* are the two swapped, or the sign of dF\?/);
});

test.each([
  [["--column", "W_kT", "--kT", "0"], /A number above 0 is needed/],
  [["--column", "W_kT"], /required option '--kT/],
  [["--column", "W_kT", "--kT", "1"], /^szilard: --checks: a check is needed/],
  [["--column", "W_kT", "--kT", "1", "--df", "x"], /^szilard: --df: a finite number is needed, "x" given/],
  [["--column", "heat=Q", "--kT", "1"], /^szilard: .*works.csv: a column is needed \(W_kT\), "Q" given/],
  [
    ["--column", "W_kT", "--kT", "1", "--checks", "jarzinski"],
    /^szilard: --checks\[0\]: one of .*did you mean "jarzynski"/,
  ],
])("a wrong command ends with exit code 2 and one sentence: %j", (args, sentence) => {
  const { status, stderr } = check(FORWARD, ...args);
  expect(stderr).toMatch(sentence);
  expect(status).toBe(EXIT.usage);
});
