// npm run bias: whether reported biases cover the true ones, and what measuring them costs. Writes bench/bias.md; some minutes.
import { writeFileSync } from "node:fs";
import { COSTS, ratios } from "./cost.js";
import { coverage } from "./coverage.js";

const SIZES = [2 ** 12, 2 ** 14, 2 ** 17, 2 ** 20];
const ROUNDS = 21;

const lines = [];
for (const [i, size] of SIZES.entries()) {
  lines.push(...(await coverage({ sizes: [size], seed: 1000 * (i + 1) })));
  process.stderr.write(`${size} trajectories: ${share(lines.slice(-312))}\n`);
}

function share(some) {
  const covered = some.filter((line) => line.covered).length;
  return `${covered} of ${some.length} (${((100 * covered) / some.length).toFixed(1)} %)`;
}

function table(head, key) {
  const keys = [...new Set(lines.map(key))];
  const rows = keys.map((k) => {
    const some = lines.filter((line) => key(line) === k);
    const resolved = some.filter((line) => Math.abs(line.reported) > 2 * line.error).length;
    return `| ${k} | ${share(some)} | ${resolved} |`;
  });
  return [`| ${head} | covered | resolved (above 2 errors) |`, "|---|---|---|", ...rows].join("\n");
}

const costs = [];
for (const [name, make] of COSTS) {
  const all = await ratios(make, ROUNDS);
  const at = (q) => all[Math.round(q * (all.length - 1))].toFixed(3);
  costs.push(`| ${name} | ${at(0.5)} | ${at(0.25)} … ${at(0.75)} |`);
  process.stderr.write(`${name}: ${at(0.5)}\n`);
}

writeFileSync(
  new URL("../bias.md", import.meta.url),
  `# Time-step biases: coverage and cost

Made by \`npm run bias\`. Linear systems have known moments at every step (\`src/theory/linearRows.ts\`) and in continuous time
(\`linearMoments.ts\`), hence known biases. A case is an observable of a run with \`bias: "measure"\`; it is covered where the reported bias lies within
1.96 of its errors of the true one. The observables of one run share its noise.

All: ${share(lines)}.

${table("scheme", ({ scheme, system }) => `${scheme}${scheme === "euler" && system.startsWith("an osc") ? ", underdamped" : ""}`)}

${table("trajectories", ({ trajectories }) => trajectories)}

${table("system, steps", ({ system, steps }) => `${system}, ${steps}`)}

${table("observable", ({ of }) => of)}

## Cost

Processor time of a run with \`bias: "measure"\` over that of the same run without, 1000 steps of up to ${2 ** 18} trajectories on one
thread, ${ROUNDS} rounds in turn: median, and the middle half.

| run | ratio | middle half |
|---|---|---|
${costs.join("\n")}
`,
);
