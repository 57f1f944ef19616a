// Why an experiment has no column of that name, where that can be said.

import { type Experiment, isLangevin, isNetwork, isReaction } from "../spec/experiment.js";
import { after } from "../spec/network/instant.js";
import { OF_THE_BATH } from "../spec/network/names.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { drivesTemperature } from "../spec/variables.js";
import { equilibriumOf } from "./equilibriumOf.js";
import { jumpsOf } from "./jumpsOf.js";

/** A sentence's end, or nothing. */
export function whyNot(column: string, experiment: Experiment | null | undefined): string {
  if (!experiment) return "";
  if (isReaction(experiment)) return ofReactions(column, experiment);
  const own =
    (isNetwork(experiment) ? ofNetwork(column, experiment) : "") || ofMeasurement(column, experiment);
  return own === "" && column === "freeEnergyChange" ? noFreeEnergy(experiment) : own;
}

const ENERGIES = ["work", "forceWork", "energyChange", "shadowWork", "freeEnergyChange"];

function ofReactions(column: string, { system }: ReactionExperiment): string {
  if (ENERGIES.includes(column)) return ": reactions book no energies of their counts";
  if (column === "stopTime" || column === "stopped") return ": a `stop` books it";
  if (column === "systemEntropy" || column === "entropyProduction") return ": record.systemEntropy books it";
  if (/^(housekeeping|excess)/.test(column))
    return ": no steady states are solved along a schedule of reactions";
  if (column !== "bathEntropy" && column !== "heat") return "";
  return system.events === undefined
    ? ": a reaction that goes one way gives its surroundings no known entropy"
    : ": an event that sets counts has no way back";
}

/** Why the work of a network is not held against its free energies, though both ends are in equilibrium, or null: meanwhile baths may differ. */
export function severalBaths(experiment: NetworkExperiment): string | null {
  const { baths, channels } = jumpsOf(experiment).lowered;
  const unlike = (of: "kT" | "mu", used: readonly number[]): boolean => {
    const values = used.map((b) => baths[b]?.[of]).map((x) => (x?.kind === "number" ? x.value : Number.NaN));
    return values.some((value) => value !== values[0]);
  };
  if (unlike("kT", [...baths.keys()])) return "one temperature of all baths is needed";
  const exchanging = channels.filter(({ particles }) => particles !== 0).map(({ bath }) => bath);
  return unlike("mu", exchanging) ? "one chemical potential of all baths is needed" : null;
}

function drivenBath(experiment: NetworkExperiment): "kT" | "mu" | null {
  const { baths } = jumpsOf(experiment).lowered;
  if (baths.some(({ kT }) => kT.kind !== "number")) return "kT";
  return baths.some(({ mu }) => mu.kind !== "number") ? "mu" : null;
}

function ofNetwork(column: string, experiment: NetworkExperiment): string {
  const { record, stop, system } = experiment;
  if (column === "stopTime" || column === "stopped") return ": a `stop` books it";
  if (OF_THE_BATH.includes(column) && jumpsOf(experiment).edges === null)
    return ": an edge that goes one way gives its bath no known entropy";
  if (/^(housekeeping|excess)/.test(column) && record.housekeeping !== true)
    return ": record.housekeeping books it";
  if (column === "systemEntropy" || column === "entropyProduction") return ": record.systemEntropy books it";
  if (column !== "freeEnergyChange" || stop !== undefined) return "";
  const driven = drivenBath(experiment);
  if (driven !== null) return `: where a schedule drives ${driven} there is none`;
  const several = severalBaths(experiment);
  if (several !== null) return `: ${several}`;
  if (system.start.kind !== "equilibrium") return ": an equilibrium start, and detailed balance at the end";
  const end = equilibriumOf(experiment, after(experiment));
  return typeof end === "string" ? `: at the end ${end}` : "";
}

function ofMeasurement(column: string, { feedback, cycles }: Experiment): string {
  if (!["information", "logLikelihood", "outcome", "record", "remainingInformation"].includes(column))
    return "";
  if (feedback === undefined) return ": `feedback` measures";
  if (column !== "information") return "";
  return cycles === undefined
    ? ": no law of the outcomes is known; feedback.information names one, or `record` has their frequencies"
    : ": with cycles records have no law; feedback.information names that of the next outcome";
}

function noFreeEnergy(experiment: Experiment): string {
  const { stop, cycles } = experiment;
  if (stop !== undefined)
    return ": with `stop` there is none, as trajectories end in the fields of their own times";
  if (isLangevin(experiment) && drivesTemperature(experiment))
    return ": where a schedule drives kT there is none";
  if ((cycles?.discard ?? 0) > 0)
    return ": after discarded cycles there is none, as the ledger begins in no equilibrium";
  return "";
}
