// The law of counts along a schedule: the master equation of the states in a box, which grows until no more than a tolerance has left it
// (B. Munsky, M. Khammash, J. Chem. Phys. 124, 044104 (2006)). Where rates stand still, p(t + h) = e^(L h) p; where they move, steps of
//   p(t + h) = e^(h (a L1 + b L2)) e^(h (b L1 + a L2)) p,   L1, L2 at t + (1/2 -+ sqrt(3)/6) h,   a, b = 1/4 -+ sqrt(3)/6
// of order 4 (S. Blanes, P. C. Moan, Appl. Numer. Math. 56, 1519 (2006)), as many as bring two solutions together.
import { exponential } from "../network/exponential.js";
import type { Operator } from "../network/operator.js";
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
/** Rates times time times elements of L: some seconds. */
const MOST_WORK = 3e8;
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
    const found = marched(space, start, course, (motion) => moverOf(space, motion, faces, spent, rough));
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
  faces: number,
  spent: { work: number },
  rough: boolean,
): Mover {
  const operatorAt = (share: number): Operator => generatorOf(space, at(share), faces);
  const pay = (a: Operator, t: number): Operator => {
    spent.work += t * 2 * fastest(a) * a.values.length;
    if (spent.work > MOST_WORK) throw new TooLarge("events that are too many");
    return a;
  };
  if (still) {
    const fixed = operatorAt(0.5);
    return (p) => exponential(pay(fixed, length), p, length);
  }
  const steps = (p: Float64Array, count: number): Float64Array => {
    const h = length / count;
    const [a, b] = [0.25 - ROOT, 0.25 + ROOT];
    let now = p;
    for (let k = 0; k < count; k++) {
      const one = operatorAt((k + 0.5 - ROOT) / count);
      const two = operatorAt((k + 0.5 + ROOT) / count);
      now = exponential(pay(mixed(one, b, two, a), h), now, h);
      now = exponential(pay(mixed(one, a, two, b), h), now, h);
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

/** L of all states, and of the faces, which nothing leaves; the same places whatever the rates. */
function generatorOf(space: Space, kinetics: Kinetics, faces: number): Operator {
  const reactions = kinetics.reactions.length;
  const size = space.states.length;
  const rates = ratesIn(space, kinetics);
  const count = rates.length;
  const rows = new Int32Array(count + size);
  const columns = new Int32Array(count + size);
  const values = new Float64Array(count + size);
  for (let i = 0; i < size; i++) {
    let out = 0;
    for (let c = i * reactions; c < (i + 1) * reactions; c++) {
      const place = space.to[c] as number;
      const rate = place === i ? 0 : (rates[c] as number);
      rows[c] = place === i ? size : place;
      columns[c] = i;
      values[c] = rate;
      out += rate;
    }
    rows[count + i] = i;
    columns[count + i] = i;
    values[count + i] = -out;
  }
  return { size: size + faces, rows, columns, values };
}

/** a A + b B of two with the same places. */
const mixed = (one: Operator, a: number, two: Operator, b: number): Operator => ({
  ...one,
  values: one.values.map((value, k) => a * value + b * (two.values[k] as number)),
});

const fastest = ({ values }: Operator): number => values.reduce((most, value) => Math.max(most, -value), 0);
