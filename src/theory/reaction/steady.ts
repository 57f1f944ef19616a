// Laws of counts that stand still, on what can be reached from a state: the steady state, L p = 0, and where every reaction is balanced by
// its way back the equilibrium, ln p(n + v)/p(n) = ln a(n)/a_back(n + v) along any path. Of infinitely many states a box is solved whose
// faces reflect; it grows until the events that would leave it are a share of at most 1e-12 of all.
import * as math from "../../kernel/math.js";
import { closedClasses } from "../network/classes.js";
import type { Jumps } from "../network/generator.js";
import { ratesOf } from "../network/generator.js";
import { narrowOrder } from "../network/order.js";
import { SeveralStationaryStates, stationary } from "../network/stationary.js";
import { around, type Box, MOST_STATES, ratesIn, type Space, spaceIn, wider } from "./box.js";
import type { Kinetics } from "./kinetics.js";
import { type CountLaw, TooLarge } from "./law.js";

const LOST = 1e-12;
/** How far the law of a wider box may be from it: it might know of more valleys. */
const ALIKE = 1e-10;
const MOST_WORK = 3e9; // of an elimination, states x bandwidth^2: a few seconds

/** The long run from a state. @throws TooLarge, and SeveralStationaryStates */
export const steadyLaw = (kinetics: Kinetics, from: readonly number[]): CountLaw =>
  grown(kinetics, from, MOST_STATES, (space) => {
    const jumps = jumpsIn(space, kinetics);
    const rates = ratesOf(jumps);
    const classes = closedClasses(rates);
    const out = leaving(space, kinetics);
    // classes that the box alone closes are none
    if (classes.length > 1) {
      const closed = classes.filter((members) => members.every((i) => out.ofState[i] === 0));
      if (closed.length > 1) throw new SeveralStationaryStates(closed);
      const share = new Float64Array(space.states.length);
      for (const i of classes.flat()) share[i] = 1;
      return share;
    }
    const { bandwidth } = narrowOrder(rates);
    if (space.states.length * bandwidth * bandwidth > MOST_WORK) throw new TooLarge("too many states");
    return stationary(jumps);
  });

/** No way back, or rates around a cycle that do not cancel. */
export class Unbalanced extends Error {
  override readonly name = "Unbalanced";
  constructor(
    readonly reaction: number,
    readonly state: readonly number[],
  ) {
    super(`reaction ${reaction} is not balanced at ${state.join(", ")}`);
  }
}

const MOST_BALANCED = 100_000;
/** Of ln p, between paths. */
const ROUNDING = 1e-9;

/** Detailed balance on what can be reached from a state; `backs` is by reaction its way back. @throws TooLarge, Unbalanced */
export const equilibriumLaw = (
  kinetics: Kinetics,
  from: readonly number[],
  backs: readonly (number | null)[],
): CountLaw =>
  grown(kinetics, from, MOST_BALANCED, (space) => {
    const { states, to } = space;
    const reactions = kinetics.reactions.length;
    const rates = ratesIn(space, kinetics);
    const weights = new Float64Array(states.length).fill(Number.NaN);
    weights[0] = 0;
    // states are in the order in which they are reached
    for (let i = 0; i < states.length; i++) {
      for (let c = 0; c < reactions; c++) {
        const rate = rates[i * reactions + c] as number;
        const j = to[i * reactions + c] as number;
        if (!(rate > 0) || j >= states.length || j === i) continue;
        const back = backs[c] ?? null;
        const there = back === null ? 0 : (rates[j * reactions + back] as number);
        if (!(there > 0)) throw new Unbalanced(c, states[i] as readonly number[]);
        const weight = (weights[i] as number) + math.log(rate / there);
        if (Number.isNaN(weights[j] as number)) weights[j] = weight;
        else if (Math.abs((weights[j] as number) - weight) > ROUNDING * (1 + Math.abs(weight)))
          throw new Unbalanced(c, states[i] as readonly number[]);
      }
    }
    const most = weights.reduce((x, w) => Math.max(x, w), -Infinity);
    const shares = weights.map((w) => math.exp(w - most));
    const total = shares.reduce((sum, p) => sum + p, 0);
    return shares.map((p) => p / total);
  });

/** The law of a box that is large enough, by what solves one box. */
function grown(
  kinetics: Kinetics,
  from: readonly number[],
  most: number,
  solve: (space: Space) => Float64Array,
): CountLaw {
  let before: { readonly space: Space; readonly p: Float64Array } | null = null;
  for (let box: Box = around([from]); ; ) {
    // one that is wider than it need be, to see that it knows no more, may take more
    const space = spaceIn(box, [kinetics], [from], before === null ? most : 2 * most);
    const p = solve(space);
    const { ofState, faces, all } = leaving(space, kinetics);
    const through = faces.map((_, face) =>
      (faces[face] as Float64Array).reduce((sum, rate, i) => sum + rate * (p[i] as number), 0),
    );
    const events = all.reduce((sum, rate, i) => sum + rate * (p[i] as number), 0);
    const law = { states: space.states, probabilities: p };
    if (ofState.every((rate) => rate === 0)) return law;
    const lost = through.reduce((sum, rate) => sum + rate, 0);
    const enough = lost <= LOST * events;
    if (enough && before !== null && apart(before, space, p) <= ALIKE) return law;
    before = enough ? { space, p } : null;
    box = wider(box, (face) =>
      enough
        ? (faces[face] as Float64Array).some((rate) => rate > 0)
        : (through[face] as number) > (LOST * events) / (2 * faces.length),
    );
  }
}

/** The largest difference of probabilities, of a law in a narrower box. */
function apart(
  before: { readonly space: Space; readonly p: Float64Array },
  { index }: Space,
  p: Float64Array,
): number {
  let most = 0;
  for (const [key, i] of index) {
    const old = before.space.index.get(key);
    const was = old === undefined ? 0 : (before.p[old] as number);
    most = Math.max(most, Math.abs(was - (p[i] as number)));
  }
  return most;
}

/** Rates out of the box, by state and by face; and all rates by state. */
function leaving(space: Space, kinetics: Kinetics) {
  const reactions = kinetics.reactions.length;
  const size = space.states.length;
  const rates = ratesIn(space, kinetics);
  const ofState = new Float64Array(size);
  const all = new Float64Array(size);
  const faces = Array.from({ length: 2 * kinetics.species }, () => new Float64Array(size));
  rates.forEach((rate, at) => {
    const i = Math.floor(at / reactions);
    all[i] = (all[i] as number) + rate;
    const place = (space.to[at] as number) - size;
    if (place < 0) return;
    ofState[i] = (ofState[i] as number) + rate;
    const face = faces[place] as Float64Array;
    face[i] = (face[i] as number) + rate;
  });
  return { ofState, faces, all };
}

/** The reactions that stay in the box, as jumps between its states. */
function jumpsIn(space: Space, kinetics: Kinetics): Jumps {
  const reactions = kinetics.reactions.length;
  const size = space.states.length;
  const rates = ratesIn(space, kinetics);
  const channels: { from: number; to: number; rate: number; entropy: number }[] = [];
  rates.forEach((rate, at) => {
    const [from, to] = [Math.floor(at / reactions), space.to[at] as number];
    if (rate > 0 && to < size && to !== from) channels.push({ from, to, rate, entropy: Number.NaN });
  });
  return { states: size, channels };
}
