// npm run mutate: does the suite of claims notice when the physics is wrong? Each mutation changes one place of a copy of the
// sources (assembly/ or src/), rebuilds the copy, and runs cheap rows of src/papers until one of them does not pass. A mutation
// that no row notices has survived: exit code 1. The unchanged copy must pass every row, or nothing is said at all.
//   node scripts/mutate.js [--only TEXT] [--write]        --write: docs/mutations.md
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { MUTATIONS, ROWS } from "./mutations.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values: options } = parseArgs({ options: { only: { type: "string" }, write: { type: "boolean" } } });

const SLOWEST = 180_000; // a row that takes longer hangs
const copy = mkdtempSync(join(tmpdir(), "szilard-mutate-"));
const inCopy = (path) => join(copy, path);
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
process.once("SIGINT", () => process.exit(130));

for (const path of ["assembly", "src", "scripts", "asconfig.json", "tsconfig.json", "package.json"]) {
  cpSync(join(root, path), inCopy(path), { recursive: true });
}
symlinkSync(join(root, "node_modules"), inCopy("node_modules"), "junction");

const began = performance.now();
say("building the copy");
for (const folder of ["assembly", "src"]) {
  const failed = build(folder);
  if (failed !== null) stop(`the copy does not build: ${failed}`);
}
cpSync(inCopy("wasm"), inCopy("wasm.sound"), { recursive: true });
cpSync(inCopy("dist"), inCopy("dist.sound"), { recursive: true });

const mutations = MUTATIONS.filter(({ what }) => what.includes(options.only ?? ""));
if (mutations.length === 0) stop(`no mutation has "${options.only}" in its name`);
for (const name of new Set(mutations.flatMap(({ rows }) => rows))) {
  const sound = runRow(name);
  say(`unchanged, ${name}: ${sound.says}`);
  if (sound.outcome !== "pass") stop(`the unchanged sources do not pass the row "${name}": ${sound.says}`);
}

const found = mutations.map((mutation) => {
  const { what, file, rows } = mutation;
  const failed = mutate(mutation);
  if (failed !== null) {
    restore(file);
    stop(`"${what}" does not build: ${failed}`);
  }
  let noticed = null;
  for (const name of rows) {
    const result = runRow(name);
    if (result.outcome === "pass") continue;
    noticed = { name, says: result.says };
    break;
  }
  restore(file);
  say(`${what}: ${noticed === null ? "SURVIVED" : `${noticed.name}, ${noticed.says}`}`);
  return { what, file, noticed };
});

const survivors = found.filter(({ noticed }) => noticed === null).length;
const seconds = (performance.now() - began) / 1000;
const table = [
  "| mutation | in | noticed by | how |",
  "|---|---|---|---|",
  ...found.map(
    ({ what, file, noticed }) =>
      `| ${what} | \`${file}\` | ${noticed?.name ?? "**nobody**"} | ${noticed?.says.replaceAll("|", "\\|") ?? ""} |`,
  ),
].join("\n");
console.log(table);
console.log(`${found.length - survivors} of ${found.length} mutations noticed, ${seconds.toFixed(0)} s`);
if (options.write && options.only === undefined) writeFileSync(join(root, "docs/mutations.md"), page());
process.exitCode = survivors === 0 ? 0 : 1;

/** Changes the copy and builds it; returns what went wrong, or null. */
function mutate({ file, change, times, what }) {
  const text = readFileSync(join(root, file), "utf8");
  const [from, to] = change;
  const places = text.match(new RegExp(from.source, `g${from.flags.replace("g", "")}`))?.length ?? 0;
  if (places !== times) stop(`"${what}" changes ${times} places of ${file}, ${places} are there`);
  writeFileSync(inCopy(file), text.replace(new RegExp(from.source, `g${from.flags.replace("g", "")}`), to));
  // what only one template is made of
  return build(file.split("/")[0], file.startsWith("assembly/reaction") ? ["--only", "reaction"] : []);
}

function restore(file) {
  cpSync(join(root, file), inCopy(file));
  const built = file.startsWith("assembly/") ? "wasm" : "dist";
  rmSync(inCopy(built), { recursive: true, force: true });
  cpSync(inCopy(`${built}.sound`), inCopy(built), { recursive: true });
}

function build(folder, options = []) {
  const args =
    folder === "assembly"
      ? ["scripts/asc.js", ...options]
      : ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json", "--noUnusedLocals", "false"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
  return status === 0 ? null : `${stdout}${stderr}`.trim();
}

/** Runs a row with the copy's own code. */
function runRow(name) {
  const { id, parameters, ...budget } = ROWS[name];
  const code = `
    import { CLAIMS, verify } from ${JSON.stringify(pathToFileURL(inCopy("dist/papers/index.js")).href)};
    const claim = CLAIMS.find(({ id }) => id === ${JSON.stringify(id)});
    const { outcome, rows } = await verify(claim, ${JSON.stringify(parameters)}, ${JSON.stringify({ seed: 1, ...budget })});
    const judged = rows.filter(({ verdict }) => verdict !== "reported").map(({ quantity, z, verdict, reason }) => ({ quantity, z, verdict, reason }));
    console.log(JSON.stringify({ outcome, judged }));`;
  const { status, stdout, stderr, signal } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", code],
    {
      cwd: copy,
      encoding: "utf8",
      timeout: SLOWEST,
    },
  );
  if (signal !== null) return { outcome: "stopped", says: `no end after ${SLOWEST / 1000} s` };
  if (status !== 0) {
    const sentence = /^\w*(?:Failure|Error): .*$/m.exec(stderr)?.[0] ?? stderr.trim().split("\n").at(-1);
    return { outcome: "stopped", says: `ends with "${sentence}"` };
  }
  const { outcome, judged } = JSON.parse(stdout);
  return { outcome, says: sentenceOf(outcome, judged) };
}

/** The number that is farthest off, or what leaves the row open. */
function sentenceOf(outcome, judged) {
  const size = ({ z }) => Math.abs(z ?? 0);
  const worst = [...judged].sort((a, b) => size(b) - size(a))[0];
  const z = `${worst.quantity}, z = ${worst.z?.toPrecision(3)}`;
  if (outcome !== "inconclusive") return `${outcome}: ${z}`;
  const open = judged.find(({ verdict }) => verdict === "inconclusive");
  return `inconclusive: ${open.quantity}, ${open.reason}`;
}

function page() {
  const date = new Date().toISOString().slice(0, 10);
  return `# Mutations

\`npm run mutate\` puts a mistake into a copy of the sources, one at a time, builds the copy, and runs cheap rows of
[the claims of papers](papers.md) until one of them does not pass: a number is off (*fail*), its time-step bias is too large to
mean anything (*inconclusive*), or the run ends with an error. The same rows pass with the sources unchanged. A mutation that no row
notices is a hole in the suite, and the command ends with exit code 1.

Mutations and rows stand in \`scripts/mutations.js\`. A single one: \`node scripts/mutate.js --only heat\`. Rows can also be run by hand:

\`\`\`sh
szilard verify jarzynski-1997-stiffening-trap --params '{"k0":1,"k1":4,"tau":0.2}' --trajectories 200000
\`\`\`

${date}, ${found.length - survivors} of ${found.length} noticed, ${seconds.toFixed(0)} s on ${process.version}, seed 1:

${table}

| row | claim, parameters, budget |
|---|---|
${Object.entries(ROWS)
  .map(
    ([name, { id, ...rest }]) => `| ${name} | \`${id}\` \`${JSON.stringify(rest).replaceAll("|", "\\|")}\` |`,
  )
  .join("\n")}
`;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  console.error(text);
  process.exit(1);
}
