// An experiment's master equation d p/dt = L(t) p, or p' = P(t) p of a chain, along all rounds of its schedule.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import { before, type Moment } from "../../spec/network/instant.js";
import type { NetworkExperiment } from "../../spec/network/network.js";
import { propagateDriven } from "../../theory/network/driven.js";
import type { DrivenJumps, Jumps } from "../../theory/network/generator.js";
import { propagate } from "../../theory/network/propagator.js";
import { NO_MOMENTS } from "../moments.js";
import { alongSchedule } from "../timeline.js";
import { driving } from "./driving.js";
import { jumpsAt, startProbabilities } from "./jumpStart.js";
import { type Piece, piecesOf } from "./pieces.js";

/** One round as theory takes it, from t = 0 to the duration. */
export function roundOf(
  { system, control }: NetworkExperiment,
  network: LoweredNetwork,
): DrivenJumps & {
  readonly pieces: readonly Piece[];
  readonly momentAt: (t: number) => Moment;
} {
  const pieces = piecesOf(alongSchedule(control, system.fields, 0), NO_MOMENTS);
  const fieldsAt = driving(pieces, control.duration);
  const momentAt = (t: number): Moment => ({ ...system.fields, ...fieldsAt(t) });
  const still = network.channels.every(({ rate }) => rate.kind === "number")
    ? jumpsAt(network, momentAt(0))
    : null;
  return {
    pieces,
    momentAt,
    breaks: pieces.slice(1).map(({ time }) => time),
    at: (t) => still ?? ratesAt(network, momentAt(t)),
  };
}

/** Without entropies, which probabilities do not need. */
export const ratesAt = ({ states, channels }: LoweredNetwork, moment: Moment): Jumps => ({
  states: states.length,
  channels: channels.map(({ from, to, rate }) => ({
    from,
    to,
    rate: evaluateNumber(rate, moment),
    entropy: Number.NaN,
  })),
});

/** p after one step of a chain. */
function stepped({ channels }: Jumps, p: Float64Array): Float64Array {
  const next = Float64Array.from(p);
  for (const { from, to, rate } of channels) {
    const flow = rate * (p[from] as number);
    next[from] = (next[from] as number) - flow;
    next[to] = (next[to] as number) + flow;
  }
  return next;
}

/** Change of p per round below which further rounds change nothing. */
const SETTLED = 1e-15;

export interface Solved {
  /** Where the ledger begins, after burn-in and discarded cycles, and where it ends. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** The probabilities of the states at both ends of the ledger. */
export function solvedProbabilities(experiment: NetworkExperiment, network: LoweredNetwork): Solved {
  const { system, method, control, cycles } = experiment;
  const chain = method.scheme === "chain";
  const round = roundOf(experiment, network);
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  const steps = (p: Float64Array, count: number, at: (step: number) => Jumps): Float64Array => {
    let now = p;
    for (let step = 1; step <= count; step++) now = stepped(at(step), now);
    return now;
  };
  const turned = (p: Float64Array): Float64Array =>
    chain
      ? steps(p, Math.round(control.duration), (step) => round.at(step))
      : propagateDriven(round, p, 0, control.duration);
  const rounds = (p: Float64Array, count: number): Float64Array => {
    let now = p;
    for (let k = 0; k < count; k++) {
      const next = turned(now);
      const last = now;
      now = next;
      if (next.every((x, i) => Math.abs(x - (last[i] as number)) <= SETTLED)) break;
    }
    return now;
  };
  let p = startProbabilities(experiment, network);
  if (burnIn > 0) {
    const held = jumpsAt(network, before(experiment));
    p = chain ? steps(p, Math.round(burnIn), () => held) : propagate(held, p, burnIn);
  }
  const start = rounds(p, cycles?.discard ?? 0);
  return { start, end: rounds(start, cycles?.count ?? 1) };
}
