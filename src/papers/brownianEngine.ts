// A trapped bead that is read at equal times: beyond xm the trap moves on by xf, and takes in work.
import { exponential, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, overdamped } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { peakOf } from "./curves.js";
import { park2016BrownianEngineReferences } from "./references/park2016BrownianEngine.js";
import { park2016OptimumReferences } from "./references/park2016Optimum.js";

const CYCLES = 1000;
const FORGOTTEN = 12;

interface Engine {
  readonly xm: number;
  readonly xf: number;
  /** Time between readings; without it every cycle begins in equilibrium. */
  readonly T?: number | undefined;
}

function engine({ xm, xf, T }: Engine, { trajectories, seed }: Budget, point = 0): LangevinExperiment {
  const forgotten = T === undefined ? 0 : Math.ceil(FORGOTTEN / T);
  return experiment({
    system: overdamped({
      potential: { energy: "(x - c)^2/2", fields: { c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "exactLinear", dt: T ?? 1 },
    control: { duration: T ?? 1, ramps: {} },
    ...(T === undefined ? {} : { cycles: { count: CYCLES, discard: forgotten } }),
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: `x - c > ${xm}`, channel: { kind: "exact" } },
      memory: {
        shifts: { start: 0, update: `readings >= ${forgotten} ? shifts + y : 0` },
        readings: { start: 0, update: "readings + 1" },
      },
      act: { c: `y == 1 ? c + ${xf} : c` },
      information: "none",
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

const entropy = (p: number): number => -p * math.log(p) - (1 - p) * math.log1p(-p);

function setup(p: Parameters, budget: Budget, taken: number): Setup {
  const { xm, xf, T } = p as unknown as Engine;
  const cycles = T === undefined ? 1 : CYCLES;
  const run = "engine";
  const share = mean(`shifts/${cycles}`);
  const slope = (x: number): number => math.log((1 - x) / x);
  const knowledge = { kind: "function", run, request: share, value: entropy, slope } as const;
  return {
    experiments: { engine: engine({ xm, xf, T }, budget) },
    quantities: {
      W_ext_per_cycle: of(run, mean(`${-taken}*work/${cycles}`)),
      p_shift: of(run, share),
      mean_displacement: of(run, mean(`${xf}*shifts/${cycles}`)),
      ...(T === undefined
        ? { exp_mW: of(run, exponential("-work")), I_per_cycle: knowledge }
        : { power: of(run, mean(`-work/${cycles * T}`)), I_per_cycle_binary: knowledge }),
    },
  };
}

const CITATION =
  "J.M. Park, J.S. Lee, J.D. Noh, PRE 93, 032146 (2016); G. Paneru, D.Y. Lee, T. Tlusty, H.K. Pak, PRL 120, 020601 (2018)";

export const brownianEngine: Claim = {
  id: "park-2016-brownian-engine",
  citation: CITATION,
  formula:
    "W_ext = xf phi(xm) - xf^2 Q(xm)/2 from equilibrium, less at finite T; <e^-W> = 1 - Q(xm) + Q(xm - xf)",
  parameters: { xm: "beyond which the trap moves", xf: "by how much" },
  ofReference: [],
  optional: { T: "time between readings; each begins in equilibrium unless given" },
  references: park2016BrownianEngineReferences,
  source: "closed form; integral equation of the steady state, Nystrom",
  trajectories: 20_000,
  dt: 1,
  discrete: true,
  setup: (p, budget) => setup(p, sized(p, budget), 1),
  judged: ({ T }) => [
    "W_ext_per_cycle",
    "p_shift",
    "mean_displacement",
    ...(T === undefined ? ["exp_mW", "I_per_cycle"] : ["power", "I_per_cycle_binary"]),
  ],
  acceptance: FEEDBACK,
  control: {
    says: "the work of two shifts is taken for that of one",
    breaks: "W_ext_per_cycle",
    setup: (p, budget) => setup(p, sized(p, budget), 2),
  },
};

/** Without cycles a trajectory is one reading. */
const sized = ({ T }: Parameters, { trajectories, ...budget }: Budget): Budget => ({
  ...budget,
  trajectories: T === undefined ? 100 * trajectories : trajectories,
});

const PLACES = [0.41, 0.51, 0.61, 0.71, 0.81] as const;

function best(budget: Budget, step: number): Setup {
  const runs = PLACES.map((xm, i) => ({ xm, run: `at${i}`, i }));
  const terms = runs.map(({ run }) => ({ run, request: mean("-work") }));
  return {
    experiments: Object.fromEntries(
      runs.map(({ xm, run, i }) => [run, engine({ xm, xf: step * xm }, budget, i)]),
    ),
    quantities: {
      xm_opt: { kind: "combination", terms, value: (values) => peakOf(PLACES, values).at },
      xf_opt: { kind: "combination", terms, value: (values) => 2 * peakOf(PLACES, values).at },
      W_ext_max: { kind: "combination", terms, value: (values) => peakOf(PLACES, values).value },
    },
  };
}

export const bestBrownianEngine: Claim = {
  id: "park-2016-optimum",
  citation: CITATION,
  formula: "largest at xm = phi/(2 Q) = 0.612003, xf = 2 xm: W_ext = 0.202456",
  parameters: {},
  ofReference: [],
  references: park2016OptimumReferences,
  source: "closed form",
  trajectories: 2_000_000,
  dt: 1,
  discrete: true,
  setup: (_, budget) => best(budget, 2),
  judged: () => ["xm_opt", "xf_opt", "W_ext_max"],
  acceptance: FEEDBACK,
  control: {
    says: "the trap moves by xm alone",
    breaks: "W_ext_max",
    setup: (_, budget) => best(budget, 1),
  },
};
