// A ratchet that is switched on and off in turn, blind to where its particle is: what a demon that looks is compared with.
import { mean } from "../estimate/request.js";
import { equilibrium, experiment, overdamped, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { cao2004OpenLoopReferences } from "./references/cao2004OpenLoop.js";

/** Periods of each trajectory, and those before. */
const PERIODS = 40;
const BEFORE = 10;
const STEP = 5e-4;

/** V = (2 V0/3 sqrt 3) [sin 2 pi x + sin(4 pi x)/2] for `ton`, nothing for `toff`. */
function flashing(p: Parameters, off: number, budget: Budget): LangevinExperiment {
  const { V0, ton, toff } = p as Readonly<Record<"V0" | "ton" | "toff", number>>;
  const share = ton / (ton + toff);
  return experiment({
    system: overdamped({
      potential: {
        energy: "2*V/(3*sqrt(3))*(sin(2*pi*x) + sin(4*pi*x)/2)",
        fields: { V: V0 },
      },
      period: 1,
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: budget.dt ?? STEP, bias: "measure" },
    control: schedule({
      duration: ton + toff,
      V: [
        [0, V0],
        [share, V0],
        [share, off * V0],
        [1, off * V0],
        [1, V0],
      ],
    }),
    cycles: { count: PERIODS, discard: BEFORE },
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
}

function walking(p: Parameters, budget: Budget, off: number): Setup {
  const time = PERIODS * ((p.ton as number) + (p.toff as number));
  const velocity = of("flashing", mean(`(x - xStart)/${time}`));
  return {
    experiments: { flashing: flashing(p, off, budget) },
    quantities: { velocity, forwards: velocity },
  };
}

export const openLoop: Claim = {
  id: "cao-2004-open-loop",
  citation: "F. J. Cao, L. Dinis, J. M. R. Parrondo, PRL 93, 040603 (2004)",
  formula: "velocity of a ratchet that is on for ton and off for toff",
  parameters: { V0: "height of the potential", ton: "time that it is on", toff: "time that it is off" },
  ofReference: [],
  references: cao2004OpenLoopReferences,
  source: "Fourier modes of the Fokker-Planck equation",
  trajectories: 20_480,
  dt: STEP,
  setup: (p, budget) => walking(p, budget, 0),
  judged: () => ["velocity", "forwards"],
  least: () => ({ forwards: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a potential that is never off",
    breaks: "velocity",
    setup: (p, budget) => walking(p, budget, 1),
  },
};
