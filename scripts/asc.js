// Compiles every entry of assembly/ (its root files) by asc, into wasm/NAME.wasm and, for import without a file system,
// wasm/NAME.js with the same bytes. `node scripts/asc.js [--target debug] [--out DIR]`.
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
  },
});
mkdirSync(values.out, { recursive: true });

for (const file of readdirSync("assembly").filter((name) => name.endsWith(".ts"))) {
  const name = file.slice(0, -3);
  const binary = `${values.out}/${name}.wasm`;
  // AS112: the doors exchange v128 values on purpose; the fill leaves none of these calls in place
  const options = ["--config", "asconfig.json", "--target", values.target, "--disableWarning", "112"];
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
