// szilard dsmts FOLDER [CASES…]: cases of the SBML stochastic test suite, their Z and Y.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Command } from "commander";
import { template } from "../kernel/template.js";
import { csv } from "../report/csv.js";
import { type DsmtsFound, dsmtsColumns, dsmtsCounts, dsmtsLine, dsmtsTable } from "../report/dsmtsTable.js";
import { toJson } from "../report/json.js";
import { dsmtsPoints, judgeDsmts, readDsmts } from "../run/dsmts.js";
import { provenance } from "../run/provenance.js";
import { run } from "../run/run.js";
import { SpecError } from "../spec/error.js";
import { codeFor, EXIT } from "./exit.js";
import { wholeFrom } from "./options.js";
import { readText } from "./sbml.js";
import { note, print, withBar } from "./terminal.js";

interface DsmtsOptions {
  readonly trajectories: number;
  readonly seed: number;
  readonly workers?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly out?: string;
}

interface Refused {
  readonly id: string;
  readonly reason: string;
}

export const dsmtsCommand = new Command("dsmts")
  .description("run cases of the SBML stochastic test suite and print their Z and Y")
  .argument("<folder>", "a folder of cases, 00001/00001-sbml-l3v1.xml and so on, or one case")
  .argument("[cases...]", "some of them: 00001 (all unless given)")
  .option("-n, --trajectories <n>", "runs of each case", wholeFrom(2), 10240)
  .option("--seed <n>", "seed", wholeFrom(0), 0)
  .option("--workers <n>", "worker threads (as many as the work is worth)", wholeFrom(1))
  .option("--json", "the result as JSON on stdout")
  .option("--quiet", "no progress on stderr")
  .option("--out <folder>", "write dsmts.csv (every point) and dsmts.json there")
  .action(async (folder: string, ids: string[], options: DsmtsOptions) => {
    const found: DsmtsFound[] = [];
    const refused: Refused[] = [];
    try {
      for (const { id, own } of casesIn(folder, ids)) {
        try {
          const one = await oneCase(id, own, options);
          found.push(one);
          // the table comes last, and a suite takes minutes
          if (!options.quiet) note(`${id}: ${one.rows.map((row) => row.outcome).join(", ")}`);
        } catch (error) {
          // others may still run
          if (!(error instanceof SpecError)) throw error;
          refused.push({ id, reason: error.message });
          note(`szilard: ${error.message}`);
        }
      }
    } catch (error) {
      if (found.length > 0) tell(found, refused, options);
      throw error;
    }
    tell(found, refused, options);
    const code = codeFor(found.flatMap(({ rows }) => rows.map(({ outcome }) => outcome)));
    process.exitCode = refused.length > 0 && code !== EXIT.broken ? EXIT.usage : code;
  });

async function oneCase(id: string, own: string, options: DsmtsOptions): Promise<DsmtsFound> {
  const { trajectories, seed, workers } = options;
  const model = MODELS.find((name) => existsSync(join(own, `${id}-${name}`))) as string;
  const [sbml, settings, results] = [model, "settings.txt", "results.csv"].map((name) =>
    readText(join(own, `${id}-${name}`)),
  ) as [string, string, string];
  const read = readDsmts({ sbml, settings, results }, { trajectories, seed }, id);
  const result = await withBar(id, options.quiet === true || options.json === true, (onProgress, signal) =>
    run(read.experiment, { workers, onProgress, signal }),
  );
  return { id, rows: judgeDsmts(read, result), points: dsmtsPoints(read, result) };
}

function tell(found: readonly DsmtsFound[], refused: readonly Refused[], options: DsmtsOptions): void {
  const { trajectories, seed, json, out } = options;
  const summary = {
    provenance: provenance(seed, template(1)),
    trajectories,
    ...dsmtsCounts(found),
    cases: found.map(({ id, rows }) => ({ id, variables: rows })),
    refused,
  };
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "dsmts.csv"), csv(dsmtsColumns(found)));
    writeFileSync(join(out, "dsmts.json"), toJson(summary));
    note(`szilard: dsmts.csv and dsmts.json are in ${out}`);
  }
  if (json) {
    print(toJson(summary));
    return;
  }
  if (found.length > 0) print(`${dsmtsTable(found)}\n${dsmtsLine(found, trajectories)}`);
}

/** Models of Level 3, the first that is there. */
const MODELS = ["sbml-l3v1.xml", "sbml-l3v2.xml"];

const isCase = (own: string, id: string): boolean =>
  MODELS.some((name) => existsSync(join(own, `${id}-${name}`)));

function casesIn(folder: string, ids: readonly string[]): { readonly id: string; readonly own: string }[] {
  if (!existsSync(folder)) throw new SpecError("dsmts", `a folder of cases is needed, "${folder}" given`);
  const name = basename(resolve(folder));
  const all = isCase(folder, name)
    ? [{ id: name, own: folder }]
    : readdirSync(folder)
        .filter((id) => isCase(join(folder, id), id))
        .sort()
        .map((id) => ({ id, own: join(folder, id) }));
  const unknown = ids.find((id) => !all.some((one) => one.id === id));
  if (unknown !== undefined)
    throw new SpecError("dsmts", `a case in ${folder} is needed, "${unknown}" given`);
  if (all.length === 0) {
    throw new SpecError(
      "dsmts",
      `a folder with cases (00001/00001-sbml-l3v1.xml) is needed, "${folder}" given`,
    );
  }
  return ids.length === 0 ? all : all.filter(({ id }) => ids.includes(id));
}
