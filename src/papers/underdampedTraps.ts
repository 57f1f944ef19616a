// A trap that drags an underdamped particle: straight, and by the protocol of least work, with its kicks.
import { derived, mean, variance } from "../estimate/request.js";
import { equilibrium, experiment, ramp, schedule, underdamped } from "../spec/build.js";
import type { LangevinExperiment, RampPoint } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { gomezMarin2008UnderdampedReferences } from "./references/gomezMarin2008Underdamped.js";
import { jarzynski1997DraggedTrapUnderdampedReferences } from "./references/jarzynski1997DraggedTrapUnderdamped.js";

interface Trap {
  readonly k: number;
  readonly m: number;
  readonly g: number;
  readonly kT?: number;
}

/** U = k (x - centre)^2/2 - pull x from equilibrium at the origin. */
function drag(
  { k, m, g, kT = 1 }: Trap,
  duration: number,
  ramps: Readonly<Record<string, readonly RampPoint[]>>,
  { trajectories, seed, dt }: Budget,
  index = 0,
): LangevinExperiment {
  return experiment({
    system: underdamped({
      potential: potential("k*(x - centre)^2/2 - pull*x", { k, centre: 0, pull: 0 }),
      kT,
      mass: m,
      friction: g,
      start: equilibrium(),
    }),
    method: { scheme: "baoab", dt: dt ?? 0.02, bias: "measure" },
    control: schedule({ duration, ...ramps }),
    ensemble: { trajectories, seed, point: index },
  });
}

function dragged(p: Parameters, budget: Budget, kT: number): Setup {
  const { v, tau, ...trap } = p as Parameters & Trap & { v: number; tau: number };
  return {
    experiments: { drag: drag({ ...trap, kT }, tau, { centre: ramp([0, 0], [1, v * tau]) }, budget) },
    quantities: {
      W_mean: of("drag", mean("work")),
      W_var: of("drag", variance("work")),
      ratio: of("drag", derived("variance/(2*mean)", { variance: variance("work"), mean: mean("work") })),
    },
  };
}

export const draggedTrapUnderdamped: Claim = {
  id: "jarzynski-1997-dragged-trap-underdamped",
  citation: "C. Jarzynski, PRL 78, 2690 (1997)",
  formula: "W is Gaussian with Var W = 2 <W>, with inertia too",
  parameters: { k: "stiffness", m: "mass", g: "friction", v: "velocity of the trap", tau: "duration" },
  ofReference: [],
  references: jarzynski1997DraggedTrapUnderdampedReferences,
  source: "moment equations, rtol 1e-12",
  trajectories: 200_000,
  dt: 0.02,
  setup: (p, budget) => dragged(p, budget, 1),
  judged: () => ["W_mean", "W_var", "ratio"],
  acceptance: CONTINUOUS,
  control: {
    says: "noise of half the temperature: Var W = <W>",
    breaks: "ratio",
    setup: (p, budget) => dragged(p, budget, 0.5),
  },
};

type Transport = Trap & { readonly lf: number; readonly tau: number };

/** Length of a kick: m c/length pulls for that long, in one step. Ten times shorter in a second run, to see that it does not matter. */
const KICK = 1e-4;

/** Kicks of +c at 0 and -c at tau, lambda = c t + c g/k between them, and a jump to lf. */
function kicked(p: Transport, budget: Budget, kick: number, index: number, first = 1): LangevinExperiment {
  const { lf, tau, k, m, g } = p;
  const c = (k * lf) / (k * tau + 2 * g);
  const duration = tau + 2 * kick;
  const [begin, end] = [kick / duration, 1 - kick / duration];
  const pull = (m * c) / kick;
  return drag(
    p,
    duration,
    {
      pull: ramp(
        [0, first * pull],
        [begin, first * pull],
        [begin, 0],
        [end, 0],
        [end, -pull],
        [1, -pull],
        [1, 0],
      ),
      centre: ramp(
        [0, 0],
        [begin, 0],
        [begin, (c * g) / k],
        [end, c * (tau + g / k)],
        [1, c * (tau + g / k)],
        [1, lf],
      ),
    },
    budget,
    index,
  );
}

function transport(p: Parameters, budget: Budget, first = 1): Setup {
  const at = p as Parameters & Transport;
  const { lf, tau, k, g } = at;
  const c = (k * lf) / (k * tau + 2 * g);
  return {
    experiments: {
      optimal: kicked(at, budget, KICK, 0, first),
      shorter: kicked(at, budget, KICK / 10, 1, first),
      linear: drag(at, tau, { centre: ramp([0, 0], [1, lf]) }, budget, 2),
      overdamped: drag(
        at,
        tau,
        { centre: ramp([0, (c * g) / k], [1, c * (tau + g / k)], [1, lf]) },
        budget,
        3,
      ),
    },
    quantities: {
      W_opt: of("optimal", mean("work")),
      W_opt_shorter_kicks: of("shorter", mean("work")),
      kick_velocity: { kind: "exact", value: c },
      W_lin: of("linear", mean("work")),
      W_od_protocol: of("overdamped", mean("work")),
      lam_in_0: { kind: "exact", value: (c * g) / k },
      lam_slope: { kind: "exact", value: c },
    },
  };
}

export const underdampedTransport: Claim = {
  id: "gomez-marin-2008-underdamped",
  citation: "A. Gomez-Marin, T. Schmiedl, U. Seifert, JCP 129, 024114 (2008)",
  formula:
    "least <W> = g k lf^2/(k tau + 2 g), whatever the mass, by kicks of +-c at both ends, c = k lf/(k tau + 2 g)",
  parameters: { lf: "distance", tau: "duration", k: "stiffness", m: "mass", g: "friction" },
  ofReference: [],
  references: gomezMarin2008UnderdampedReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, W_opt_shorter_kicks: values.W_opt as number },
  })),
  source: "closed form; the other protocols by moment equations, rtol 1e-12",
  trajectories: 200_000,
  dt: 0.02,
  setup: (p, budget) => transport(p, budget),
  judged: () => [
    "W_opt",
    "W_opt_shorter_kicks",
    "kick_velocity",
    "W_lin",
    "W_od_protocol",
    "lam_in_0",
    "lam_slope",
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "the first kick is missing",
    breaks: "W_opt",
    setup: (p, budget) => transport(p, budget, 0),
  },
};
