// Sets everything up: installs what package-lock.json lists, builds assembly/ and src/, each only if it differs from what
// is there. Needs Node alone; survives an interrupted install, and npm's ignore-scripts (which skips pre-scripts, not this).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`szilard needs Node 20.19 or newer, this is ${process.version}`);
  process.exit(2);
}

if (!installed()) {
  say("installing packages (once)");
  run("npm", ["ci", "--no-audit", "--no-fund"], { shell: process.platform === "win32" });
}
built("wasm/.stamp", ["assembly", "asconfig.json", "scripts/asc.js", "package-lock.json"], () => {
  say("compiling the kernel");
  run(process.execPath, ["scripts/asc.js"]);
});
built("dist/.stamp", ["src", "wasm", "tsconfig.json", "scripts/bundle.js", "package-lock.json"], () => {
  say("compiling the library");
  rmSync("dist", { recursive: true, force: true });
  run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]);
  run(process.execPath, ["scripts/bundle.js"]);
});

/** npm writes node_modules/.package-lock.json when an install is complete; an interrupted one lacks it or differs. */
function installed() {
  const record = "node_modules/.package-lock.json";
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, "utf8")).packages ?? {};
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages ?? {};
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional || have[path]?.version === entry.version,
  );
}

/** Runs `build` unless the stamp says that the inputs are those of the last complete build. */
function built(stamp, inputs, build) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(files).sort()) hash.update(file).update("\0").update(readFileSync(file));
  const digest = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

function files(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith("."))
      .flatMap((entry) => files(join(path, entry.name)));
  } catch {
    return [path];
  }
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2], ...options });
  if (status === 0) return;
  console.error(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
  process.exit(status ?? 1);
}

function say(text) {
  process.stderr.write(`szilard: ${text}\n`);
}
