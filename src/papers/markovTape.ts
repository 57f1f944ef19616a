// A demon that lifts a weight with a tape whose bits depend on one another: 1 comes after 0 with probability a, 0 after 1 with b. Between
// two bits the machine stands still while the new bit takes its law after the last one that came (q), and then q becomes the new one. The
// work is bounded by rates of entropy, W_ext <= h_out - h_in; h_out by theory alone, from blocks of L bits of the output, which is made by
// the hidden states (d, q).
import { derived, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import { propagate } from "../theory/network/propagator.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { solved } from "./machines.js";
import { boyd2016IpslMjReferences } from "./references/boyd2016IpslMj.js";
import { entropy, entropyOf, lifting, SWAP } from "./tapes.js";

type Tape = Readonly<Record<"a" | "b" | "eps" | "tau", number>>;

const BITS = 100;
const BEFORE = 120;
/** Length of the blocks. */
const BLOCK = 12;
/** Of those that give h_out. */
const LONG = 16;

function writing({ a, b, eps, tau }: Tape, { trajectories, seed }: Budget): NetworkExperiment {
  const duration = tau + 2;
  const between = (from: number, to: number, value: number): [number, number][] => [
    [from / duration, value],
    [to / duration, value],
  ];
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: { on: 1, next: 0, store: 0 },
    lattice: { coordinates: { d: [0, 2], b: [0, 1], q: [0, 1] }, energy: 0 },
    edges: [
      ...lifting(eps).edges,
      { step: { b: 1 }, name: "ones", forward: `next*(q*${1 - b} + (1 - q)*${a})`, backward: 0 },
      { step: { b: -1 }, name: "zeros", forward: `next*(q*${b} + (1 - q)*${1 - a})`, backward: 0 },
      { step: { q: 1 }, where: "b > q", name: "storeOne", forward: "store", backward: 0 },
      { step: { q: -1 }, where: "q > b", name: "storeZero", forward: "store", backward: 0 },
    ],
    start: { kind: "law", weight: "1" },
  };
  return experiment({
    system,
    control: {
      duration,
      ramps: {
        next: [...between(0, 1, SWAP), ...between(1, duration, 0)],
        store: [...between(0, 1, 0), ...between(1, 2, SWAP), ...between(2, duration, 0)],
        on: [...between(0, 2, 0), ...between(2, duration, 1)],
      },
    },
    cycles: { count: BITS, discard: BEFORE },
    record: { columns: { turned: `Phi/${BITS}`, order: `at(${duration}, 1 - 2*b)` } },
    ensemble: { trajectories, seed },
  });
}

/** The machine and its bit for the time tau: by state d, b before and d', b' after. */
function propagated({ eps, tau }: Tape): Float64Array[] {
  const machine: Network = {
    dynamics: "network",
    kT: 1,
    fields: { on: 1 },
    lattice: { coordinates: { d: [0, 2], b: [0, 1] }, energy: 0 },
    edges: lifting(eps).edges,
    start: { kind: "steady" },
  };
  const { jumps } = solved(
    experiment({
      system: machine,
      control: { duration: 1, ramps: {} },
      ensemble: { trajectories: 1, seed: 0 },
    }),
  );
  const start = (i: number): Float64Array => Float64Array.from({ length: 6 }, (_, k) => (k === i ? 1 : 0));
  return Array.from({ length: 6 }, (_, i) => propagate(jumps, start(i), tau));
}

