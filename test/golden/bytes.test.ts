// Snapshots of whole results, one per way through the kernel: they notice a change of the bytes and say nothing about truth.
// When one moves on purpose: UPDATE_GOLDEN=1 npx vitest run test/golden, and a "Value-breaking" line in CHANGELOG.md.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Experiment,
  exponential,
  firstLaw,
  jarzynski,
  mean,
  type ReactionExperiment,
  run,
  secondLaw,
  variance,
} from "../../dist/index.js";
import { GOLDEN as OTHERS } from "./experiments.js";
import { REACTIONS, reactionColumns } from "./reactions.js";

const GOLDEN = { ...OTHERS, ...REACTIONS };

const file = new URL("./bytes.json", import.meta.url);
const pinned: Record<string, string> = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>)
  : {};

const KEPT = ["work", "heat", "forceWork", "shadowWork"];

function keptOf(experiment: Experiment): string[] {
  if (experiment.system.dynamics === "reactions") return reactionColumns(experiment as ReactionExperiment);
  return [experiment.system.dynamics === "network" ? "state" : "x", ...KEPT];
}

/** SHA-256 over kept columns, estimates and verdicts: all that is promised to be the same everywhere. */
async function digest(name: string): Promise<string> {
  const experiment = GOLDEN[name];
  if (experiment === undefined) throw new Error(name);
  const kept = keptOf(experiment);
  const first = kept[0] as string;
  const result = await run(
    { ...experiment, record: { ...experiment.record, keep: kept } } as typeof experiment,
    {
      workers: 2,
      chunkLeaves: 1,
      checks: [firstLaw(), secondLaw(), jarzynski()],
      estimates:
        experiment.system.dynamics === "reactions"
          ? { average: mean("jumps"), spread: variance(first) }
          : { W_var: variance("work"), average: exponential("-work") },
    },
  );
  const hash = createHash("sha256");
  for (const column of kept)
    hash.update(new Uint8Array((result.columns[column] as Float64Array).buffer.slice(0)));
  const further = result.grid === undefined ? [] : [result.grid];
  hash.update(JSON.stringify([result.columns[first]?.length, result.estimates, result.verdicts, ...further]));
  return hash.digest("hex");
}

for (const name of Object.keys(GOLDEN)) {
  test(`the bytes of ${name} are the pinned ones`, async () => {
    const found = await digest(name);
    if (process.env.UPDATE_GOLDEN) {
      pinned[name] = found;
      writeFileSync(file, `${JSON.stringify(pinned, null, 2)}\n`);
    }
    expect(found).toBe(pinned[name]);
  });
}
