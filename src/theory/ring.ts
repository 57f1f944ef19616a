// The steady state on a ring of length L under a force F(x) = f - V'(x), f its mean (in units of kT below, D = kT/friction):
//   p_s(x) = e^-V(x) A(x)/Z,  A(x) = ∫_0^L dy e^(V(x + y) - f y),  J = D (1 - e^(-f L))/Z,  Z = ∫_0^L e^-V A dx,
//   v_s(x) = J/p_s(x),  <v> = L J,  D_eff = D <I_+^2 I_->/<I_+>^3,  I_- = e^-V A,  I_+(x) = ∫_0^L dy e^(V(x) - V(x - y) - f y)
// R. L. Stratonovich (1958); P. Reimann et al., PRL 87, 010602 (2001), eqs. 6, 7. With phi = -ln p_s the force is
// F = kT (v_s/D - phi'): T. Hatano, S. Sasa, PRL 86, 3463 (2001), eq. 6.
//
// A at the nodes: a window of one period that is moved from node to node, which adds and fades but never subtracts,
//   A(x_i) = e^(-f h) A(x_(i+1)) + (1 - e^(-f L)) ∫_0^h dy e^(V(x_i + y) - f y),
// so every density has all its digits, however low. For f < 0 the same from the other side.
import { evaluateColumn } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";
import * as math from "../kernel/math.js";
import { GAUSS } from "./boltzmann.js";
import { type Fourier, fourier, fourierAt, integralOf, trimmed } from "./fourier.js";

export interface Ring {
  readonly energy: Node;
  readonly force?: Node | null | undefined;
  readonly fields: Readonly<Record<string, number>>;
  readonly period: number;
  readonly kT: number;
  readonly friction: number;
}

export interface SteadyRing {
  /** Nodes j L/n and p_s there. */
  readonly x: Float64Array;
  readonly density: Float64Array;
  /** phi = -ln p_s at the nodes, and as a series. */
  readonly phi: Float64Array;
  readonly series: Fourier;
  /** J, turns per time. */
  readonly current: number;
  /** <v> = L J. */
  readonly velocity: number;
  readonly effectiveDiffusion: number;
  /** The highest harmonic that the nodes show, over the largest: what the series leaves out. */
  readonly error: number;
}

const FEWEST = 64;
const MOST = 1024;
const ACCURACY = 1e-12;

/** The steady state, on as many nodes as phi needs (at most 1024: a kink in U is not resolved, `error` says so). */
export function steadyRing(ring: Ring): SteadyRing {
  for (let nodes = FEWEST; ; nodes *= 2) {
    const solved = steadyOn(ring, nodes);
    if (solved.error <= ACCURACY || 2 * nodes > MOST) return solved;
  }
}

/** The steady state on a given number of nodes, even. */
export function steadyOn(
  { energy, force = null, fields, period, kT, friction }: Ring,
  nodes: number,
): SteadyRing {
  const h = period / nodes;
  const x = Float64Array.from({ length: nodes }, (_, i) => i * h);
  const values = (node: Node, at: Float64Array): Float64Array =>
    evaluateColumn(node, { ...fields, x: at }, at.length);
  const pushed = force === null ? null : fourier(values(force, x), period);
  const f = pushed === null ? 0 : (pushed.cosines[0] as number) / kT;
  const wave = pushed && trimmed(integralOf(pushed), 2 ** -60 * kT);
  const potential = (at: Float64Array): Float64Array => {
    const u = values(energy, at);
    return u.map((value, i) => (value - (wave === null ? 0 : fourierAt(wave, at[i] as number))) / kT);
  };
  const V = potential(x);
  const highest = V.reduce((a, b) => Math.max(a, b));
  const lowest = V.reduce((a, b) => Math.min(a, b));
  const steep = Math.abs(f);
  const open = -math.expm1(-steep * period);

  /** ∫ e^(sign V) over each cell, less what fades from its begin (or to its end). */
  const cells = (sign: 1 | -1, ahead: boolean): Float64Array => {
    const sums = new Float64Array(nodes);
    for (const [node, weight] of GAUSS) {
      const way = (h * (1 + node)) / 2;
      const faded = math.exp(-steep * (ahead ? way : h - way));
      const shift = sign === 1 ? highest : -lowest;
      potential(x.map((at) => at + way)).forEach((v, i) => {
        sums[i] = (sums[i] as number) + ((weight * h) / 2) * faded * math.exp(sign * v - shift);
      });
    }
    return sums;
  };
  const fade = math.exp(-steep * h);
  /** The window of one period that begins (ahead) or ends at each node. */
  const windows = (sign: 1 | -1, ahead: boolean): Float64Array => {
    const parts = cells(sign, ahead);
    const part = (i: number): number => parts[((i % nodes) + nodes) % nodes] as number;
    const step = ahead ? -1 : 1;
    let window = 0;
    // once around gives the window at node 0, again gives all
    for (let j = 0; j < nodes; j++) window = fade * window + part(ahead ? nodes - 1 - j : j);
    const all = new Float64Array(nodes);
    all[0] = window;
    for (let j = 1; j < nodes; j++) {
      const i = (step * j + nodes) % nodes;
      window = fade * window + open * part(ahead ? i : i - 1);
      all[i] = window;
    }
    return all;
  };
  const A = windows(1, f >= 0);
  const B = windows(-1, f < 0);
  const minus = V.map((v, i) => math.exp(lowest - v) * (A[i] as number));
  const plus = V.map((v, i) => math.exp(v - highest) * (B[i] as number));
  const mean = (of: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < nodes; i++) sum += of(i);
    return sum / nodes;
  };
  const Z = mean((i) => minus[i] as number);
  const density = minus.map((weight) => weight / (Z * period));
  const phi = V.map((v, i) => v - lowest - math.log(A[i] as number) + math.log(Z * period));
  const D = kT / friction;
  const current = ((f < 0 ? -1 : 1) * D * open * math.exp(lowest - highest)) / (Z * period);
  const I = mean((i) => plus[i] as number);
  const mixed = mean((i) => (plus[i] as number) * (plus[i] as number) * (minus[i] as number));
  const whole = fourier(phi, period);
  const size = (k: number): number =>
    Math.max(Math.abs(whole.cosines[k] as number), Math.abs(whole.sines[k] as number));
  const sizes = whole.cosines.map((_, k) => (k === 0 ? 0 : size(k)));
  const largest = sizes.reduce((a, b) => Math.max(a, b), 1);
  return {
    x,
    density,
    phi,
    series: trimmed(whole, ACCURACY / 10),
    current,
    velocity: current * period,
    effectiveDiffusion: (D * mixed) / (I * I * I),
    error: sizes.subarray(Math.floor(0.9 * sizes.length)).reduce((a, b) => Math.max(a, b)) / largest,
  };
}
