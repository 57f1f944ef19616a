// The house rules that can be read off the text of src/ and assembly/: the order of the folders stands in ARCHITECTURE.md,
// and an import only ever points to an earlier one.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Text by path, as in "src/kernel/math.ts". */
type Files = Readonly<Record<string, string>>;

/** Folders that alone may import a package (a trailing "*" stands for anything) or a path outside src/. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  "node:*": ["run", "data", "report", "cli"],
  "@assemblyscript/loader": ["kernel"],
  "wasm/*": ["kernel"],
  zod: ["spec"],
  "fast-xml-parser": ["spec"],
  piscina: ["run"],
  "csv-parse": ["data"],
  "hyparquet*": ["data"],
  commander: ["cli"],
  "cli-progress": ["cli"],
};

/** Correctly rounded or exact in every engine; all else comes from kernel/math.ts, so that the bytes are the same. */
const EXACT = ["abs", "sqrt", "floor", "ceil", "min", "max", "round"];
const FREE_OF_BYTES = ["report", "cli"];
const NAMES_MODULES = ["run", "plan"];
const SAYS_NOTHING = ["utils", "helpers", "common", "core"];
const LONGEST = 300;

/** The folders of src/ in the order of the table in ARCHITECTURE.md. */
function foldersOf(markdown: string): string[] {
  const table = markdown.slice(markdown.indexOf("| folder |"));
  const rows = table.slice(0, table.indexOf("\n\n")).split("\n").slice(2);
  return rows.map((row) => /^\|\s*`([a-z]+)`/.exec(row)?.[1] ?? row);
}

/** Everything that is against the rules, one sentence each. */
function violations(files: Files, folders: readonly string[]): string[] {
  return [
    ...Object.entries(files).flatMap(([path, text]) => violationsIn(path, text, folders)),
    ...cycles(files).map((cycle) => `${cycle.join(" -> ")}: a cycle`),
  ];
}

function violationsIn(path: string, text: string, folders: readonly string[]): string[] {
  const found: string[] = [];
  const code = withoutComments(text);
  const parts = path.split("/");
  for (const name of parts.slice(0, -1)) {
    if (SAYS_NOTHING.includes(name)) found.push(`${path}: a folder named ${name}`);
  }
  if (/\bMath\s*\.\s*random\b/.test(code)) found.push(`${path}: Math.random`);
  if (parts[0] !== "src") return found;

  const folder = path === "src/index.ts" ? "index.ts" : (parts[1] as string);
  const order = [...folders, "index.ts"];
  if (!order.includes(folder)) found.push(`${path}: "${folder}" is not in the table of ARCHITECTURE.md`);
  for (const target of importsOf(code)) {
    const local = target.startsWith(".") ? resolve(path, target) : null;
    const to = local === null ? target : local.startsWith("src/") ? null : local;
    if (to !== null) {
      const rule = Object.keys(ONLY_IN).find((name) =>
        name.endsWith("*") ? to.startsWith(name.slice(0, -1)) : to === name || to.startsWith(`${name}/`),
      );
      if (rule !== undefined && !ONLY_IN[rule]?.includes(folder)) found.push(`${path}: imports ${target}`);
    } else if (order.indexOf(folderOf(local as string)) > order.indexOf(folder)) {
      found.push(`${path}: imports ${target}, which comes later`);
    }
  }
  if (folder !== "kernel") {
    const rest = NAMES_MODULES.includes(folder) ? code.replace(/:\s*WebAssembly\.Module\b/g, "") : code;
    if (/\bWebAssembly\b/.test(withoutTexts(rest))) found.push(`${path}: names WebAssembly`);
  }
  if (!FREE_OF_BYTES.includes(folder)) {
    // capitals are constants, the same everywhere
    for (const [, name] of code.matchAll(/\bMath\s*\.\s*([a-z]\w*)/g)) {
      if (!EXACT.includes(name as string)) found.push(`${path}: Math.${name}`);
    }
    // ** is Math.pow; a power of 2 or 16 is exact
    for (const [, base] of code.matchAll(/([\w.)\]]+)\s*\*\*/g)) {
      if (!/^(2|16|BASE)$/.test(base as string)) found.push(`${path}: ${base} **`);
    }
    if (/\bMath\s*(\[|\}?\s*[;,=])/.test(code)) found.push(`${path}: takes Math apart`);
  }
  const lines = text.split("\n").length - 1;
  if (lines > LONGEST) found.push(`${path}: ${lines} lines`);
  return found;
}

const folderOf = (path: string): string => path.split("/").slice(1, 2).join("");

/** Code with its comments blanked; texts stay, so that "//" in them is no comment. */
const withoutComments = (text: string): string =>
  text.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (found) => (found.startsWith("//") || found.startsWith("/*") ? " " : found),
  );

const withoutTexts = (code: string): string => code.replace(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, '""');

/** What a file imports, re-exports, loads dynamically or hands to a worker. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(/\b(?:from|import|new URL)\s*\(?\s*["']([^"']+)["']/g)]
    .map(([, target]) => target as string)
    .filter((target) => !target.endsWith(".json"));

/** "./b.js" in src/a/x.ts is src/a/b.ts. */
function resolve(path: string, target: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/").replace(/\.js$/, ".ts");
}

