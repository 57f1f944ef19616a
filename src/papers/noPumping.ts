// Barriers and energies of a ring that go up and down: with energies alone or barriers alone nothing goes round.
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import { counter } from "../theory/network/drivenMoments.js";
import type { Channel, DrivenJumps } from "../theory/network/generator.js";
import { longRunOfRounds, type PerRound } from "../theory/network/periodic.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { rahav2008NoPumpingReferences } from "./references/rahav2008NoPumping.js";
import { AIM, stateName, times } from "./smallNetworks.js";

const TURN = 6.283185307179586; // 2 pi
const TRAJECTORIES = 16_384;

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

/** Energies of the states and barriers of the edges k, k + 1, as formulas of the time from `begin` on. */
const formulasOf = ({ om, vary }: Ring, begin: number) => {
  const phase = (k: number): string => `${om}*(t + ${begin}) - ${(TURN * k) / 3}`;
  return {
    E: STATES.map((i) => (vary === "barrier" ? `${STILL_E?.[i]}` : `0.5*cos(${phase(i)})`)),
    B: STATES.map((k) => (vary === "energy" ? `${STILL_B?.[k]}` : `0.8*sin(${phase(k)})`)),
  };
};

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

/** After this a start is forgotten. */
const MEMORY = 20;

/** `driven`: what varies, as the parameters say but in the control. */
function ringSetup(given: Settings, budget: Budget, driven: Ring): Setup {
  const p = ringOf(given);
  const { mean: c, variance, start } = circulation(p);
  // what is 0 to 1e-3 of a turn, else to AIM
  const wanted = p.vary === "both" ? AIM * c : 9e-4;
  const period = TURN / p.om;
  const count = Math.ceil(variance / (wanted * wanted) / TRAJECTORIES);
  const rarest = start.reduce((least, x) => Math.min(least, x), 1);
  const samples = (1 - rarest) / (rarest * AIM * AIM);
  const turning = (
    begin: number,
    how: Readonly<Record<string, unknown>>,
    point: number,
    { trajectories, seed }: Budget,
  ): NetworkExperiment => {
    const { E, B } = formulasOf(driven, begin);
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
    return experiment({
      system,
      method: { scheme: "gillespie" },
      record: {},
      ensemble: { trajectories, seed, point },
      ...how,
    });
  };
  const discard = Math.ceil(MEMORY / period);
  return {
    experiments: {
      ring: turning(0, { control: { duration: period, ramps: {} }, cycles: { count, discard } }, 0, budget),
      // the end of a period is the beginning of the next
      end: turning(
        -MEMORY,
        { control: { duration: MEMORY, ramps: {} } },
        1,
        times(budget, samples / TRAJECTORIES),
      ),
    },
    quantities: {
      circulation_per_period: of("ring", mean(`N/${3 * count}`)),
      ...Object.fromEntries(STATES.map((i) => [`p_start_${i}`, of("end", probability(`state == ${i}`))])),
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
