// Rates under the protocol: none may turn negative or infinite, and those of a chain are probabilities.
import { evaluateColumn, evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import type { Channel, LoweredNetwork } from "./channels.js";
import { before } from "./instant.js";
import type { NetworkExperiment } from "./network.js";
import { type Stretch, stretchesOf } from "./stretches.js";

/** Looks within a stretch, both ends included: as many as keep all looks below about a second. */
const MOST_LOOKS = 129;
const FEWEST_LOOKS = 9;
const ALL_LOOKS = 2 ** 21;
/** How far the probabilities out of a state may exceed 1 by rounding. */
const ROUNDING = 1e-9;

/** The first time of a stretch at which `wrong` holds of a formula, as far as it is looked at; null where there is none. */
export function firstWrong(
  node: Node,
  stretch: Stretch,
  wrong: (value: number) => boolean,
  looks = MOST_LOOKS,
): { readonly time: number; readonly value: number } | null {
  const column = (name: string): Float64Array => {
    const [a, b] = [stretch.start[name] as number, stretch.end[name] as number];
    return Float64Array.from({ length: looks }, (_, i) =>
      i === looks - 1 ? b : a + (i / (looks - 1)) * (b - a),
    );
  };
  const scope = Object.fromEntries(Object.keys(stretch.start).map((name) => [name, column(name)]));
  const values = evaluateColumn(node, scope, looks);
  const i = values.findIndex(wrong);
  return i < 0 ? null : { time: (scope.t as Float64Array)[i] as number, value: values[i] as number };
}

const noRate = (value: number): boolean => !(value >= 0 && value < Number.POSITIVE_INFINITY);

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
    if (noRate(value)) complain(channel, value, still ? "" : " at t = 0-");
    return !still;
  });
  checkTemperatures(experiment, network);
  const stretches = stretchesOf(experiment.control);
  const looks = Math.min(
    MOST_LOOKS,
    Math.max(FEWEST_LOOKS, Math.floor(ALL_LOOKS / (moving.length * stretches.length))),
  );
  for (const channel of moving) {
    for (const stretch of stretches) {
      const found = firstWrong(channel.rate, stretch, noRate, looks);
      if (found !== null) complain(channel, found.value, ` at t = ${found.time}`);
    }
  }
  if (experiment.method.scheme === "chain") checkChain(network, stretches, moment);
}

function checkTemperatures(experiment: NetworkExperiment, { baths }: LoweredNetwork): void {
  const bad = (value: number): boolean => !(value > 0 && value < Number.POSITIVE_INFINITY);
  for (const { name, kT } of baths) {
    const path = experiment.system.baths === undefined ? "system.kT" : `system.baths.${name}.kT`;
    const value = evaluateNumber(kT, before(experiment));
    if (bad(value)) {
      throw new SpecError(path, `a temperature above 0 is needed, ${value} at t = 0- given`);
    }
    if (kT.kind === "number") continue;
    for (const stretch of stretchesOf(experiment.control)) {
      const found = firstWrong(kT, stretch, bad);
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
  const tooMuch = (value: number): boolean => value > 1 + ROUNDING;
  for (const [state, total] of out) {
    const first = evaluateNumber(total, moment as Record<string, number>);
    const found = tooMuch(first)
      ? { time: 0, value: first }
      : stretches.reduce<ReturnType<typeof firstWrong>>(
          (wrong, stretch) => wrong ?? firstWrong(total, stretch, tooMuch),
          null,
        );
    if (found === null) continue;
    throw new SpecError(
      "system.edges",
      `probabilities out of "${states[state]?.name}" that sum to 1 at most are needed of a chain, ${found.value} at t = ${found.time} given`,
    );
  }
}
