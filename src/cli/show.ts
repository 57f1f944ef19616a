// szilard show FILE: the experiment in normal form, every default visible.
import { Command } from "commander";
import { type LangevinPlan, type NetworkPlan, type Plan, plan, type ReactionsPlan } from "../plan/plan.js";
import { toJson } from "../report/json.js";
import { quenchLine, unitsLine } from "../report/lines.js";
import { readChanges } from "./file.js";
import { type FileOptions, overrides, withFile } from "./options.js";
import { readSource } from "./source.js";
import { note, print } from "./terminal.js";

export const showCommand = withFile(new Command("show"))
  .description("print an experiment in normal form, and what a run of it would do")
  .argument("<file>", "experiment as JSON, a model in SBML (.xml), or the name of a model")
  .action((file: string, options: FileOptions) => {
    const { experiment, checks } = readSource(file, {
      ...readChanges(options.set),
      ...overrides(options),
    });
    const planned = plan(experiment);
    print(toJson({ ...experiment, checks }));
    if (options.quiet) return;
    if (experiment.units !== undefined) note(unitsLine(experiment.units));
    for (const line of linesOf(planned)) note(line);
  });

function linesOf(planned: Plan): string[] {
  if (planned.kind === "reactions") return reactionLines(planned);
  return planned.kind === "network" ? networkLines(planned) : langevinLines(planned);
}

function reactionLines({ experiment, network, duration, quenches, book, kernel }: ReactionsPlan): string[] {
  const { species, channels, chemostats } = network;
  const conserved = book.conserved.map((weights) =>
    weights.flatMap((w, k) => (w === 0 ? [] : [w === 1 ? species[k] : `${w} ${species[k]}`])).join(" + "),
  );
  return [
    `duration ${duration}, ${species.length} species, ${channels.length} channels and ${chemostats.length} chemostats, ${kernel.windows.length} windows`,
    `conserved: ${conserved.length === 0 ? "nothing" : conserved.join("; ")}`,
    ...quenches.map((quench) => quenchLine(quench, experiment)),
  ];
}

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
