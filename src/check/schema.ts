// Checks as they stand in a JSON file: a name, or an object with the name as `kind`.
import { nearest, SpecError, shown } from "../spec/error.js";
import { type Experiment, isNetwork, isReaction } from "../spec/experiment.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { movingSpecies } from "../spec/reaction/channels.js";
import { namesOf } from "../spec/variables.js";
import { noTrueStart } from "./boundaryFacts.js";
import type { Rule } from "./check.js";
import { namesOfNetwork } from "./finalNetwork.js";
import { noSteadyStart } from "./hatanoSasa.js";
import { type Check, RULES } from "./index.js";
import { jumpsOf } from "./jumpsOf.js";
import { uninformed } from "./measured.js";
import { isDriven, notSteady } from "./networkFacts.js";
import { readOptions } from "./options.js";
import { whyNot } from "./whyNot.js";

const KINDS = Object.keys(RULES) as Check["kind"][];

/** What a question about the final state may name: variables, of a network `state`, its attributes and states, species. */
export const askable = (experiment: Experiment): readonly string[] =>
  isReaction(experiment)
    ? movingSpecies(experiment.system)
    : isNetwork(experiment)
      ? namesOfNetwork(experiment)
      : namesOf(experiment.system);

/**
 * Reads a list of checks: "jarzynski" or { "kind": "landauer", "erased": "x > 0" }, a question about what is `askable`.
 * @throws SpecError
 */
export function readChecks(given: unknown, path: string, variables: readonly string[] = ["x"]): Check[] {
  if (!Array.isArray(given)) throw new SpecError(path, `a list of checks is needed, ${shown(given)} given`);
  return given.map((entry: unknown, i) => readCheck(entry, `${path}[${i}]`, variables));
}

function readCheck(entry: unknown, path: string, variables: readonly string[]): Check {
  const check = (typeof entry === "string" ? { kind: entry } : entry) as { kind?: unknown };
  const { kind } = check ?? {};
  if (typeof kind !== "string" || !KINDS.includes(kind as Check["kind"])) {
    const hint = typeof kind === "string" ? nearest(kind, KINDS) : "";
    throw new SpecError(path, `one of ${KINDS.join(", ")} is needed, ${shown(kind ?? entry)} given${hint}`);
  }
  readOptions(kind, RULES[kind as Check["kind"]].options, check, path, variables);
  return { ...check, kind } as Check;
}

/**
 * Refuses checks that ask for information where the description says that none is booked.
 * @throws SpecError
 */
export function refuseUninformed(checks: readonly Check[], path: string, experiment: Experiment): void {
  const lack = uninformed(experiment);
  const i = checks.findIndex(({ kind }) => (RULES[kind] as Rule<never>).informed === true);
  if (lack !== null && i >= 0) throw new SpecError(`${path}[${i}]`, lack);
}

/** What is checked unless something else is asked for: nothing whose column is known to be missing; of networks only what they are made for. */
export function defaultChecks(experiment: Experiment): Check[] {
  // what is stated of their law needs more than their counts
  if (isReaction(experiment)) return [];
  return isNetwork(experiment)
    ? defaultsOfNetwork(experiment)
    : [{ kind: "firstLaw" }, ...defaultsOfWork(experiment)];
}

function defaultsOfWork(experiment: Experiment): Check[] {
  if (whyNot("freeEnergyChange", experiment) !== "") return [];
  return [{ kind: "secondLaw" }, { kind: "jarzynski" }, ...defaultsOfDemon(experiment)];
}

const defaultsOfDemon = (experiment: Experiment): Check[] =>
  uninformed(experiment) === null ? [{ kind: "sagawaUeda2008" }, { kind: "sagawaUeda2010" }] : [];

function defaultsOfNetwork(network: NetworkExperiment): Check[] {
  // one way there is no heat
  if (jumpsOf(network).edges === null) return [];
  const found: Check[] = [{ kind: "firstLaw" }, ...defaultsOfWork(network)];
  const { record, stop } = network;
  if (stop !== undefined) return found;
  if (record.informationFlow !== undefined && notSteady(network) === null)
    found.push({ kind: "horowitzEsposito" });
  const booked = record.systemEntropy !== undefined && noTrueStart(network) === null;
  if (booked && notSteady(network) === null) found.push({ kind: "gallavottiCohen" });
  if (booked && record.housekeeping === true) found.push({ kind: "espositoVandenBroeck2010" });
  if (record.housekeeping === true && isDriven(network) && noSteadyStart(network) === null)
    found.push({ kind: "hatanoSasa" });
  return found;
}
