// What an observer sees who sees only some channels: the visible transition c is followed by c' after a time t with
//   psi_(c'|c)(t) = w_c' [e^(H t)]_(from c', to c),   P_(c'|c) = ∫ psi dt,
// H the generator of the rest, from which visible channels lead out. Of the two directions + and - of one edge, with n_+-  visible
// transitions per time, their sequence and their waiting times give lower bounds on the entropy production rate,
//   sigma_sequence = (n_+ P_(+|+) - n_- P_(-|-)) ln(P_(+|+)/P_(-|-)),
//   sigma_waiting = ∫ (n_+ psi_(+|+) - n_- psi_(-|-)) ln(psi_(+|+)/psi_(-|-)) dt >= sigma_sequence:
// P. E. Harunari et al., PRX 12, 041026 (2022); J. van der Meer, B. Ertel, U. Seifert, PRX 12, 031025 (2022). Pairs of
// opposite transitions add nothing: they are their own reverse.
import * as math from "../../kernel/math.js";
import { flows } from "./currents.js";
import { eliminate } from "./elimination.js";
import { exponential, exponentialMatrix } from "./exponential.js";
import { escapeRates, type Jumps, ratesOf } from "./generator.js";
import { operator, tripletsOf } from "./operator.js";
import { GAUSS } from "./quadrature.js";
import { stationary } from "./stationary.js";

interface Hidden {
  readonly jumps: Jumps;
  /** Rate of the visible channels out of each state. */
  readonly leak: Float64Array;
}

function hidden({ states, channels }: Jumps, visible: readonly number[]): Hidden {
  const seen = new Set(visible);
  const rest = { states, channels: channels.filter((_, c) => !seen.has(c)) };
  const leak = escapeRates({ states, channels: channels.filter((_, c) => seen.has(c)) });
  return { jumps: rest, leak };
}

/** P_(c'|c) at [c][c'], in the order of `visible`; each row sums to 1. */
export function nextVisible(jumps: Jumps, visible: readonly number[]): number[][] {
  const { jumps: rest, leak } = hidden(jumps, visible);
  const equations = eliminate(ratesOf(rest), leak);
  const after = visible.map((next) => {
    const { from, rate } = jumps.channels[next] as { from: number; rate: number };
    const b = new Float64Array(jumps.states);
    b[from] = rate;
    return equations.backward(b);
  });
  return visible.map((c) => after.map((h) => h[jumps.channels[c]?.to as number] as number));
}

/** psi_(c'|c)(t) at [c][c']. */
export function waitingDensity(jumps: Jumps, visible: readonly number[], t: number): number[][] {
  const hides = killed(hidden(jumps, visible));
  return visible.map((c) => {
    const start = new Float64Array(jumps.states);
    start[jumps.channels[c]?.to as number] = 1;
    const p = exponential(hides, start, t);
    return visible.map((next) => {
      const { from, rate } = jumps.channels[next] as { from: number; rate: number };
      return rate * (p[from] as number);
    });
  });
}

const killed = ({ jumps, leak }: Hidden) => {
  const out = escapeRates(jumps);
  return operator(
    jumps.states,
    tripletsOf(
      jumps,
      () => 1,
      (i) => -((out[i] as number) + (leak[i] as number)),
    ),
  );
};

export interface SeenEntropy {
  /** Entropy production rates, nats per time. */
  readonly sequence: number;
  readonly waiting: number;
}

const PANELS = 4; // per 1/(fastest rate) at first
const DOUBLING = 24; // panels, after which they are twice as long
const FORGOTTEN = 1e-17;

/** What the two directions of one visible edge tell. The other channels must join all states. */
export function seenEntropy(jumps: Jumps, forward: number, backward: number): SeenEntropy {
  const flow = flows(jumps, stationary(jumps));
  const visible = [forward, backward];
  const [there, back] = [jumps.channels[forward], jumps.channels[backward]] as [
    Jumps["channels"][number],
    Jumps["channels"][number],
  ];
  const [ahead, returned] = [flow[forward] as number, flow[backward] as number];
  const [[plus], [, minus]] = nextVisible(jumps, visible) as [[number, number], [number, number]];
  const sequence = (ahead * plus - returned * minus) * math.log(plus / minus);

  const hides = killed(hidden(jumps, visible));
  const fastest = escapeRates(jumps).reduce((most, x) => Math.max(most, x), 0);
  let width = 1 / (PANELS * fastest);
  let p = new Float64Array(jumps.states);
  let q = new Float64Array(jumps.states);
  p[there.to] = 1;
  q[back.to] = 1;
  let waiting = 0;
  let left = 1;
  while (left > FORGOTTEN) {
    const inside = GAUSS.map(([x, weight]) => ({
      weight,
      e: exponentialMatrix(hides, (width * (1 + x)) / 2),
    }));
    const panel = exponentialMatrix(hides, width);
    for (let k = 0; k < DOUBLING && left > FORGOTTEN; k++) {
      for (const { weight, e } of inside) {
        const at = (v: Float64Array, i: number): number => v.reduce((sum, x, j) => sum + x * e.get(i, j), 0);
        const a = there.rate * at(p, there.from);
        const b = back.rate * at(q, back.from);
        if (a > 0 && b > 0) waiting += (weight * width * (ahead * a - returned * b) * math.log(a / b)) / 2;
      }
      const onward = (v: Float64Array): Float64Array<ArrayBuffer> =>
        v.map((_, i) => v.reduce((sum, x, j) => sum + x * panel.get(i, j), 0)) as Float64Array<ArrayBuffer>;
      p = onward(p);
      q = onward(q);
      left = [...p, ...q].reduce((sum, x) => sum + x, 0);
    }
    width *= 2;
  }
  return { sequence, waiting };
}
