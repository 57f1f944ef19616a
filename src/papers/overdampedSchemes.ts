// Overdamped schemes at a finite step: stationary <x^2> in a harmonic and in a quartic well.
import { mean } from "../estimate/request.js";
import { experiment, overdamped, point, schedule } from "../spec/build.js";
import type { LangevinExperiment, Potential, Scheme } from "../spec/experiment.js";
import { harmonic, potential } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Settings,
  type Setup,
} from "./claim.js";
import { leimkuhlerMatthews2013OverdampedHarmonicReferences } from "./references/leimkuhlerMatthews2013OverdampedHarmonic.js";
import { leimkuhlerMatthews2013OverdampedQuarticReferences } from "./references/leimkuhlerMatthews2013OverdampedQuartic.js";
import { schemeCalled } from "./splittings.js";

const SCHEMES: Readonly<Record<string, Scheme>> = { EM: "euler", LM: "leimkuhlerMatthews", Heun: "heun" };

/** From the middle of a well, for at least `time`: whole steps of h, none shorter. */
function settled(
  scheme: Scheme,
  h: number,
  well: Potential,
  time: number,
  { trajectories, seed }: Budget,
  index = 0,
): LangevinExperiment {
  return experiment({
    system: overdamped({ potential: well, kT: 1, friction: 1, start: point({ x: 0 }) }),
    method: { scheme, dt: h },
    control: schedule({ duration: h * Math.ceil(time / h) }),
    ensemble: { trajectories, seed, point: index },
  });
}

function trap(p: Parameters, budget: Budget, schemes: Readonly<Record<string, Scheme>>): Setup {
  const { h, k } = p as { h: number; k: number };
  const names = Object.keys(schemes);
  const well = harmonic({ stiffness: k, centre: 0 });
  // e^(-2 k t) is then below 1e-7
  const run = (name: string, i: number): LangevinExperiment =>
    settled(schemes[name] as Scheme, h, well, 8.5 / k, budget, i);
  return {
    experiments: Object.fromEntries(names.map((name, i) => [name, run(name, i)])),
    quantities: Object.fromEntries(names.map((name) => [name, of(name, mean("x^2"))])),
  };
}

export const leimkuhlerMatthewsTrap: Claim = {
  id: "leimkuhler-matthews-2013-overdamped-harmonic",
  citation: "B. Leimkuhler, C. Matthews, AMRX 2013, 34",
  formula: "k <x^2> = 1/(1 - k h/2) (Euler-Maruyama), 1 (Leimkuhler-Matthews), Heun off by order h^2",
  parameters: { h: "step", k: "stiffness" },
  ofReference: [],
  references: leimkuhlerMatthews2013OverdampedHarmonicReferences,
  source: "closed forms of the discrete maps",
  theory: ({ h = 0, k = 1 }) => {
    const s = k * h;
    const factor = 1 - s + (s * s) / 2; // of Heun's map; its noise has the factor 1 - s/2
    return {
      EM: 1 / (k * (1 - s / 2)),
      LM: 1 / k,
      Heun: (2 * h * (1 - s / 2) * (1 - s / 2)) / (1 - factor * factor),
    };
  },
  trajectories: 1_000_000,
  dt: 0.1,
  discrete: true,
  setup: (p, budget) => trap(p, budget, SCHEMES),
  judged: () => ["EM", "LM", "Heun"],
  acceptance: CONTINUOUS,
  control: {
    says: "Euler-Maruyama in the place of Leimkuhler-Matthews",
    breaks: "LM",
    setup: (p, budget) => trap(p, budget, { ...SCHEMES, LM: "euler" }),
  },
};

function quartic(p: Settings, budget: Budget, shorter = 1): Setup {
  const { scheme, h } = p as { scheme: string; h: number };
  const well = potential("x^4/4", {});
  const step = h / shorter;
  // the slowest even mode decays at a rate above 3
  return {
    experiments: {
      named: settled(schemeCalled(scheme, SCHEMES), step, well, 6, budget, 0),
      mala: settled("mala", step, well, 6, budget, 1),
    },
    quantities: { x2: of("named", mean("x^2")), x2_exact: of("mala", mean("x^2")) },
  };
}

export const leimkuhlerMatthewsQuartic: Claim<Settings> = {
  id: "leimkuhler-matthews-2013-overdamped-quartic",
  citation: "B. Leimkuhler, C. Matthews, AMRX 2013, 34",
  formula:
    "<x^2> in U = x^4/4: Euler-Maruyama off by order h, Leimkuhler-Matthews by h^2, a good tenth of Heun's; mala has 2 Gamma(3/4)/Gamma(1/4) at any h",
  parameters: { scheme: "EM, LM or Heun", h: "step" },
  ofReference: [],
  references: leimkuhlerMatthews2013OverdampedQuarticReferences,
  source: "stationary law of the discrete map (Koopman-Nystroem)",
  trajectories: 1_000_000,
  dt: 0.1,
  discrete: true,
  setup: (p, budget) => quartic(p, budget),
  judged: () => ["x2", "x2_exact"],
  acceptance: CONTINUOUS,
  control: {
    says: "half the step",
    breaks: "x2",
    setup: (p, budget) => quartic(p, budget, 2),
  },
};
