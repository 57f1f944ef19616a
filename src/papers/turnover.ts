// Kramers' turnover: the slowest rate lambda1 of an underdamped particle in a double well, from the decay of <sgn x_0 sgn x_t>
// in equilibrium between two times after everything else has relaxed.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, schedule, underdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Setup } from "./claim.js";
import { kramers1940TurnoverReferences } from "./references/kramers1940Turnover.js";

type Escape = { Eb: number; g: number };

const BOTH_SIDES = mean("(2*(xStart > 0) - 1)*(2*(x > 0) - 1)");

function wait(
  { Eb, g }: Escape,
  duration: number,
  { trajectories, seed, dt }: Budget,
  index: number,
): LangevinExperiment {
  return experiment({
    system: underdamped({
      potential: potential("Eb*(x^2 - 1)^2", { Eb }),
      kT: 1,
      mass: 1,
      friction: g,
      start: equilibrium(),
    }),
    method: { scheme: "baoab", dt: dt ?? 0.01 },
    control: schedule({ duration }),
    ensemble: { trajectories, seed, point: index },
  });
}

/** Moderate-to-high friction: (w0/2 pi) (sqrt(g^2/4 + wb^2) - g/2)/wb e^-Eb, w0^2 = 8 Eb, wb^2 = 4 Eb. */
function kramers({ Eb, g }: Escape): number {
  const wb = 2 * Math.sqrt(Eb);
  const w0 = Math.sqrt(8 * Eb);
  return ((w0 / 6.283185307179586) * (Math.sqrt((g * g) / 4 + wb * wb) - g / 2) * math.exp(-Eb)) / wb;
}

/**
 * No bias is measured: once a run at dt and one at dt/2 have left the hump on different sides, their shared noise says nothing any
 * more, and the difference is chance. It is small: with 1e6 trajectories lambda1 is off by -1.7(3) % at dt = 0.04 and g = 1, by
 * 1.7(4) % at dt = 0.02 and g = 20, both of order dt^2, so by less than half a percent at 0.01.
 *
 * Energy relaxes at about g, places in a well at about w0^2/g: the decay is one exponential after a few of both.
 */
function setup(p: Parameters, budget: Budget, wrong = 1): Setup {
  const at = p as Parameters & Escape;
  const { Eb, g } = at;
  const early = 6 * Math.max(1 / g, g / (8 * Eb)) + 2;
  const late = early + 60;
  const terms = [
    { run: "early", request: BOTH_SIDES },
    { run: "late", request: BOTH_SIDES },
  ];
  const decay = ([c1, c2]: readonly number[]): number =>
    math.log((c1 as number) / (c2 as number)) / (late - early);
  const expected = kramers(at);
  return {
    experiments: {
      early: wait({ Eb, g: wrong * g }, early, budget, 0),
      late: wait({ Eb, g: wrong * g }, late, budget, 1),
    },
    quantities: {
      lambda1: { kind: "combination", terms, value: decay },
      rate: { kind: "combination", terms, value: (c) => decay(c) / 2 },
      kramers_msd: { kind: "exact", value: expected },
      ratio: { kind: "combination", terms, value: (c) => decay(c) / 2 / expected },
    },
  };
}

export const turnover: Claim = {
  id: "kramers-1940-turnover",
  citation: "H.A. Kramers, Physica 7, 284 (1940)",
  formula:
    "rate = lambda1/2 of the Klein-Kramers equation in U = Eb (x^2 - 1)^2, largest near g = 1; Kramers' (w0/2 pi) (sqrt(g^2/4 + wb^2) - g/2)/wb e^-Eb from above at large g",
  parameters: { Eb: "barrier", g: "friction" },
  ofReference: ["N", "M"],
  references: kramers1940TurnoverReferences,
  source: "Hermite-Hermite Galerkin of the Klein-Kramers operator (1e-8; 1e-4 at g = 0.1)",
  trajectories: 40_000,
  dt: 0.01,
  setup: (p, budget) => setup(p, budget),
  judged: () => ["lambda1", "rate", "kramers_msd", "ratio"],
  acceptance: CONTINUOUS,
  control: {
    says: "five times the friction",
    breaks: "ratio",
    setup: (p, budget) => setup(p, budget, 5),
  },
};
