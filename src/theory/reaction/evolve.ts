// The law of counts along a schedule: the master equation of the states in a box, which grows until no more than a tolerance has left it
// (B. Munsky, M. Khammash, J. Chem. Phys. 124, 044104 (2006)). Where rates stand still, p(t + h) = e^(L h) p; where they move, steps of
//   p(t + h) = e^(h (a L1 + b L2)) e^(h (b L1 + a L2)) p,   L1, L2 at t + (1/2 -+ sqrt(3)/6) h,   a, b = 1/4 -+ sqrt(3)/6
// of order 4 (S. Blanes, P. C. Moan, Appl. Numer. Math. 56, 1519 (2006)), as many as bring two solutions together.
import * as math from "../../kernel/math.js";
import { around, type Box, ratesIn, type Space, spaceIn, wider } from "./box.js";
import type { Kinetics } from "./kinetics.js";
import { type CountLaw, TooLarge } from "./law.js";

/** A stretch of time; `at` a share of it. */
export interface Motion {
  readonly length: number;
  readonly still: boolean;
  readonly at: (share: number) => Kinetics;
}

export interface Evolved {
  readonly states: CountLaw["states"];
  /** By state, at the end of so many rounds of the motions as were asked for, each. */
  readonly probabilities: readonly Float64Array[];
  /** What has left the states: the error, in sum. */
  readonly lost: number;
}

/** Rounds of motions: first the lead, then `marks` in ascending order say after how many rounds the law is wanted. */
export interface Course {
  readonly lead: readonly Motion[];
  readonly round: readonly Motion[];
  readonly marks: readonly number[];
}

const LOST = 1e-12;
const SETTLED = 1e-15;
const ALIKE = 1e-10;
const FIRST_STEPS = 16;
const MOST_STEPS = 2 ** 16;
const LEFT_OFF = 2 ** -60;
const STRETCH = 32; // of rates times time at once: e^32 is far from the largest number
const LEAST_TERMS = 8;
/** Rates times time times transitions: some seconds. */
const MOST_WORK = 4e8;
const ROOT = Math.sqrt(3) / 6;

/** @throws TooLarge where it takes more states or time than is had. */
export function evolved(start: CountLaw, course: Course, tolerance = LOST): Evolved {
  const all = [...course.lead, ...course.round];
  const kinetics = all.flatMap(({ at, still }) => (still ? [at(0.5)] : [at(0), at(0.5), at(1)]));
  const faces = 2 * (start.states[0]?.length ?? 0);
  const spent = { work: 0 };
  // few steps tell how large a box is needed
  let rough = !all.every(({ still }) => still);
  for (let box = around(start.states); ; ) {
    const space = spaceIn(box, kinetics, start.states);
    const found = marched(space, start, course, (motion) => moverOf(space, motion, spent, rough));
    const size = space.states.length;
    const last = found[found.length - 1] as Float64Array;
    const left = last.subarray(size);
    const lost = left.reduce((sum, p) => sum + p, 0);
    if (lost > tolerance) box = wider(box, (face) => (left[face] as number) > tolerance / (2 * faces)) as Box;
    else if (rough) rough = false;
    else return { states: space.states, probabilities: found.map((p) => p.slice(0, size)), lost };
  }
}

/** Probabilities and what has left through each face, at the marks. */
function marched(
  space: Space,
  start: CountLaw,
  { lead, round, marks }: Course,
  moverOf: (motion: Motion) => Mover,
): Float64Array[] {
  const size = space.states.length;
  let p = new Float64Array(size + 2 * (space.states[0]?.length ?? 0));
  // the states that it starts from come first
  p.set(start.probabilities);
  const moves = new Map<Motion, Mover>();
  const move = (motion: Motion): void => {
    const known = moves.get(motion) ?? moverOf(motion);
    moves.set(motion, known);
    p = Float64Array.from(known(p));
  };
  lead.forEach(move);
  const found: Float64Array[] = [];
  let settled = false;
  for (let done = 0; found.length < marks.length; done++) {
    while (found.length < marks.length && marks[found.length] === done) found.push(p);
    if (found.length === marks.length || settled) {
      while (found.length < marks.length) found.push(p);
      break;
    }
    const before = p;
    round.forEach(move);
    settled = p.every((x, i) => i >= size || Math.abs(x - (before[i] as number)) <= SETTLED);
  }
  return found;
}

type Mover = (p: Float64Array) => Float64Array;

