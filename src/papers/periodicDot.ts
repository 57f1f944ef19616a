// A quantum dot whose level goes up and down, round and round: work, heat and entropy production of a cycle are the same.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type DrivenFunctional, workOf } from "../theory/network/drivenMoments.js";
import type { DrivenJumps } from "../theory/network/generator.js";
import { longRunOfRounds } from "../theory/network/periodic.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { periodicDrivenDotReferences } from "./references/periodicDrivenDot.js";
import { AIM } from "./smallNetworks.js";

interface Dot {
  readonly e0: number;
  readonly A: number;
  readonly om: number;
  readonly G: number;
}

const dotOf = (p: Parameters): Dot => p as unknown as Dot;
const TURN = 6.283185307179586; // 2 pi

const drivenOf = ({ e0, A, om, G }: Dot): DrivenJumps => ({
  breaks: [],
  at: (t) => {
    const E = e0 + A * math.sin(om * t);
    const filled = 1 / (1 + math.exp(E));
    return {
      states: 2,
      channels: [
        { from: 0, to: 1, rate: G * filled, entropy: -E },
        { from: 1, to: 0, rate: G * (1 - filled), entropy: E },
      ],
    };
  },
});

function perRound(p: Dot) {
  const work = workOf(2, (t) => [0, p.A * p.om * math.cos(p.om * t)]);
  const jumps: DrivenFunctional = { jump: () => [1, 1] };
  const of = (functional: DrivenFunctional) => longRunOfRounds(drivenOf(p), 0, TURN / p.om, functional);
  return { work: of(work), jumps: of(jumps) };
}

function theory(given: Parameters) {
  const { work, jumps } = perRound(dotOf(given));
  return {
    p_start: work.start[1] as number,
    work_per_cycle: work.mean,
    heat_per_cycle: work.mean,
    jumps_per_cycle: jumps.mean,
  };
}

const TRAJECTORIES = 16_384;

/** `level`: where the level comes to rest on average, e0 but in the control. */
function setup(given: Parameters, { trajectories, seed }: Budget, level: number): Setup {
  const p = dotOf(given);
  const { work } = perRound(p);
  const wanted = AIM * work.mean;
  // the state of a cycle's start must be seen often enough, too
  const starts = (2 * (1 - (work.start[1] as number))) / ((work.start[1] as number) * AIM * AIM);
  const count = Math.ceil(Math.max(work.variance / (wanted * wanted), starts) / TRAJECTORIES);
  const dot: NetworkExperiment = experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: { empty: 0, full: `${level} + ${p.A}*sin(${p.om}*t)` },
      edges: [{ from: "empty", to: "full", fermi: p.G }],
      start: { kind: "equilibrium" },
    },
    method: { scheme: "gillespie" },
    control: { duration: TURN / p.om, ramps: {} },
    // memory decays with G
    cycles: { count, discard: Math.ceil((20 * p.om) / (p.G * TURN)) },
    record: { columns: { first: "at(0, state)" } },
    ensemble: { trajectories, seed, point: 0 },
  });
  return {
    experiments: { dot },
    quantities: {
      p_start: of("dot", mean("first")),
      work_per_cycle: of("dot", mean(`work/${count}`)),
      heat_per_cycle: of("dot", mean(`heat/${count}`)),
      jumps_per_cycle: of("dot", mean(`jumps/${count}`)),
    },
  };
}

export const periodicDot: Claim = {
  id: "periodic-driven-dot-ep",
  citation: "U. Seifert, Rep. Prog. Phys. 75, 126001 (2012)",
  formula: "in the periodic state <W> = <Q> = entropy production of a cycle (kT = 1)",
  parameters: {
    e0: "mean level",
    A: "amplitude",
    om: "angular frequency",
    G: "rate of the lead",
  },
  ofReference: [],
  references: periodicDrivenDotReferences as Claim["references"],
  source: "master equation over a period",
  theory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => setup(p, budget, dotOf(p).e0),
  judged: (p) => Object.keys(theory(p)),
  pooled: () => ["p_start", "work_per_cycle", "jumps_per_cycle"],
  acceptance: JUMPS,
  control: {
    says: "a level that is 0.1 too high",
    breaks: "p_start",
    setup: (p, budget) => setup(p, budget, dotOf(p).e0 + 0.1),
  },
};
