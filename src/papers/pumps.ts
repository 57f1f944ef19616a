// Currents without a bias: what driving round and round pumps. In a slow cycle through the rates k the charge is geometric,
//   Q = ∮ J_ss dt - ∮ sum_i h_i dp_i,   p the steady state and h the excess of the current at the momentary rates
// (for two states h_1 - h_0 = -(k + k_L)/(2 k + k_L + k_R)); with energies alone or barriers alone nothing goes round.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import { counter } from "../theory/network/drivenMoments.js";
import type { Channel, DrivenJumps } from "../theory/network/generator.js";
import { longRunOfRounds, type PerRound } from "../theory/network/periodic.js";
import { quadrature } from "../theory/network/quadrature.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Settings, type Setup } from "./claim.js";
import { rahav2008NoPumpingReferences } from "./references/rahav2008NoPumping.js";
import { sinitsyn2007PumpReferences } from "./references/sinitsyn2007Pump.js";
import { AIM, exact, stateName } from "./smallNetworks.js";

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

function pumpTheory(given: Parameters) {
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
const JUMPS_OF_RUN = 1e8;

/** `phase`: of the left entrance, 0 but in the control. */
function pumpSetup(given: Parameters, { trajectories, seed }: Budget, phase: number): Setup {
  const p = enzymeOf(given);
  const { om, r, k } = p;
  const period = TURN / om;
  const count = Math.ceil(JUMPS_OF_RUN / ((2 * k * period) / (1 + k)) / TRAJECTORIES);
  const { charge_per_cycle, check_R, geometric } = pumpTheory(given);
  const enzyme: NetworkExperiment = experiment({
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
          forward: `1 + ${r}*cos(${om}*t + ${phase})`,
          backward: k,
        },
        { from: "empty", to: "full", counts: { R: 1 }, forward: `1 + ${r}*sin(${om}*t)`, backward: k },
      ],
      start: { kind: "probabilities", of: { empty: k / (1 + k), full: 1 / (1 + k) } },
    },
    method: { scheme: "gillespie" },
    control: { duration: period, ramps: {} },
    cycles: { count, discard: Math.ceil(20 / (2 * k * period)) },
    record: { columns: { first: "at(0, state)" } },
    ensemble: { trajectories, seed, point: 0 },
  });
  return {
    experiments: { enzyme },
    quantities: {
      charge_per_cycle: of("enzyme", mean(`L/${count}`)),
      charge_solved: exact(charge_per_cycle),
      check_R: exact(check_R),
      p_start: of("enzyme", mean("first")),
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
  theory: (p) => ({ ...pumpTheory(p), charge_solved: pumpTheory(p).charge_per_cycle }),
  trajectories: TRAJECTORIES,
  setup: (p, budget) => pumpSetup(p, budget, 0),
  judged: () => ["charge_per_cycle", "charge_solved", "check_R", "p_start", "geometric", "dynamic"],
  // 1e9 cycles and more would show the charge to 0.1 %: here it is seen to what 1e8 jumps show, in units of its scatter per cycle
  scales: (p) => ({ charge_per_cycle: Math.sqrt(pumpedBy(enzymeOf(p))[0].variance) * 20, dynamic: 1 }),
  acceptance: JUMPS,
  control: {
    says: "the left entrance is late by a quarter of the cycle",
    breaks: "p_start",
    setup: (p, budget) => pumpSetup(p, budget, -TURN / 4),
  },
};

interface Ring {
  readonly om: number;
  readonly vary: "energy" | "barrier" | "both";
}

const ringOf = (p: Settings): Ring => p as unknown as Ring;
const STATES = [0, 1, 2];
const [STILL_E, STILL_B] = [
  [0, 0.4, -0.3],
  [0, 0.5, 1],
];

/** Energies of the states and barriers of the edges k, k + 1, as formulas of the time. */
const formulasOf = ({ om, vary }: Ring) => ({
  E: STATES.map((i) => (vary === "barrier" ? `${STILL_E?.[i]}` : `0.5*cos(${om}*t - ${(TURN * i) / 3})`)),
  B: STATES.map((k) => (vary === "energy" ? `${STILL_B?.[k]}` : `0.8*sin(${om}*t - ${(TURN * k) / 3})`)),
});

function ringJumps({ om, vary }: Ring): DrivenJumps {
  const E = (i: number, t: number): number =>
    vary === "barrier" ? (STILL_E?.[i] as number) : 0.5 * math.cos(om * t - (TURN * i) / 3);
  const B = (k: number, t: number): number =>
    vary === "energy" ? (STILL_B?.[k] as number) : 0.8 * math.sin(om * t - (TURN * k) / 3);
  return {
    breaks: [],
    at: (t) => ({
      states: 3,
      channels: STATES.flatMap((i): Channel[] => {
        const j = (i + 1) % 3;
        const entropy = E(i, t) - E(j, t);
        return [
          { from: i, to: j, rate: math.exp(E(i, t) - B(i, t)), entropy },
          { from: j, to: i, rate: math.exp(E(j, t) - B(i, t)), entropy: -entropy },
        ];
      }),
    }),
  };
}

const circulation = (p: Ring): PerRound =>
  longRunOfRounds(ringJumps(p), 0, TURN / p.om, counter([1, -1, 1, -1, 1, -1].map((d) => d / 3)));

function ringTheory(given: Settings) {
  const { mean: circulation_per_period, start } = circulation(ringOf(given));
  return {
    circulation_per_period,
    ...Object.fromEntries(STATES.map((i) => [`p_start_${i}`, start[i] as number])),
  };
}

/** `driven`: what varies, as the parameters say but in the control. */
function ringSetup(given: Settings, { trajectories, seed }: Budget, driven: Ring): Setup {
  const p = ringOf(given);
  const { mean: c, variance, start } = circulation(p);
  // what is 0 to 1e-3 of a turn, else to AIM; and the rarest state
  const wanted = p.vary === "both" ? AIM * c : 8e-4;
  const rarest = start.reduce((least, x) => Math.min(least, x), 1);
  const cycles = Math.max(variance / (wanted * wanted), (1.5 * (1 - rarest)) / (rarest * AIM * AIM));
  const count = Math.ceil(cycles / TRAJECTORIES);
  const { E, B } = formulasOf(driven);
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: {},
    states: Object.fromEntries(STATES.map((i) => [stateName(i), E[i] as string])),
    edges: STATES.map((i) => ({
      from: stateName(i),
      to: stateName((i + 1) % 3),
      prefactor: 1,
      barrier: B[i] as string,
      counts: { N: 1 },
    })),
    start: { kind: "equilibrium" },
  };
  const ring: NetworkExperiment = experiment({
    system,
    method: { scheme: "gillespie" },
    control: { duration: TURN / p.om, ramps: {} },
    cycles: { count, discard: Math.ceil((20 * p.om) / TURN) },
    record: {
      columns: Object.fromEntries(STATES.map((i) => [`first${i}`, `at(0, state == ${i} ? 1 : 0)`])),
    },
    ensemble: { trajectories, seed, point: 0 },
  });
  return {
    experiments: { ring },
    quantities: {
      circulation_per_period: of("ring", mean(`N/${3 * count}`)),
      ...Object.fromEntries(STATES.map((i) => [`p_start_${i}`, of("ring", mean(`first${i}`))])),
    },
  };
}

export const noPumping: Claim<Settings> = {
  id: "rahav2008-no-pumping",
  citation: "S. Rahav, J. Horowitz, C. Jarzynski, PRL 101, 140602 (2008)",
  formula: "w = e^(E_i - B_ij): nothing goes round where energies alone or barriers alone are driven",
  parameters: { om: "angular frequency", vary: "energy, barrier or both" },
  ofReference: [],
  references: rahav2008NoPumpingReferences,
  source: "master equation over a period",
  theory: ringTheory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => ringSetup(p, budget, ringOf(p)),
  judged: (p) => Object.keys(ringTheory(p)),
  pooled: () => ["circulation_per_period", "p_start_0", "p_start_1"],
  // in turns per period
  scales: (p) => (ringOf(p).vary === "both" ? {} : { circulation_per_period: 1 }) as Record<string, number>,
  acceptance: JUMPS,
  control: {
    says: "both are driven",
    breaks: "circulation_per_period",
    setup: (p, budget) => ringSetup(p, budget, { ...ringOf(p), vary: "both" }),
  },
};
