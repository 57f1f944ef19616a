// Where trajectories of a network start, as far as the schema cannot check it.
import { nearest, SpecError } from "../error.js";
import { checkBurnIn } from "../starts.js";
import { checkBalance } from "./balance.js";
import type { LoweredNetwork } from "./channels.js";
import { scopeOf } from "./channels.js";
import { checkConnected } from "./connected.js";
import { checkState, listed } from "./edges.js";
import { before } from "./instant.js";
import type { NetworkExperiment, NetworkLaw } from "./network.js";
import { placeName, readStill } from "./states.js";

/** How far probabilities may miss 1 in sum. */
const ROUNDING = 1e-9;

/** @throws SpecError */
export function checkNetworkStart(experiment: NetworkExperiment, network: LoweredNetwork): void {
  const { start } = experiment.system;
  if (start.kind !== "steady") {
    checkLaw(start, "system.start", experiment, network);
    return;
  }
  checkBurnIn(start as Parameters<typeof checkBurnIn>[0]);
  if (start.from === undefined) checkConnected(experiment, network, "system.start");
  else checkLaw(start.from, "system.start.from", experiment, network);
}

function checkLaw(
  law: NetworkLaw,
  path: string,
  experiment: NetworkExperiment,
  network: LoweredNetwork,
): void {
  const { system } = experiment;
  if (law.kind === "point") checkPlace(law.at, `${path}.at`, experiment, network);
  if (law.kind === "probabilities") checkProbabilities(law.of, `${path}.of`, network);
  if (law.kind === "equilibrium") checkBalance(experiment, network, before(experiment), path);
  if (law.kind !== "law") return;
  if (system.lattice === undefined) {
    throw new SpecError(
      path,
      'a lattice is needed for { kind: "law" }; { kind: "probabilities" } names states',
    );
  }
  const weights = weightsOf(law.weight, `${path}.weight`, experiment, network);
  weights.forEach((weight, i) => {
    if (weight >= 0 && weight < Infinity) return;
    throw new SpecError(
      `${path}.weight`,
      `a finite weight of at least 0 is needed, ${weight} at ${network.states[i]?.name} given`,
    );
  });
  if (weights.every((weight) => weight === 0)) {
    throw new SpecError(`${path}.weight`, "a weight above 0 somewhere is needed, 0 everywhere given");
  }
}

/** Weights of a lattice's points in the fields at t = 0-. @throws SpecError */
export function weightsOf(
  weight: string,
  path: string,
  { system }: NetworkExperiment,
  { states, attributes }: LoweredNetwork,
): number[] {
  const at = readStill(weight, path, scopeOf(system, []), attributes);
  return states.map((state) => at(state.attributes));
}

function checkPlace(
  place: string | Readonly<Record<string, number>>,
  path: string,
  { system }: NetworkExperiment,
  { states }: LoweredNetwork,
): void {
  if (typeof place === "string" && system.lattice === undefined) {
    checkState(
      place,
      states.map(({ name }) => name),
      path,
    );
    return;
  }
  const coordinates = Object.keys(system.lattice?.coordinates ?? {});
  if (system.lattice === undefined) {
    throw new SpecError(
      path,
      `a state ${listed(states.map(({ name }) => name))} is needed, coordinates given`,
    );
  }
  if (typeof place !== "string") {
    const wrong = Object.keys(place).find((name) => !coordinates.includes(name));
    if (wrong !== undefined) {
      throw new SpecError(
        `${path}.${wrong}`,
        `a coordinate (${coordinates.join(", ")}) is needed, "${wrong}" given${nearest(wrong, coordinates)}`,
      );
    }
    const lacking = coordinates.find((name) => place[name] === undefined);
    if (lacking !== undefined) {
      throw new SpecError(`${path}.${lacking}`, "a whole number is needed, nothing given");
    }
  }
  const name = placeName(place, system);
  if (states.some((state) => state.name === name)) return;
  throw new SpecError(path, `a point of the lattice is needed, ${name} given`);
}

/** Probabilities of states by name. @throws SpecError */
export function checkProbabilities(
  of: Readonly<Record<string, number>>,
  path: string,
  { states }: LoweredNetwork,
): void {
  const names = states.map(({ name }) => name);
  for (const name of Object.keys(of)) checkState(name, names, `${path}.${name}`);
  const total = Object.values(of).reduce((sum, p) => sum + p, 0);
  if (Math.abs(total - 1) <= ROUNDING) return;
  throw new SpecError(path, `probabilities that sum to 1 are needed, they sum to ${total}`);
}