function moverOf(
  space: Space,
  { at, still, length }: Motion,
  spent: { work: number },
  rough: boolean,
): Mover {
  const generatorAt = (share: number): Generator => generatorOf(space, at(share));
  const gone = (by: Generator, p: Float64Array, t: number): Float64Array => {
    spent.work += (LEAST_TERMS + t * fastest(by)) * by.rates.length;
    if (spent.work > MOST_WORK) throw new TooLarge("events that are too many");
    return exponential(space, by, p, t);
  };
  if (still) {
    const fixed = generatorAt(0.5);
    return (p) => gone(fixed, p, length);
  }
  const steps = (p: Float64Array, count: number): Float64Array => {
    const h = length / count;
    const [a, b] = [0.25 - ROOT, 0.25 + ROOT];
    let now = p;
    for (let k = 0; k < count; k++) {
      const one = generatorAt((k + 0.5 - ROOT) / count);
      const two = generatorAt((k + 0.5 + ROOT) / count);
      now = gone(mixed(one, b, two, a), now, h);
      now = gone(mixed(one, a, two, b), now, h);
    }
    return now;
  };
  if (rough) return (p) => steps(p, FIRST_STEPS);
  return (p) => {
    let count = FIRST_STEPS;
    let coarse = steps(p, count / 2);
    for (;;) {
      const fine = steps(p, count);
      const off = fine.reduce((sum, x, i) => sum + Math.abs(x - (coarse[i] as number)), 0) / 15;
      if (off <= ALIKE) return fine;
      if (count >= MOST_STEPS) throw new TooLarge("a protocol that moves too fast");
      // of order 4: sixteen times closer with twice the steps
      let doublings = 1;
      for (let left = off; left > 16 * ALIKE; left /= 16) doublings += 1;
      const next = count * 2 ** Math.min(4, doublings);
      coarse = doublings > 1 ? steps(p, next / 2) : fine;
      count = next;
    }
  };
}

/** L as rates by state and reaction, and the rate out of each state. */
interface Generator {
  readonly rates: Float64Array;
  readonly out: Float64Array;
}

function generatorOf(space: Space, kinetics: Kinetics): Generator {
  const reactions = kinetics.reactions.length;
  const rates = ratesIn(space, kinetics);
  const out = new Float64Array(space.states.length);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let c = i * reactions; c < (i + 1) * reactions; c++) {
      // what changes nothing
      if (space.to[c] === i) rates[c] = 0;
      sum += rates[c] as number;
    }
    out[i] = sum;
  }
  return { rates, out };
}

/** a A + b B. */
function mixed(one: Generator, a: number, two: Generator, b: number): Generator {
  const of = (x: Float64Array, y: Float64Array): Float64Array => {
    const into = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) into[i] = a * (x[i] as number) + b * (y[i] as number);
    return into;
  };
  return { rates: of(one.rates, two.rates), out: of(one.out, two.out) };
}

const fastest = ({ out }: Generator): number => out.reduce((most, rate) => Math.max(most, rate), 0);

/** e^(L t) p: sum over k of (1 + L/lambda)^k (lambda t)^k/k! e^(-lambda t), lambda the fastest rate, without cancelling. */
function exponential({ to }: Space, { rates, out }: Generator, p: Float64Array, t: number): Float64Array {
  const size = out.length;
  const reactions = rates.length / size;
  const lambda = fastest({ rates, out });
  if (lambda === 0) return p;
  const stretches = Math.max(1, Math.ceil((lambda * t) / STRETCH));
  const x = (lambda * t) / stretches;
  let now = p;
  for (let n = 0; n < stretches; n++) {
    const sum = now.slice();
    let term: Float64Array = now;
    let next: Float64Array = new Float64Array(p.length);
    for (let k = 1, left = Infinity; k <= x || left > LEFT_OFF; k++) {
      const factor = x / k;
      const shared = factor / lambda;
      next.fill(0);
      for (let i = 0; i < size; i++) {
        const own = term[i] as number;
        if (own === 0) continue;
        next[i] = (next[i] as number) + own * (factor - shared * (out[i] as number));
        const flow = own * shared;
        for (let c = i * reactions; c < (i + 1) * reactions; c++) {
          const place = to[c] as number;
          next[place] = (next[place] as number) + flow * (rates[c] as number);
        }
      }
      // what has left stays where it is
      for (let i = size; i < next.length; i++) next[i] = (next[i] as number) + factor * (term[i] as number);
      let [most, all] = [0, 0];
      for (let i = 0; i < next.length; i++) {
        const part = next[i] as number;
        const total = (sum[i] as number) + part;
        sum[i] = total;
        if (part > most) most = part;
        if (total > all) all = total;
      }
      left = most / all;
      const spare = term === now ? new Float64Array(p.length) : term;
      term = next;
      next = spare;
    }
    const damping = math.exp(-x);
    now = sum.map((value) => value * damping);
  }
  return now;
}