/** H(X_L | X_1 … X_(L-1)) of the output from the steady law of (d, q), for L = 1 … most, and P(1). */
function blocks(p: Tape, most: number): { conditional: number[]; ones: number } {
  const passed = propagated(p);
  /** The law of (d, q) after a bit, with the output `out`, from one before. */
  const after = (law: ArrayLike<number>, out: 0 | 1): Float64Array => {
    const next = new Float64Array(6);
    for (let d = 0; d < 3; d++)
      for (let q = 0; q < 2; q++)
        for (let bit = 0; bit < 2; bit++) {
          const one = q === 1 ? 1 - p.b : p.a;
          const share = (law[2 * d + q] as number) * (bit === 1 ? one : 1 - one);
          for (let e = 0; e < 3; e++)
            next[2 * e + bit] =
              (next[2 * e + bit] as number) + share * (passed[2 * d + bit]?.[2 * e + out] as number);
        }
    return next;
  };
  const total = (law: Float64Array): number => law.reduce((sum, x) => sum + x, 0);
  let steady: Float64Array = new Float64Array(6).fill(1 / 6);
  for (let k = 0; k < 2000; k++) {
    const [zero, one] = [after(steady, 0), after(steady, 1)];
    steady = zero.map((x, i) => x + (one[i] as number));
  }
  const ones = total(after(steady, 1));
  const whole: number[] = [0];
  let laws = [steady];
  for (let length = 1; length <= most; length++) {
    laws = laws.flatMap((law) => [after(law, 0), after(law, 1)]);
    whole.push(
      laws.reduce((sum, law) => {
        const share = total(law);
        return share > 0 ? sum - share * math.log(share) : sum;
      }, 0),
    );
  }
  return { conditional: whole.slice(1).map((h, k) => h - (whole[k] as number)), ones };
}

const inputOf = ({ a, b }: Tape): { h: number; one: number } => {
  const one = a / (a + b);
  return { h: one * entropyOf(1 - 2 * b) + (1 - one) * entropyOf(1 - 2 * a), one };
};

function ratchet(parameters: Parameters, budget: Budget, a: number): Setup {
  const p = parameters as Tape;
  const { h, one } = inputOf(p);
  const { conditional } = blocks(p, LONG);
  const h_out = conditional[LONG - 1] as number;
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  const asked = { out: mean("order"), Phi: mean("turned") };
  const ofTape = (formula: string): Quantity => of("tape", derived(formula, asked));
  const H1_in = entropyOf(1 - 2 * one);
  const left = `${h_out - h} - ${lifting(p.eps).worth}*Phi`;
  return {
    experiments: { tape: writing({ ...p, a }, budget) },
    quantities: {
      W_ext_per_bit: ofTape(`${lifting(p.eps).worth}*Phi`),
      h_in: exact(h),
      h_out_upper: exact(conditional[BLOCK - 1] as number),
      dh: exact(h_out - h),
      H1_in: exact(H1_in),
      H1_out: ofTape(entropy("out")),
      dH1: ofTape(`${entropy("out")} - ${H1_in}`),
      p1_out: ofTape("(1 - out)/2"),
      ipsl_slack: ofTape(left),
      below_rates: ofTape(left),
    },
  };
}

export const markovTape: Claim = {
  id: "boyd-2016-ipsl-mj",
  citation: "A. B. Boyd, D. Mandal, J. P. Crutchfield, New J. Phys. 18, 023049 (2016)",
  formula: "W_ext <= h_out - h_in, of a tape whose bits depend on one another",
  parameters: {
    a: "probability of 1 after 0",
    b: "of 0 after 1",
    eps: "of the rates 1 -+ eps at the weight",
    tau: "time of each bit",
  },
  ofReference: [],
  // the lower bracket of h_out is not computed here
  references: boyd2016IpslMjReferences.map(({ parameters, values: { h_out_lower, ...values } }) => ({
    parameters,
    values,
  })),
  source: "matrix exponentials, conditional entropies of blocks",
  trajectories: 20_480,
  setup: (p, budget) => ratchet(p, budget, p.a as number),
  judged: () => ["W_ext_per_bit", "h_in", "H1_in", "H1_out", "dH1", "p1_out", "ipsl_slack", "below_rates"],
  least: () => ({ below_rates: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a tape with twice as many ones after zeros",
    breaks: "p1_out",
    setup: (p, budget) => ratchet(p, budget, 2 * (p.a as number)),
  },
};
