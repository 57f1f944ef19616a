// Small real runs for the tests of the report: a trap that stiffens, and an erasure of few trajectories.

import * as szilard from "../../dist/index.js";
import { type Experiment, sweep } from "../../dist/index.js";

const { doubleWell, equilibrium, experiment, harmonic, overdamped, ramp, schedule } = szilard;

const SEED = 7;

export const stiffening = (duration: number): Experiment =>
  experiment({
    system: overdamped({
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 1e-2, bias: "measure" },
    control: schedule({ duration, stiffness: ramp([0, 1], [1, 2]) }),
    record: { keep: ["work"] },
    ensemble: { trajectories: 512, seed: SEED },
  });

export const erasing = (duration: number): Experiment =>
  experiment({
    system: overdamped({
      potential: doubleWell({ depth: 8, halfWidth: 1, barrier: 1, tilt: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 1e-3 },
    control: schedule({
      duration,
      barrier: ramp([0, 1], [0.25, 0], [0.5, 0], [0.75, 1]),
      tilt: ramp([0.25, 0], [0.5, 8], [0.75, 8], [1, 0]),
    }),
    record: { keep: ["work"] },
    ensemble: { trajectories: 256, seed: SEED },
  });

export const traps = await sweep(
  stiffening,
  { duration: [0.1, 0.5, 2] },
  { checks: [szilard.jarzynski(), szilard.secondLaw()], workers: 1 },
);
