// Where trajectories of a network start: probabilities of its states.
import { evaluateNumber } from "../../formula/evaluate.js";
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredNetwork, NetworkBath } from "../../spec/network/channels.js";
import { before, instantOf, type Moment } from "../../spec/network/instant.js";
import type { NetworkExperiment, NetworkLaw } from "../../spec/network/network.js";
import { weightsOf } from "../../spec/network/start.js";
import { placeName } from "../../spec/network/states.js";
import type { Jumps } from "../../theory/network/generator.js";
import { SeveralStationaryStates, stationary } from "../../theory/network/stationary.js";

/** The start's probabilities by state; after a burn-in, those before it. @throws SpecError */
export function startProbabilities(experiment: NetworkExperiment, network: LoweredNetwork): Float64Array {
  const { start } = experiment.system;
  if (start.kind !== "steady") return lawProbabilities(start, experiment, network);
  if (start.from !== undefined) return lawProbabilities(start.from, experiment, network);
  return steadyAt(network, before(experiment), "system.start");
}

/** The same with other fields at t = 0-. */
export const startIn = (
  experiment: NetworkExperiment,
  network: LoweredNetwork,
  fields: Readonly<Record<string, number>>,
): Float64Array => startProbabilities({ ...experiment, system: { ...experiment.system, fields } }, network);

/** Time before the ledger in the fields at t = 0-. */
export const burnInOf = ({ system: { start } }: NetworkExperiment): number =>
  start.kind === "steady" ? (start.burnIn ?? 0) : 0;

/** Of a law by its kind, in the fields at t = 0-. */
export function lawProbabilities(
  law: NetworkLaw,
  experiment: NetworkExperiment,
  network: LoweredNetwork,
): Float64Array {
  const { states } = network;
  switch (law.kind) {
    case "point": {
      const place = placeName(law.at, experiment.system);
      return Float64Array.from(states, ({ name }) => (name === place ? 1 : 0));
    }
    case "probabilities":
      return normalized(states.map(({ name }) => law.of[name] ?? 0));
    case "law":
      return normalized(weightsOf(law.weight, "system.start.weight", experiment, network));
    case "equilibrium":
      return equilibriumAt(network, before(experiment));
  }
}

/** e^(-(E - mu N)/kT)/Z; detailed balance is the door's to check. */
export function equilibriumAt(network: LoweredNetwork, moment: Moment): Float64Array {
  const { logWeights } = gibbs(network, moment);
  const most = Math.max(...logWeights);
  return normalized(Array.from(logWeights, (w) => math.exp(w - most)));
}

/** -kT ln Z, Z = sum e^(-(E - mu N)/kT). */
export function freeEnergyAt(network: LoweredNetwork, moment: Moment): number {
  const { logWeights, kT } = gibbs(network, moment);
  const most = Math.max(...logWeights);
  return -kT * (most + math.log(logWeights.reduce((sum, w) => sum + math.exp(w - most), 0)));
}

function gibbs(network: LoweredNetwork, moment: Moment): { logWeights: Float64Array; kT: number } {
  const { states, baths, channels } = network;
  const used = channels.find((channel) => evaluateNumber(channel.rate, moment) > 0)?.bath ?? 0;
  const exchanging = channels.find(
    (channel) => channel.particles !== 0 && evaluateNumber(channel.rate, moment) > 0,
  );
  const kT = evaluateNumber((baths[used] as NetworkBath).kT, moment);
  const mu =
    exchanging === undefined ? 0 : evaluateNumber((baths[exchanging.bath] as NetworkBath).mu, moment);
  const logWeights = Float64Array.from(
    states,
    ({ energy, particles }) => -(evaluateNumber(energy, moment) - mu * particles) / kT,
  );
  return { logWeights, kT };
}

/** The network as theory takes it, in given fields. */
export function jumpsAt(network: LoweredNetwork, moment: Moment): Jumps {
  const { rates } = instantOf(network, moment);
  return {
    states: network.states.length,
    channels: network.channels.map(({ from, to, entropy }, c) => ({
      from,
      to,
      rate: rates[c] as number,
      entropy: entropy === null ? Number.NaN : evaluateNumber(entropy, moment),
    })),
  };
}

/** The steady state in given fields. @throws SpecError where there are several */
export function steadyAt(network: LoweredNetwork, moment: Moment, path: string): Float64Array {
  try {
    return stationary(jumpsAt(network, moment));
  } catch (error) {
    if (!(error instanceof SeveralStationaryStates)) throw error;
    const names = error.classes.map((members) =>
      members
        .map((i) => network.states[i]?.name)
        .slice(0, 5)
        .join(", "),
    );
    throw new SpecError(
      path,
      `a connected network is needed for a steady state, this one has ${names.length} groups of states that nothing leaves: ${names.slice(0, 5).join("; ")}`,
    );
  }
}

function normalized(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return Float64Array.from(weights, (w) => w / total);
}

/** Cumulative, as the kernel draws from it: 1 from the last state on that is taken. */
export function cumulative(p: Float64Array): Float64Array {
  let last = p.length - 1;
  while (last > 0 && p[last] === 0) last -= 1;
  let sum = 0;
  return p.map((share, i) => {
    sum += share;
    return i >= last ? 1 : sum;
  });
}
