// The documentation keeps its word: its code runs, its JSON is read as experiments, its commands end as it says, its tables
// name what there is, its links lead somewhere.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { RULES } from "../dist/check/index.js";
import { EXIT } from "../dist/cli/exit.js";
import { FUNCTIONS } from "../dist/formula/functions.js";
import { CLAIMS } from "../dist/papers/index.js";
import { NETWORK_LEDGER } from "../dist/plan/jump/networkLedger.js";
import { LEDGER } from "../dist/plan/ledger.js";
import { MODELS } from "../dist/spec/models/models.js";
import { RATE_LAWS } from "../dist/spec/network/rateLaws.js";
import { NAMED_POTENTIALS } from "../dist/spec/potentials.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MAIN = join(ROOT, "dist/command/main.js");
const PAGES = readdirSync(join(ROOT, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const LONG = process.env.SZILARD_LONG !== undefined;
const OTHERS = ["README.md", "ARCHITECTURE.md", "CONVENTIONS.md", "CONTRIBUTING.md", "CHANGELOG.md"];

// where commands may write, with the examples at hand
const folder = mkdtempSync(join(tmpdir(), "szilard-docs-"));
symlinkSync(join(ROOT, "examples"), join(folder, "examples"), "junction");
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (page: string): string => readFileSync(join(ROOT, page), "utf8");

const blocksOf = (page: string, language: string): string[] =>
  [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, code]) => code as string,
  );

const node = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });

/** The package's names, as they are in this folder. */
const redirected = (code: string): string =>
  code.replace(
    /"szilard(\/papers)?"/g,
    (_, papers) => `"${pathToFileURL(join(ROOT, papers ? "dist/papers/index.js" : "dist/index.js"))}"`,
  );

/** The words of a command line; '…' holds one together. */
const words = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

describe.each(PAGES)("%s", (page) => {
  test("has an example", () => {
    expect(["ts", "json", "sh"].flatMap((language) => blocksOf(page, language)).length).toBeGreaterThan(0);
  });

  // the first of a page always, the others in CI
  blocksOf(page, "ts").forEach((code, i) => {
    test.skipIf(i > 0 && !LONG)(`example ${i + 1} runs`, () => {
      const file = join(folder, "example.mjs");
      writeFileSync(file, redirected(code));
      const { status, stdout, stderr } = node(file);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      // a line that ends in "// true" or "// true true" says what it prints
      const said = [...code.matchAll(/console\.log\(.*\/\/ (true( true)*)/g)].map(([, words]) => words);
      expect(stdout.match(/^true( true)*$/gm) ?? []).toEqual(said);
    });
  });

  blocksOf(page, "json").forEach((code, i) => {
    test(`experiment ${i + 1} is one`, () => {
      const file = join(folder, "experiment.json");
      writeFileSync(file, code);
      const { status, stderr } = node(MAIN, "show", file, "--quiet");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    });
  });

  const lines = blocksOf(page, "sh").flatMap((block) => block.split("\n"));
  const commands = lines.filter((line) => line.startsWith("szilard "));
  test.skipIf(page !== "docs/command-line.md" && !LONG).each(commands)("%s", (line) => {
    const [command = "", comment = ""] = line.split(" # ");
    const { status, stderr } = node(MAIN, ...words(command).slice(1));
    expect(`${stderr}${status}`).toMatch(new RegExp(`${/exit (\d+)/.exec(comment)?.[1] ?? EXIT.holds}$`));
  });
});

test.each([...PAGES, ...OTHERS])("links of %s lead to files", (page) => {
  const targets = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
    ([, target]) => target as string,
  );
  expect(targets.filter((target) => !existsSync(resolve(ROOT, dirname(page), target)))).toEqual([]);
});

/** Names in backticks in the first column of the table below `heading`. */
function firstColumn(page: string, heading: string): string[] {
  const text = textOf(page);
  const from = text.indexOf(heading);
  const table = text.slice(text.indexOf("\n|", from) + 1).split("\n\n")[0] ?? "";
  return table
    .split("\n")
    .slice(2)
    .flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name as string),
    );
}

test("CONVENTIONS.md has a line for each column of the ledger", () => {
  expect(firstColumn("CONVENTIONS.md", "## The ledger")).toEqual(Object.keys(LEDGER));
});

test("docs/checks.md has a line for each check", () => {
  const names = firstColumn("docs/checks.md", "## The claims").map((name) => name.replace(/\(.*/, ""));
  expect(names.sort()).toEqual(Object.keys(RULES).sort());
});

test("docs/models.md has a line for each model, with its description and citation", () => {
  expect(firstColumn("docs/models.md", "# Models")).toEqual(MODELS.map(({ name }) => name));
  for (const { description, citation } of MODELS) {
    expect(textOf("docs/models.md")).toContain(`| ${description} | ${citation} |`);
  }
});

test("CONVENTIONS.md has a line for each column of a network's ledger", () => {
  const columns = firstColumn("CONVENTIONS.md", "## Networks of jumps");
  expect(columns).toEqual(Object.keys(NETWORK_LEDGER));
});

test("docs/networks.md has a line for each law of rates", () => {
  const known = Object.values(RATE_LAWS).flatMap(({ takes }) => takes);
  expect(firstColumn("docs/networks.md", "## Laws of rates")).toEqual(known);
});

test("docs/papers.md names claims that exist", () => {
  const ids = CLAIMS.map(({ id }) => id);
  expect(firstColumn("docs/papers.md", "# Claims of papers").filter((id) => !ids.includes(id))).toEqual([]);
});

test("docs/formulas.md lists the functions", () => {
  expect(firstColumn("docs/formulas.md", "refused with the place").at(-1)?.split(" ")).toEqual(
    Object.keys(FUNCTIONS),
  );
});

test("docs/formulas.md has a line for each named potential, with its defaults", () => {
  expect(firstColumn("docs/formulas.md", "## Named potentials")).toEqual(Object.keys(NAMED_POTENTIALS));
  for (const { fields } of Object.values(NAMED_POTENTIALS)) {
    const defaults = Object.entries(fields).map(([field, value]) => `${field} ${value}`);
    expect(textOf("docs/formulas.md")).toContain(`| ${defaults.join(", ")} |`);
  }
});

test("the exit codes of docs/command-line.md are those of the command line", () => {
  const codes = [...textOf("docs/command-line.md").matchAll(/^\| (\d+) \|/gm)].map(([, code]) =>
    Number(code),
  );
  expect(codes.sort((a, b) => a - b)).toEqual(Object.values(EXIT).sort((a, b) => a - b));
});
