// Rates under the protocol: none may turn negative or infinite, and those of a chain are probabilities.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import type { Channel, LoweredNetwork } from "./channels.js";
import { coursesOf } from "./feedback.js";
import { before } from "./instant.js";
import type { NetworkExperiment } from "./network.js";
import { type Bounds, type Found, firstRefused } from "./proof.js";
import { momentOf, type Stretch, stretchesOf } from "./stretches.js";

/** How far the probabilities out of a state may exceed 1 by rounding. */
const ROUNDING = 1e-9;

const RATE: Bounds = {
  allows: ([low, high]) => low >= 0 && high < Infinity,
  refuses: (value) => !(value >= 0 && value < Infinity),
};

const TEMPERATURE: Bounds = {
  allows: ([low, high]) => low > 0 && high < Infinity,
  refuses: (value) => !(value > 0 && value < Infinity),
};

const PROBABILITY: Bounds = {
  allows: ([, high]) => high <= 1 + ROUNDING,
  refuses: (value) => !(value <= 1 + ROUNDING),
};

/** @throws SpecError that names time, channel and value of the first rate that cannot be one. */
export function checkRates(experiment: NetworkExperiment, network: LoweredNetwork): void {
  const { states, channels } = network;
  const complain = (channel: Channel, value: number, when: string): never => {
    const [from, to] = [channel.from, channel.to].map((state) => `"${states[state]?.name}"`);
    throw new SpecError(
      `system.edges[${channel.edge}]`,
      `a finite rate of at least 0 is needed, ${value} from ${from} to ${to} (${channel.direction})${when} given`,
    );
  };
  const moment = before(experiment);
  const moving = channels.filter((channel) => {
    const still = channel.rate.kind === "number";
    const value = evaluateNumber(channel.rate, moment);
    if (RATE.refuses(value)) complain(channel, value, still ? "" : " at t = 0-");
    return !still;
  });
  checkTemperatures(experiment, network);
  const stretches = coursesOf(experiment).flatMap(stretchesOf);
  for (const channel of moving) {
    for (const stretch of stretches) {
      const found = firstRefused(channel.rate, stretch, RATE);
      if (found !== null) complain(channel, found.value, ` at t = ${found.time}`);
    }
  }
  checkWays(experiment, network, stretches);
  if (experiment.method.scheme === "chain") checkChain(network, stretches, moment);
}

const PRESENT: Bounds = {
  allows: ([low]) => low > 0,
  refuses: (value) => value === 0,
};
/** Of a stretch: what is 0 for no longer is passed in no time. */
const MOMENT = 1e-6;

/** Rates that are given both ways vanish together, or the entropy of a jump would be infinite. */
function checkWays(
  { system }: NetworkExperiment,
  { states, channels }: LoweredNetwork,
  stretches: readonly Stretch[],
): void {
  for (const [c, channel] of channels.entries()) {
    const { edge, direction, from, to, rate, entropy } = channel;
    if (system.edges[edge]?.forward === undefined || entropy === null || rate.kind === "number") continue;
    const back = channels[direction === "forward" ? c + 1 : c - 1] as Channel;
    for (const stretch of stretches) {
      const found = firstRefused(rate, stretch, PRESENT);
      if (found === null) continue;
      const share = Math.min(1, (found.time - stretch.from) / (stretch.to - stretch.from) + MOMENT);
      const later = momentOf(stretch, share);
      if (evaluateNumber(rate, later) !== 0 || evaluateNumber(back.rate, later) === 0) continue;
      const [a, b] = [from, to].map((state) => `"${states[state]?.name}"`);
      throw new SpecError(
        `system.edges[${edge}]`,
        `rates that vanish together (or backward: 0, an edge of one way) are needed, from ${a} to ${b} it is 0 at t = ${found.time} and back it is not`,
      );
    }
  }
}

function checkTemperatures(experiment: NetworkExperiment, { baths }: LoweredNetwork): void {
  for (const { name, kT } of baths) {
    const path = experiment.system.baths === undefined ? "system.kT" : `system.baths.${name}.kT`;
    const value = evaluateNumber(kT, before(experiment));
    if (TEMPERATURE.refuses(value)) {
      throw new SpecError(path, `a temperature above 0 is needed, ${value} at t = 0- given`);
    }
    if (kT.kind === "number") continue;
    for (const stretch of coursesOf(experiment).flatMap(stretchesOf)) {
      const found = firstRefused(kT, stretch, TEMPERATURE);
      if (found === null) continue;
      throw new SpecError(path, `a temperature above 0 is needed, ${found.value} at t = ${found.time} given`);
    }
  }
}

/** Probabilities out of a state sum to 1 at most; what is left is that of staying. */
function checkChain(
  { states, channels }: LoweredNetwork,
  stretches: readonly Stretch[],
  moment: object,
): void {
  const out = new Map<number, Node>();
  for (const { from, rate } of channels) {
    const other = out.get(from);
    out.set(from, other === undefined ? rate : { kind: "binary", op: "+", left: other, right: rate });
  }
  for (const [state, total] of out) {
    const first = evaluateNumber(total, moment as Record<string, number>);
    const found = PROBABILITY.refuses(first)
      ? { time: 0, value: first }
      : stretches.reduce<Found | null>(
          (wrong, stretch) => wrong ?? firstRefused(total, stretch, PROBABILITY),
          null,
        );
    if (found === null) continue;
    throw new SpecError(
      "system.edges",
      `probabilities out of "${states[state]?.name}" that sum to 1 at most are needed of a chain, ${found.value} at t = ${found.time} given`,
    );
  }
}
