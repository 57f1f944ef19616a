// An uncertainty relation for a ring whose energies swing, w = e^((E_i - E_j +- f/3)/2) with E_i = E1_i cos(om t).
import { covariance, derived, type EstimateRequest, mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { propagatorDriven } from "../theory/network/driven.js";
import { counter, momentsDriven } from "../theory/network/drivenMoments.js";
import type { Jumps } from "../theory/network/generator.js";
import { longRunOfRounds } from "../theory/network/periodic.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bathEntropy, moving, pushedRing, smooth } from "./drivenUncertainty.js";
import { bothWays, named } from "./jumpNetworks.js";
import { list, number } from "./jumpUncertainty.js";
import { proesmansVdb2017PeriodicReferences } from "./references/proesmansVdb2017Periodic.js";

function waves(p: Settings) {
  const [E1, f, om] = [list(p.E1), number(p.f), number(p.om)];
  const at = (t: number): Jumps =>
    pushedRing(
      E1.map((e) => e * math.cos(om * t)),
      f,
    );
  return { E1, f, om, driven: smooth(at), period: (2 * Math.PI) / om };
}

function perPeriod(p: Settings): Record<string, number> {
  const { driven: jumps, period } = waves(p);
  const {
    start,
    mean: kappa1,
    variance: kappa2,
  } = longRunOfRounds(jumps, 0, period, counter(bothWays([1, 1, 1])));
  const ep = momentsDriven(jumps, start, 0, period, [bathEntropy(jumps)]).mean[0] as number;
  return {
    kappa1,
    kappa2,
    ep_per_period: ep,
    rel: kappa2 / (kappa1 * kappa1),
    bound: 2 / math.expm1(ep),
    naive_tur: 2 / ep,
    ...Object.fromEntries(Array.from(start, (x, i) => [`p_start_${i}`, x])),
  };
}

/** Periods after which 1e-5 is left of where it began: by how much nearer two starts are after one. */
function forgetting(p: Settings): number {
  const { driven: jumps, period } = waves(p);
  const round = propagatorDriven(jumps, 0, period);
  const apart = (i: number, j: number): number =>
    round.reduce((sum, row) => sum + Math.abs((row[i] as number) - (row[j] as number)), 0) / 2;
  return Math.ceil(-11.5 / math.log(Math.max(apart(0, 1), apart(0, 2), apart(1, 2))));
}

/** Periods seen, after those forgotten: twice as many to forget, and then. */
const SEEN = 12;

function periodically(p: Settings, budget: Budget, moves: boolean): Setup {
  const { E1, f, om, period } = waves(p);
  const first = forgetting(p);
  const [second, last] = [2 * first, 2 * first + SEEN];
  const at = (periods: number, what: string): string => `at(${periods * period}, ${what})`;
  const net = moving({
    energies: E1.map((e) => (moves ? `${e}*cos(${om}*t)` : `${e}`)),
    force: f,
    counts: [1, 1, 1],
    start: { kind: "point", at: named(0) },
    rest: {
      control: { duration: last * period, ramps: {} },
      record: {
        columns: {
          X0: at(first, "X"),
          X1: at(second, "X"),
          S0: at(first, "bathEntropy"),
          state0: at(first, "state"),
        },
      },
      ensemble: { trajectories: budget.trajectories, seed: budget.seed },
    },
  });
  const found: Record<"k" | "C" | "s", EstimateRequest> = {
    k: mean(`(X - X0)/${last - first}`),
    C: covariance("X - X1", `(X + X1 - 2*X0)/${SEEN}`),
    s: mean(`(bathEntropy - S0)/${last - first}`),
  };
  const one = (value: string): Quantity => of("waves", derived(value, found));
  const starts = E1.map(
    (_, i) => [`p_start_${i}`, of("waves", probability(`abs(state0 - ${i}) < 0.5`))] as const,
  );
  return {
    experiments: { waves: net },
    quantities: {
      kappa1: of("waves", found.k),
      kappa2: of("waves", found.C),
      ep_per_period: of("waves", found.s),
      rel: one("C/k^2"),
      bound: one("2/(exp(s) - 1)"),
      naive_tur: one("2/s"),
      ...Object.fromEntries(starts),
      above: one("C/k^2 - 2/(exp(s) - 1)"),
    },
  };
}

export const periodicUncertainty: Claim<Settings> = {
  id: "proesmans-vdb2017-periodic-tur",
  citation: "K. Proesmans, C. Van den Broeck, EPL 119, 20001 (2017)",
  formula: "kappa2/kappa1^2 >= 2/(e^S - 1) per period of driving that is the same backwards",
  parameters: { E1: "amplitudes of the energies", f: "force of a turn", om: "angular frequency" },
  ofReference: [],
  references: proesmansVdb2017PeriodicReferences,
  source: "driven master equation",
  theory: perPeriod,
  trajectories: 1_100_000,
  setup: (p, budget) => periodically(p, budget, true),
  judged: () => [
    "kappa1",
    "kappa2",
    "ep_per_period",
    "bound",
    "naive_tur",
    "p_start_0",
    "p_start_1",
    "p_start_2",
    "above",
  ],
  pooled: () => ["kappa1", "kappa2", "p_start_0", "p_start_1"],
  least: () => ({ above: 0 }),
  // in every state it is for a share of the time
  scales: () => ({ p_start_0: 1, p_start_1: 1, p_start_2: 1 }),
  acceptance: JUMPS,
  control: {
    says: "energies stand still at their largest",
    breaks: "kappa1",
    setup: (p, budget) => periodically(p, budget, false),
  },
};
