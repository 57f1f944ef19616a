// A current without a bias: what driving round and round pumps. In a slow cycle through the rates the charge is geometric,
//   Q = ∮ J_ss dt - ∮ sum_i h_i dp_i,   p the steady state and h the excess of the current at the momentary rates;
// for two states h_1 - h_0 = -(k + k_L)/(2 k + k_L + k_R).
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { counter } from "../theory/network/drivenMoments.js";
import type { DrivenJumps } from "../theory/network/generator.js";
import { longRunOfRounds, type PerRound } from "../theory/network/periodic.js";
import { quadrature } from "../theory/network/quadrature.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { sinitsyn2007PumpReferences } from "./references/sinitsyn2007Pump.js";
import { AIM, exact, times } from "./smallNetworks.js";

const TURN = 6.283185307179586; // 2 pi

interface Enzyme {
  readonly om: number;
  readonly r: number;
  readonly k: number;
}

const enzymeOf = (p: Parameters): Enzyme => p as unknown as Enzyme;

/** Into the enzyme from the left and back, from the right and back. */
const enzymeJumps = ({ om, r, k }: Enzyme): DrivenJumps => ({
  breaks: [],
  at: (t) => ({
    states: 2,
    channels: [
      { from: 0, to: 1, rate: 1 + r * math.cos(om * t), entropy: Number.NaN },
      { from: 1, to: 0, rate: k, entropy: Number.NaN },
      { from: 0, to: 1, rate: 1 + r * math.sin(om * t), entropy: Number.NaN },
      { from: 1, to: 0, rate: k, entropy: Number.NaN },
    ],
  }),
});

const solvedPumps = new Map<string, ReturnType<typeof solvePump>>();

/** Solved once. */
function pumpTheory(given: Parameters): ReturnType<typeof solvePump> {
  const { om, r, k } = enzymeOf(given);
  const key = `${om} ${r} ${k}`;
  const found = solvedPumps.get(key) ?? solvePump(given);
  solvedPumps.set(key, found);
  return found;
}

function solvePump(given: Parameters) {
  const p = enzymeOf(given);
  const [left, right] = pumpedBy(p);
  const { r, k } = p;
  const geometric = quadrature(
    (phase) => {
      const [L, R] = [1 + r * math.cos(phase), 1 + r * math.sin(phase)];
      const all = L + R + 2 * k;
      // p_1 = 1 - 2 k/all
      const rise = (2 * k * r * (math.cos(phase) - math.sin(phase))) / (all * all);
      return ((k + L) / all) * rise;
    },
    0,
    TURN,
    64,
  );
  return {
    charge_per_cycle: left.mean,
    check_R: -right.mean,
    p_start: left.start[1] as number,
    geometric,
    dynamic: 0,
    scatter: Math.sqrt(left.variance),
  };
}

/** Net charge from the left and from the right. */
const pumpedBy = (p: Enzyme): readonly [PerRound, PerRound] => {
  const of = (jump: readonly number[]): PerRound =>
    longRunOfRounds(enzymeJumps(p), 0, TURN / p.om, counter(jump));
  return [of([1, -1, 0, 0]), of([0, 0, 1, -1])];
};

const TRAJECTORIES = 16_384;
/** Jumps that a run may take: the charge would take 1e9 cycles and more to be seen to 0.1 %. */
const MOST_JUMPS = 4e6;

/** `phase`: of the left entrance, 0 but in the control. */
function pumpSetup(given: Parameters, budget: Budget, phase: number): Setup {
  const p = enzymeOf(given);
  const { om, r, k } = p;
  const period = TURN / om;
  const count = Math.ceil(MOST_JUMPS / ((4 * k * period) / (2 + 2 * k)) / TRAJECTORIES);
  const { charge_per_cycle, check_R, p_start, geometric } = pumpTheory(given);
  // after this a start is forgotten
  const memory = 20 / (2 * k);
  const turning = (
    before: number,
    how: Readonly<Record<string, unknown>>,
    { trajectories, seed }: Budget,
    point: number,
  ): NetworkExperiment =>
    experiment({
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        states: { empty: 0, full: 0 },
        edges: [
          {
            from: "empty",
            to: "full",
            counts: { L: 1 },
            forward: `1 + ${r}*cos(${om}*(t - ${before}) + ${phase})`,
            backward: k,
          },
          {
            from: "empty",
            to: "full",
            counts: { R: 1 },
            forward: `1 + ${r}*sin(${om}*(t - ${before}))`,
            backward: k,
          },
        ],
        start: { kind: "probabilities", of: { empty: k / (1 + k), full: 1 / (1 + k) } },
      },
      method: { scheme: "gillespie" },
      record: {},
      ensemble: { trajectories, seed, point },
      ...how,
    });
  const samples = (1 - p_start) / (p_start * AIM * AIM);
  return {
    experiments: {
      enzyme: turning(
        0,
        { control: { duration: period, ramps: {} }, cycles: { count, discard: Math.ceil(memory / period) } },
        budget,
        0,
      ),
      // the end of a cycle is the beginning of the next
      end: turning(
        memory,
        { control: { duration: memory, ramps: {} } },
        times(budget, samples / TRAJECTORIES),
        1,
      ),
    },
    quantities: {
      charge_per_cycle: of("enzyme", mean(`L/${count}`)),
      charge_solved: exact(charge_per_cycle),
      check_R: exact(check_R),
      p_start: of("end", probability("state == 1")),
      geometric: exact(geometric),
      dynamic: exact(0),
    },
  };
}

export const stochasticPump: Claim = {
  id: "sinitsyn2007-stochastic-pump",
  citation: "N.A. Sinitsyn, I. Nemenman, EPL 77, 58001 (2007)",
  formula: "charge per cycle -> ∮ of a geometric form in a slow cycle, whatever its speed",
  parameters: { om: "angular frequency", r: "how much the entrances go up and down", k: "rate of the exits" },
  ofReference: [],
  references: sinitsyn2007PumpReferences as Claim["references"],
  source: "master equation over a period; quadrature",
  theory: (p) => {
    const { scatter: _, ...known } = pumpTheory(p);
    return { ...known, charge_solved: known.charge_per_cycle };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => pumpSetup(p, budget, 0),
  judged: () => ["charge_per_cycle", "charge_solved", "check_R", "p_start", "geometric", "dynamic"],
  // 1e9 cycles and more would show the charge to 0.1 %: here it is seen to what some 1e6 jumps show, in units of its scatter per cycle
  scales: (p) => ({ charge_per_cycle: 20 * pumpTheory(p).scatter, dynamic: 1 }),
  acceptance: JUMPS,
  control: {
    says: "the left entrance is late by a quarter of the cycle",
    breaks: "p_start",
    setup: (p, budget) => pumpSetup(p, budget, -TURN / 4),
  },
};