/** Every cycle that a depth-first walk closes, imports of types included. */
function cycles(files: Files): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path]);
      return;
    }
    if (done.has(path)) return;
    for (const target of importsOf(withoutComments(files[path] ?? ""))) {
      const to = target.startsWith(".") ? resolve(path, target) : "";
      // a worker is started, not imported
      if (files[to] !== undefined && !isWorker(path, target, files)) visit(to, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of Object.keys(files)) visit(path, []);
  return found;
}

const isWorker = (path: string, target: string, files: Files): boolean =>
  (files[path] ?? "").includes(`new URL("${target}"`);

function read(folder: string): Files {
  const names = readdirSync(`${ROOT}${folder}`, { recursive: true }) as string[];
  return Object.fromEntries(
    names
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((path) => path.endsWith(".ts"))
      .map((path) => [path, readFileSync(ROOT + path, "utf8")]),
  );
}

const folders = foldersOf(readFileSync(`${ROOT}ARCHITECTURE.md`, "utf8"));

test("the table of ARCHITECTURE.md names every folder of src, and nothing else", () => {
  const there = Object.keys(read("src")).filter((path) => path !== "src/index.ts");
  expect([...folders].sort()).toEqual([...new Set(there.map(folderOf))].sort());
});

test("imports point to earlier folders, form no cycle, and each outside package has one home", () => {
  expect(violations({ ...read("src"), ...read("assembly") }, folders)).toEqual([]);
});

// Controls: the checker must see what it is there to see.
const CAUGHT: readonly (readonly [rule: string, files: Files])[] = [
  ["which comes later", { "src/formula/a.ts": 'import { run } from "../run/run.js";' }],
  ["which comes later", { "src/stats/a.ts": 'export type { Row } from "../run/sweep.js";' }],
  ["which comes later", { "src/stats/a.ts": 'const late = await import("../run/sweep.js");' }],
  ["which comes later", { "src/papers/a.ts": 'import {\n  run,\n} from "../index.js";' }],
  ["is not in the table", { "src/models/a.ts": "export const a = 1;" }],
  ["a cycle", { "src/spec/a.ts": 'import "./b.js";', "src/spec/b.ts": 'import type { A } from "./a.js";' }],
  ["a cycle", { "src/spec/a.ts": 'export * from "./a.js";' }],
  ["imports node:fs", { "src/papers/a.ts": 'import { readFileSync } from "node:fs";' }],
  ["imports piscina", { "src/stats/a.ts": 'import { Piscina } from "piscina";' }],
  ["imports zod", { "src/cli/a.ts": 'import { z } from "zod";' }],
  ["imports zod/v4", { "src/cli/a.ts": 'import { z } from "zod/v4";' }],
  ["imports csv-parse", { "src/cli/a.ts": 'import { parse } from "csv-parse";' }],
  ["imports hyparquet-writer", { "src/report/a.ts": 'import { parquetWriteFile } from "hyparquet-writer";' }],
  ["imports commander", { "src/run/a.ts": 'import { Command } from "commander";' }],
  ["imports cli-progress", { "src/report/a.ts": 'import { SingleBar } from "cli-progress";' }],
  ["imports @assemblyscript/loader", { "src/run/a.ts": 'import l from "@assemblyscript/loader";' }],
  ["imports ../../wasm/math.js", { "src/plan/a.ts": 'import { base64 } from "../../wasm/math.js";' }],
  ["names WebAssembly", { "src/run/a.ts": "new WebAssembly.Module(bytes);" }],
  ["names WebAssembly", { "src/stats/a.ts": "let module: WebAssembly.Module;" }],
  ["Math.exp", { "src/stats/a.ts": "const y = Math.exp(x); // Math.exp" }],
  ["x **", { "src/stats/a.ts": "const y = x ** 2 + 2 ** 31;" }],
  ["takes Math apart", { "src/stats/a.ts": "const { exp } = Math;" }],
  ["Math.random", { "src/cli/a.ts": "const u = Math.random();" }],
  ["Math.random", { "assembly/random/a.ts": "const u = Math.random();" }],
  ["a folder named utils", { "assembly/utils/a.ts": "" }],
  ["a folder named helpers", { "src/run/helpers/a.ts": "" }],
  ["301 lines", { "src/run/a.ts": "\n".repeat(301) }],
];

test.each(CAUGHT)("control: the checker says “%s”", (rule, files) => {
  const found = violations(files, folders);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(rule);
});

test("control: what is allowed is let through", () => {
  const allowed: Files = {
    "src/kernel/a.ts": 'import { base64 } from "../../wasm/math.js";\nnew WebAssembly.Module(bytes);',
    "src/run/a.ts": 'import os from "node:os";\nlet module: WebAssembly.Module; // WebAssembly',
    "src/stats/a.ts": '// Math.exp, import "../run/run.js"\nexport const y = Math.sqrt(Math.PI);',
    "src/report/a.ts": "export const y = Math.log10(x);",
    "src/index.ts": 'export { run } from "./run/a.js";',
    "assembly/math.ts": "const y = NativeMath.log(x);",
  };
  expect(violations(allowed, folders)).toEqual([]);
});
