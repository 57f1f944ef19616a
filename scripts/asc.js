// Compiles every entry of assembly/ (its root files) by asc, into wasm/NAME.wasm and, for import without a file system,
// wasm/NAME.js with the same bytes; langevin.ts once for each number of variables, without (langevin2: two) and with inertia (inertial2). `node scripts/asc.js [--target debug] [--out DIR] [--only ENTRY]`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const { values } = parseArgs({
  options: {
    target: { type: "string", default: "release" },
    out: { type: "string", default: "wasm" },
    only: { type: "string" },
  },
});
mkdirSync(values.out, { recursive: true });

/** Templates of an entry: name and what else asc is given. */
const VARIABLES = [1, 2, 3, 4];
const INERTIA = [0, 1];
const templates = (entry) =>
  entry === "langevin"
    ? INERTIA.flatMap((inertia) =>
        VARIABLES.map((n) => [
          `${inertia === 1 ? "inertial" : entry}${n === 1 ? "" : n}`,
          ["--use", `VARIABLES=${n}`, "--use", `INERTIA=${inertia}`],
        ]),
      )
    : [[entry, []]];

const entries = readdirSync("assembly").filter(
  (name) => name.endsWith(".ts") && (values.only ?? name.slice(0, -3)) === name.slice(0, -3),
);
for (const [file, name, more] of entries.flatMap((file) =>
  templates(file.slice(0, -3)).map((template) => [file, ...template]),
)) {
  const binary = `${values.out}/${name}.wasm`;
  // AS112: the doors exchange v128 values on purpose; the fill leaves none of these calls in place
  const options = [
    "--config",
    "asconfig.json",
    "--target",
    values.target,
    "--disableWarning",
    "112",
    ...more,
  ];
  const { error } = await asc.main([`assembly/${file}`, "-o", binary, ...options], {
    stdout: process.stdout,
    stderr: process.stderr,
  });
  if (error) {
    console.error(`assembly/${file} does not compile: ${error.message}`);
    process.exit(1);
  }
  const text = readFileSync(binary).toString("base64");
  writeFileSync(
    `${values.out}/${name}.js`,
    `// Built by scripts/asc.js from assembly/${file}.\nexport const base64 =\n  "${text}";\n`,
  );
  writeFileSync(`${values.out}/${name}.d.ts`, "export declare const base64: string;\n");
}
