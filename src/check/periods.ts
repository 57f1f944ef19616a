// The periods of an experiment, for relations that are stated per period: steps of a chain, or cycles of a drive that looks the same when time
// is turned.
import { evaluateNumber } from "../formula/evaluate.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { momentOf } from "./jumpsInTime.js";
import { jumpsOf } from "./jumpsOf.js";
import { notSteady, stops } from "./networkFacts.js";

/** How many periods a trajectory has, or the sentence that says why it is not made of such. */
export function periodsOf(network: NetworkExperiment): number | string {
  const { method, control, cycles } = network;
  const stopped = stops(network);
  if (stopped !== null) return stopped;
  if (method.scheme === "chain") {
    return notSteady(network) ?? Math.round(control.duration * (cycles?.count ?? 1));
  }
  if (cycles === undefined || (cycles.discard ?? 0) === 0)
    return "it is stated for the periodic state: cycles, and some of them discarded, are needed";
  if (!isSymmetric(network)) return "it is stated for a drive that is the same when time is turned";
  return cycles.count;
}

const LOOKS = 64;
const ROUNDING = 1e-9;

/** Whether all rates at s and 1 - s of a cycle are equal, at 64 places. */
function isSymmetric(network: NetworkExperiment): boolean {
  const { channels } = jumpsOf(network).lowered;
  const { duration } = network.control;
  const at = momentOf(network);
  const ratesAt = (s: number): number[] => {
    const moment = at(s * duration);
    return channels.map(({ rate }) => evaluateNumber(rate, moment));
  };
  // off the middle between two looks, so that no breakpoint is met
  return Array.from({ length: LOOKS }, (_, k) => (k + 0.37) / LOOKS).every((s) => {
    const turned = ratesAt(1 - s);
    return ratesAt(s).every(
      (rate, c) => Math.abs(rate - (turned[c] as number)) <= ROUNDING * (1 + Math.abs(rate)),
    );
  });
}
