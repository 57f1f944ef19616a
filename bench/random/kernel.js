// What the built kernel draws, block by block. Float32 normals come from the kernel's own export; the refined and the
// reference normals from trajectories, by experiments in which position *is* noise: Euler-Maruyama in a harmonic trap with
// stiffness h / friction = 1,   x' = x - x + sqrt(2 kT h / friction) n = n   where 2 kT h / friction = 1.
import { experiment, harmonic } from "../../dist/index.js";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { template } from "../../dist/kernel/template.js";
import { plan } from "../../dist/plan/plan.js";

/** Steps of a block that the battery takes: 64 fills. */
export const STEPS = 4096;
/** Normals of a block. */
export const PER_BLOCK = 8 * STEPS;

/** An instance never frees what it allocates: after so many calls there is a new one. */
const CALLS = 200;

function renewing(make) {
  let instance = make();
  let calls = 0;
  return () => {
    calls += 1;
    if (calls % CALLS === 0) instance = make();
    return instance;
  };
}

const planned = (seed, method, stiffness, kT, steps) =>
  plan(
    experiment({
      system: {
        dynamics: "overdamped",
        potential: harmonic({ stiffness, centre: 0 }),
        kT,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "euler", dt: 1, ...method },
      control: { duration: steps, ramps: {} },
      ensemble: { trajectories: 8, seed },
    }),
  );

/** The float32 normals of the thermal noise: block -> [step][lane]. */
export function thermal(seed, stream = 0) {
  const one = planned(seed, {}, 1, 0.5, 1);
  const kernel = renewing(() => new LangevinKernel(one.module, one.kernel));
  return (block) => Float64Array.from(kernel().normals(seed, stream, block, STEPS / 64));
}

/** Noise as eight trajectories of a block feel it: block -> [step][lane]. */
function felt(module, kernelPlan) {
  const kernel = renewing(() => new LangevinKernel(module, kernelPlan));
  return (block) => {
    const out = new Float64Array(PER_BLOCK);
    for (let lane = 0; lane < 8; lane++) {
      const [x] = kernel().record(8 * block + lane, 1, STEPS).variables;
      for (let step = 0; step < STEPS; step++) out[8 * step + lane] = x[step];
    }
    return out;
  };
}

/** Thermal noise again, from trajectories: must be the export's. */
export function feltThermal(seed) {
  const { module, kernel } = planned(seed, {}, 1, 0.5, STEPS);
  return felt(module, kernel);
}

/** Full f64 normals. */
export function reference(seed) {
  const { module, kernel } = planned(seed, { noise: "reference" }, 1, 0.5, STEPS);
  return felt(module, kernel);
}

/** The pairs (n + z)/sqrt 2, (n - z)/sqrt 2 of the run at half the step, one after the other. */
export function refined(seed) {
  const { module, fine } = planned(seed, { bias: "measure" }, 2, 1, STEPS / 2);
  return felt(module, fine);
}

/** The template alone, its doors closed: for its memory and its Threefry. */
export function bare() {
  const module = new WebAssembly.Module(template(1));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => {
      throw new Error("a door of the template was left empty");
    };
  }
  return new WebAssembly.Instance(module, imports).exports;
}
