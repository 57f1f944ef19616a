// A network whose rates move, as numbers at any time of its schedule.
import { evaluateNumber } from "../formula/evaluate.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { stretchesOf } from "../spec/network/stretches.js";
import type { DrivenJumps, Jumps } from "../theory/network/generator.js";
import { jumpsOf } from "./jumpsOf.js";

/** Fields and t at a time within the schedule; at a jump those before it. */
export function momentOf(experiment: NetworkExperiment): (t: number) => Readonly<Record<string, number>> {
  const stretches = stretchesOf(experiment.control);
  const { fields } = experiment.system;
  return (t) => {
    const stretch = stretches.find(({ to }) => t <= to) ?? stretches[stretches.length - 1];
    if (stretch === undefined) return { ...fields, t };
    const { from, to, start, end } = stretch;
    const share = to > from ? (t - from) / (to - from) : 0;
    const values = Object.entries(start).map(
      ([name, value]) => [name, value + share * ((end[name] as number) - value)] as const,
    );
    return { ...fields, ...Object.fromEntries(values), t };
  };
}

/** The rates and entropies of one run of the schedule. */
export function jumpsInTime(experiment: NetworkExperiment): DrivenJumps {
  const { lowered } = jumpsOf(experiment);
  const at = momentOf(experiment);
  const breaks = stretchesOf(experiment.control).flatMap(({ from, to }) => [from, to]);
  return {
    breaks: [...new Set(breaks)].sort((a, b) => a - b),
    at(t): Jumps {
      const moment = at(t);
      const channels = lowered.channels.map(({ from, to, rate, entropy }) => ({
        from,
        to,
        rate: evaluateNumber(rate, moment),
        entropy: entropy === null ? Number.NaN : evaluateNumber(entropy, moment),
      }));
      return { states: lowered.states.length, channels };
    },
  };
}
