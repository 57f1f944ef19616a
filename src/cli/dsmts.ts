// szilard dsmts FOLDER: cases of the SBML stochastic test suite, their Z and Y. The suite allows a few points in a thousand outside.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { cell, grid } from "../report/grid.js";
import { type DsmtsRow, judgeDsmts, readDsmts } from "../run/dsmts.js";
import { run } from "../run/run.js";
import { SpecError } from "../spec/error.js";
import { EXIT } from "./exit.js";
import { print } from "./terminal.js";

/** Of all points of a case: Z beyond 3 has the probability 0.0027 at each, and neighbours go together. */
const EXPECTED = 0.05;

interface DsmtsOptions {
  readonly trajectories: string;
  readonly seed: string;
  readonly workers?: string;
}

export const dsmtsCommand = new Command("dsmts")
  .description("run cases of the SBML stochastic test suite and print their Z and Y")
  .argument("<folder>", "a folder of cases, 00001/00001-sbml-l3v1.xml and so on, or one case")
  .option("-n, --trajectories <n>", "runs of each case", "10240")
  .option("--seed <n>", "seed", "0")
  .option("--workers <n>", "threads")
  .action(async (folder: string, options: DsmtsOptions) => {
    const found: (DsmtsRow & { readonly id: string })[] = [];
    for (const id of casesIn(folder)) {
      const own = existsSync(join(folder, id)) ? join(folder, id) : folder;
      const text = (name: string): string => readFileSync(join(own, `${id}-${name}`), "utf8");
      const read = readDsmts(
        { sbml: text("sbml-l3v1.xml"), settings: text("settings.txt"), results: text("results.csv") },
        { trajectories: whole(options.trajectories, "--trajectories"), seed: whole(options.seed, "--seed") },
        id,
      );
      const workers = options.workers === undefined ? undefined : whole(options.workers, "--workers");
      const result = await run(read.experiment, { workers });
      found.push(...judgeDsmts(read, result).map((row) => ({ id, ...row })));
    }
    print(
      grid(
        ["case", "variable", "Z", "Y", "outside", "of"],
        ["left", "left", "right", "right", "right", "right"],
        found.map(({ id, variable, Z, Y, outside, points }) => [
          id,
          cell(variable, 20),
          Z.toFixed(2),
          Y.toFixed(2),
          String(outside),
          String(points),
        ]),
      ),
    );
    const bad = found.some(({ outside, points }) => outside > EXPECTED * points);
    process.exitCode = bad ? EXIT.broken : EXIT.holds;
  });

function casesIn(folder: string): string[] {
  if (!existsSync(folder)) throw new SpecError("dsmts", `a folder of cases is needed, "${folder}" given`);
  const names = readdirSync(folder);
  const model = /^(\d{5})-sbml-l3v1\.xml$/;
  const own = names.flatMap((name) => model.exec(name)?.[1] ?? []);
  const cases =
    own.length > 0 ? own : names.filter((name) => existsSync(join(folder, name, `${name}-sbml-l3v1.xml`)));
  if (cases.length > 0) return cases.sort();
  throw new SpecError(
    "dsmts",
    `a folder with cases (00001/00001-sbml-l3v1.xml) is needed, "${folder}" given`,
  );
}

function whole(text: string, path: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new SpecError(path, `a whole number is needed, "${text}" given`);
}
