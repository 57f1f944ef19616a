// An engine that remembers one bit takes work from a tape of fair bits that depend on one another: x is the last bit that came, y the next one,
// which differs with probability c, and z = x XOR y, free of charge, is 1 with probability c. The level of z jumps to ln[(1 - c)/c] and is
// let down in tau. Every bit is the tape's at the end: W_ext <= h_out - h_in, above what single bits would allow. Bits are set in strokes in
// which they relax for 40 times of relaxation. The bits z are independent, so h_out = H(P(z = 1)).
import { derived, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { boyd2017MemoryRatchetReferences } from "./references/boyd2017MemoryRatchet.js";
import { entropyOf, SWAP } from "./tapes.js";

type Ratchet = Readonly<Record<"c" | "tau", number>>;

const BITS = 50;
const BEFORE = 10;

/** Strokes of length 1 set y, z and x; then the level goes from `level` to 0. */
function remembering({ c, tau }: Ratchet, level: number, { trajectories, seed }: Budget): NetworkExperiment {
  const duration = tau + 3;
  const stroke = (k: number): [number, number][] =>
    [0, 1, 2, 3].flatMap((j): [number, number][] => {
      const value = j === k ? (k === 3 ? 1 : SWAP) : 0;
      return [
        [j / duration, value],
        [(j === 3 ? duration : j + 1) / duration, value],
      ];
    });
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: { next: 0, sum: 0, store: 0, open: 1, e: 0 },
    lattice: { coordinates: { x: [0, 1], y: [0, 1], z: [0, 1] }, energy: "e*z" },
    edges: [
      { step: { y: 1 }, name: "ones", forward: `next*(x*${1 - c} + (1 - x)*${c})`, backward: 0 },
      { step: { y: -1 }, name: "zeros", forward: `next*(x*${c} + (1 - x)*${1 - c})`, backward: 0 },
      { step: { z: 1 }, where: "abs(x - y) > 0.5", name: "different", forward: "sum", backward: 0 },
      { step: { z: -1 }, where: "abs(x - y) < 0.5", name: "same", forward: "sum", backward: 0 },
      { step: { x: 1 }, where: "y > x", name: "storeOne", forward: "store", backward: 0 },
      { step: { x: -1 }, where: "x > y", name: "storeZero", forward: "store", backward: 0 },
      { step: { z: 1 }, name: "level", forward: "open/(1 + exp(e))", backward: 0 },
      { step: { z: -1 }, name: "down", forward: "open/(1 + exp(-e))", backward: 0 },
    ],
    start: { kind: "law", weight: "1" },
  };
  return experiment({
    system,
    control: {
      duration,
      ramps: {
        next: stroke(0),
        sum: stroke(1),
        store: stroke(2),
        open: stroke(3),
        e: [
          [0, 0],
          [3 / duration, 0],
          [3 / duration, level],
          [1, 0],
        ],
      },
    },
    cycles: { count: BITS, discard: BEFORE },
    record: { columns: { gained: `-work/${BITS}`, one: `at(${duration}, z)` } },
    ensemble: { trajectories, seed },
  });
}

function ratchet(parameters: Parameters, budget: Budget, level: number): Setup {
  const { c, tau } = parameters as Ratchet;
  const h_in = entropyOf(1 - 2 * c);
  const h_out = "(-p*log(p) - (1 - p)*log(1 - p))";
  const ofTape = (formula: string): Quantity =>
    of("tape", derived(formula, { p: mean("one"), W: mean("gained") }));
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  const single = `${h_out} - ${math.log(2)}`;
  return {
    experiments: { tape: remembering({ c, tau }, level, budget) },
    quantities: {
      W_ext_per_bit: ofTape("W"),
      h_in: exact(h_in),
      h_out: ofTape(h_out),
      ipsl_bound: ofTape(`${h_out} - ${h_in}`),
      single_symbol_bound: ofTape(single),
      p1_out: ofTape("p"),
      memoryless_W_ext_max: exact(0),
      below_rates: ofTape(`${h_out} - ${h_in} - W`),
      above_single: ofTape(`W - (${single})`),
    },
  };
}

const levelOf = ({ c }: Parameters): number => math.log((1 - (c as number)) / (c as number));

export const memoryRatchet: Claim = {
  id: "boyd-2017-memory-ratchet",
  citation: "A. B. Boyd, D. Mandal, J. P. Crutchfield, PRE 95, 012152 (2017); own minimal ratchet",
  formula: "W_ext <= h_out - h_in, but not <= H1_out - H1_in, of a ratchet with memory",
  parameters: { c: "probability that a bit differs from the last", tau: "time of the work on each bit" },
  ofReference: [],
  references: boyd2017MemoryRatchetReferences,
  source: "moment equations",
  trajectories: 20_480,
  setup: (p, budget) => ratchet(p, budget, levelOf(p)),
  judged: () => [
    "W_ext_per_bit",
    "h_in",
    "h_out",
    "ipsl_bound",
    "single_symbol_bound",
    "p1_out",
    "below_rates",
    "above_single",
  ],
  least: () => ({ below_rates: 0, above_single: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a level that goes the other way",
    breaks: "W_ext_per_bit",
    setup: (p, budget) => ratchet(p, budget, -levelOf(p)),
  },
};
