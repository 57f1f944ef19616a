// A kernel to ask for its random numbers: any filled template will do.
import { harmonic } from "../../dist/index.js";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

const planned = plan(
  experiment({
    system: {
      dynamics: "overdamped",
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: 0.1 },
    control: { duration: 1, ramps: {} },
    ensemble: { trajectories: 8, seed: 1 },
  }),
);

/** Its allocations are never freed: one for each test. */
export const instance = (): LangevinKernel => new LangevinKernel(planned.module, planned.kernel);
