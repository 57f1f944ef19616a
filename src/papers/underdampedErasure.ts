// A bit in a trap with little friction, erased by two moves: the wells at +-a are merged (a -> 0), the single well is translated.
import { exponential, mean } from "../estimate/request.js";
import { equilibrium, experiment, ramp, schedule, underdamped } from "../spec/build.js";
import type { LangevinExperiment, RampPoint } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { dago2021UnderdampedErasureReferences } from "./references/dago2021UnderdampedErasure.js";

type Memory = { x1: number; Q: number; tau: number };

/** s(x) = sqrt(x^2 + 0.09), a smooth |x|. At a = 0 this is (x + b)^2/2 + 0.045. */
const ENERGY = "(sqrt(x^2 + 0.09) - a)^2/2 + b*x + b^2/2";

function erase(
  { x1, Q }: Memory,
  duration: number,
  ramps: Readonly<Record<string, readonly RampPoint[]>>,
  { trajectories, seed, dt }: Budget,
  index: number,
): LangevinExperiment {
  return experiment({
    system: underdamped({
      potential: potential(ENERGY, { a: x1, b: 0 }),
      kT: 1,
      mass: 1,
      friction: 1 / Q,
      start: equilibrium(),
    }),
    method: { scheme: "baoab", dt: dt ?? 0.01, bias: "closely" }, // e^-W has few large weights
    control: schedule({ duration, ...ramps }),
    ensemble: { trajectories, seed, point: index },
  });
}

function setup(p: Parameters, budget: Budget, friction = 1): Setup {
  const { x1, Q, tau } = p as Memory;
  const memory = { x1, Q: Q / friction, tau };
  return {
    experiments: {
      merge: erase(memory, tau, { a: ramp([0, x1], [1, 0]) }, budget, 0),
      both: erase(memory, 2 * tau, { a: ramp([0, x1], [0.5, 0]), b: ramp([0.5, 0], [1, x1]) }, budget, 1),
    },
    quantities: {
      W1: of("merge", mean("work")),
      W2: {
        kind: "sum",
        terms: [
          { run: "both", request: mean("work") },
          { run: "merge", request: mean("work"), factor: -1 },
        ],
      },
      W: of("both", mean("work")),
      dF: of("merge", mean("freeEnergyChange")),
      v2_after_merge: of("merge", mean("v_x^2")),
      x2_after_merge: of("merge", mean("x^2")),
      jarz1: of("merge", exponential("freeEnergyChange - work")),
    },
  };
}

export const underdampedErasure: Claim = {
  id: "dago-2021-underdamped-erasure",
  citation: "S. Dago, J. Pereda, N. Barros, S. Ciliberto, L. Bellon, PRL 126, 170601 (2021)",
  formula: "merging the wells of a memory with little friction heats it, m <v^2> > T; <e^-W1> = e^-dF",
  parameters: {
    x1: "half the distance of the wells",
    Q: "quality factor, 1/friction",
    tau: "duration of each move",
  },
  ofReference: [],
  references: dago2021UnderdampedErasureReferences,
  source: "phase-space splitting by FFT (4e-7); the translation by moment equations",
  trajectories: 100_000,
  dt: 0.01,
  setup: (p, budget) => setup(p, budget),
  judged: () => ["W1", "W2", "W", "dF", "v2_after_merge", "x2_after_merge", "jarz1"],
  acceptance: CONTINUOUS,
  control: {
    says: "ten times the friction: the memory stays cool",
    breaks: "v2_after_merge",
    setup: (p, budget) => setup(p, budget, 10),
  },
};
