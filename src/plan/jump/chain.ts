// Discrete time: candidates come at whole times, and a rate is the probability of a step. While rates move each step has a window of
// its own, with the rates just before its end; the step that ends with a window belongs to it.
import { evaluateNumber } from "../../formula/evaluate.js";
import { fold } from "../../formula/fold.js";
import { SpecError } from "../../spec/error.js";
import { movingIn, type Piece, within } from "./pieces.js";
import { checkRate, type Entry, type Rated, type RatedChannel, type Window } from "./windows.js";

const WHOLE = 1e-9;
/** How far the probabilities of a step may sum beyond 1 by rounding. */
const ROUNDING = 1e-9;

/** @throws SpecError for times that are not whole, and for probabilities that are none */
export function stepsOf(piece: Piece, rated: Rated): Window[] {
  for (const time of [piece.time, piece.time + piece.length]) {
    if (Math.abs(time - Math.round(time)) <= WHOLE * (1 + Math.abs(time))) continue;
    throw new SpecError(
      "control",
      `whole times are needed for a chain, whose steps take the time 1; the fields, or what is looked at, change at t = ${time}`,
    );
  }
  const moving = movingIn(piece);
  const known = (name: string): number | undefined => (moving.has(name) ? undefined : piece.from[name]);
  const rates = rated.channels.map(({ rate }) => fold(rate, known));
  if (rates.every(({ kind }) => kind === "number")) {
    const values = rates.map((rate) => (rate.kind === "number" ? rate.value : 0));
    return [{ ...piece, entries: entriesOf(values, rated, piece.time), exact: true }];
  }
  const steps = Math.round(piece.length);
  rated.room(steps);
  return Array.from({ length: steps }, (_, k): Window => {
    const [from, to] = [within(piece, k / steps), within(piece, (k + 1) / steps)];
    const values = rates.map((rate) => evaluateNumber(rate, to));
    return {
      time: from.t as number,
      length: 1,
      from,
      to,
      snapshot: k === steps - 1 ? piece.snapshot : 0,
      entries: entriesOf(values, rated, to.t as number),
      exact: true,
    };
  });
}

function entriesOf(values: readonly number[], { channels, states }: Rated, time: number): Entry[] {
  const totals = new Float64Array(states);
  values.forEach((value, c) => {
    const channel = channels[c] as RatedChannel;
    checkRate(value, channel, time);
    totals[channel.from] = (totals[channel.from] as number) + value;
    if ((totals[channel.from] as number) <= 1 + ROUNDING) return;
    throw new SpecError(
      channel.path,
      `probabilities of a step that sum to at most 1 are needed, those ${channel.label} and before it sum to ${totals[channel.from]} at t = ${time}`,
    );
  });
  return values.flatMap((intercept, channel) =>
    intercept > 0 ? [{ channel, intercept, slope: 0, gap: 0 }] : [],
  );
}
