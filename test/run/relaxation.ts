// A trap U = k x^2/2 - f x from a point, kT = friction = 1, and what is known of it.
import type { Experiment } from "../../dist/spec/experiment.js";

export const DT = 1 / 64;

/** Any part replaced; by default k = 1.5, f on a ramp from 0 to 2 in a time of 1, from x = 2. */
export const relaxing = (parts: Record<string, unknown> = {}): Experiment =>
  ({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*x^2/2 - f*x", fields: { k: 1.5, f: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 2 } },
    },
    method: { scheme: "heun", dt: DT, bias: "measure" },
    control: {
      duration: 1,
      ramps: {
        f: [
          [0, 0],
          [1, 2],
        ],
      },
    },
    ensemble: { trajectories: 20_000, seed: 5 },
    ...parts,
  }) as unknown as Experiment;

/** <x> and its variance at t for f = 2 t: dm/dt = -k m + 2 t, dv/dt = -2 k v + 2. */
export const meanAt = (t: number, k = 1.5): number =>
  2 * Math.exp(-k * t) + (2 * (k * t - 1 + Math.exp(-k * t))) / (k * k);
export const varianceAt = (t: number, k = 1.5): number => (1 - Math.exp(-2 * k * t)) / k;
