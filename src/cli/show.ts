// szilard show FILE: the experiment in normal form, every default visible.
import { Command } from "commander";
import { type LangevinPlan, type NetworkPlan, plan } from "../plan/plan.js";
import { toJson } from "../report/json.js";
import { quenchLine, unitsLine } from "../report/lines.js";
import { readChanges } from "./file.js";
import { type FileOptions, overrides, withFile } from "./options.js";
import { readSource } from "./source.js";
import { note, print } from "./terminal.js";

export const showCommand = withFile(new Command("show"))
  .description("print an experiment in normal form, and what a run of it would do")
  .argument("<file>", "experiment as JSON, or the name of a model")
  .action((file: string, options: FileOptions) => {
    const { experiment, checks } = readSource(file, {
      ...readChanges(options.set),
      ...overrides(options),
    });
    const planned = plan(experiment);
    print(toJson({ ...experiment, checks }));
    if (options.quiet) return;
    if (experiment.units !== undefined) note(unitsLine(experiment.units));
    for (const line of planned.kind === "network" ? networkLines(planned) : langevinLines(planned))
      note(line);
  });

function langevinLines({ experiment, steps, duration, quenches, book }: LangevinPlan): string[] {
  const { units } = experiment;
  return [
    `duration ${duration}${units === undefined ? "" : ` ${units.time}`} in ${steps} steps per trajectory`,
    ...quenches.map((quench) => quenchLine(quench, experiment)),
    `dF = ${book.freeEnergyChange.map(energyText).join(" | ")}`,
  ];
}

function networkLines({ experiment, network, duration, quenches, book }: NetworkPlan): string[] {
  const { states, channels, baths } = network;
  const moving = channels.filter(({ rate }) => rate.kind !== "number").length;
  const found = baths.length === 1 ? "one bath" : `${baths.length} baths`;
  return [
    `duration ${duration}, ${states.length} states and ${channels.length} channels (${moving} of them driven) with ${found}`,
    ...quenches.map((quench) => quenchLine(quench, experiment)),
    `dF = ${[...new Set(changes(book).map(energyText))].slice(0, MOST_SHOWN).join(" | ")}`,
  ];
}

const MOST_SHOWN = 8;

/** Of a feedback, different ones of its records. */
function changes({ freeEnergyChange, control }: NetworkPlan["book"]): (number | null)[] {
  if (control === null) return [freeEnergyChange];
  if (control.freeEnergy === null) return [null];
  const { start, end } = control.freeEnergy;
  return [...new Set(end)].filter(Number.isFinite).map((f) => f - (start[0] as number));
}

const energyText = (f: number | null): string => (f === null ? "none" : f.toPrecision(9));
