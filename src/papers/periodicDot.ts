// A quantum dot whose level goes up and down, round and round: work, heat and entropy production of a cycle are the same.
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type DrivenFunctional, workOf } from "../theory/network/drivenMoments.js";
import type { DrivenJumps } from "../theory/network/generator.js";
import { longRunOfRounds } from "../theory/network/periodic.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { periodicDrivenDotReferences } from "./references/periodicDrivenDot.js";
import { AIM, times } from "./smallNetworks.js";

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
function setup(given: Parameters, budget: Budget, level: number): Setup {
  const p = dotOf(given);
  const { work } = perRound(p);
  const wanted = AIM * work.mean;
  const count = Math.ceil(work.variance / (wanted * wanted) / TRAJECTORIES);
  const filled = work.start[1] as number;
  const samples = (1 - filled) / (filled * AIM * AIM);
  const period = TURN / p.om;
  // after this a start is forgotten
  const memory = 20 / p.G;
  const moving = (
    begin: number,
    how: Readonly<Record<string, unknown>>,
    point: number,
    { trajectories, seed }: Budget,
  ): NetworkExperiment =>
    experiment({
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        states: { empty: 0, full: `${level} + ${p.A}*sin(${p.om}*(t + ${begin}))` },
        edges: [{ from: "empty", to: "full", fermi: p.G }],
        start: { kind: "equilibrium" },
      },
      method: { scheme: "gillespie" },
      record: {},
      ensemble: { trajectories, seed, point },
      ...how,
    });
  const discard = Math.ceil(memory / period);
  return {
    experiments: {
      dot: moving(0, { control: { duration: period, ramps: {} }, cycles: { count, discard } }, 0, budget),
      // the end of a cycle is the beginning of the next
      end: moving(
        -memory,
        { control: { duration: memory, ramps: {} } },
        1,
        times(budget, samples / TRAJECTORIES),
      ),
    },
    quantities: {
      p_start: of("end", probability("state == 1")),
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
