// Entropy production of a network in its steady state, edge by edge and cycle by cycle.
import { mean } from "../estimate/request.js";
import { type Functional, longRun } from "../theory/network/cumulants.js";
import { activity, bathEntropyRate, edgeCurrents } from "../theory/network/currents.js";
import { cycleBasis } from "../theory/network/cycles.js";
import type { Jumps } from "../theory/network/generator.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { schnakenberg1976NetworkEpReferences } from "./references/schnakenberg1976NetworkEp.js";
import {
  activityOf,
  counterOf,
  diamond,
  entropyOf,
  exact,
  jumpsOf,
  leftAlone,
  stateName,
  stayOf,
  timeFor,
  type Wire,
} from "./smallNetworks.js";

const STATES = [0, 1, 2, 3];
const TRAJECTORIES = 16_384;

interface Diamond {
  readonly wf: readonly number[];
  readonly wb: readonly number[];
}

const wiresOf = (parameters: Settings): Wire[] => {
  const { wf, wb } = parameters as unknown as Diamond;
  return diamond(wf, wb);
};

/** Affinities of the cycles 0 -> 1 -> 2 -> 0 and 0 -> 2 -> 3 -> 0, whose chords are the edges 01 and 23. */
function affinities(jumps: Jumps): { readonly A01: number; readonly A23: number } {
  const cycles = cycleBasis(jumps, undefined, [0, 2]);
  const of = (edge: number): number => cycles.find(({ chord }) => chord === edge)?.affinity as number;
  return { A01: of(0), A23: of(2) };
}

function theory(parameters: Settings) {
  const jumps = jumpsOf(4, wiresOf(parameters));
  const p = stationary(jumps);
  const J = edgeCurrents(jumps, p);
  const [J_01, J_23] = [J[0] as number, J[2] as number];
  const { A01, A23 } = affinities(jumps);
  return {
    ...Object.fromEntries(STATES.map((i) => [`p_${i}`, p[i] as number])),
    J_01,
    J_23,
    A_cycle_012: A01,
    A_cycle_023: A23,
    ep_edges: bathEntropyRate(jumps, p),
    ep_cycles: J_01 * A01 + J_23 * A23,
    activity: activity(jumps, p),
  };
}

/** As long as the rarest current asks for; `wires` are those that are run. */
function setup(parameters: Settings, budget: Budget, wires: readonly Wire[]): Setup {
  const listed = wiresOf(parameters);
  const jumps = jumpsOf(4, listed);
  const { A01, A23 } = affinities(jumps);
  const time = (functionals: readonly Functional[]): number =>
    timeFor(longRun(jumps, functionals)) / TRAJECTORIES;
  const flowing = time([
    counterOf(listed, "N01"),
    counterOf(listed, "N23"),
    entropyOf(jumps),
    activityOf(jumps),
  ]);
  const staying = time(STATES.map((i) => stayOf(jumps, i)));
  const stays = STATES.map((i) => [`t${i}`, `integral(state == ${stateName(i)})`] as const);
  const record = { columns: Object.fromEntries(stays) };
  return {
    experiments: {
      flow: leftAlone(4, wires, { duration: flowing }, budget),
      stay: leftAlone(4, wires, { duration: staying, record, point: 1 }, budget),
    },
    quantities: {
      ...Object.fromEntries(STATES.map((i) => [`p_${i}`, of("stay", mean(`t${i}/${staying}`))])),
      J_01: of("flow", mean(`N01/${flowing}`)),
      J_23: of("flow", mean(`N23/${flowing}`)),
      A_cycle_012: exact(A01),
      A_cycle_023: exact(A23),
      ep_edges: of("flow", mean(`bathEntropy/${flowing}`)),
      ep_cycles: of("flow", mean(`(${A01}*N01 + ${A23}*N23)/${flowing}`)),
      activity: of("flow", mean(`jumps/${flowing}`)),
    },
  };
}

export const schnakenberg: Claim<Settings> = {
  id: "schnakenberg1976-network-ep",
  citation: "J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)",
  formula: "sigma = sum of J ln(p_i w_ij/(p_j w_ji)) over edges = sum of J A over cycles",
  parameters: { wf: "rates forward of the edges 01, 12, 23, 30, 02", wb: "rates backward" },
  ofReference: [],
  references: schnakenberg1976NetworkEpReferences,
  source: "stationary state by elimination",
  theory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => setup(p, budget, wiresOf(p)),
  judged: (p) => Object.keys(theory(p)),
  // the shares sum to 1, and the entropies go with the currents
  pooled: () => ["p_0", "p_1", "p_2", "J_01", "J_23", "activity"],
  acceptance: JUMPS,
  control: {
    says: "an edge 02 that is 10 % slower, both ways",
    breaks: "J_01",
    setup: (p, budget) =>
      setup(
        p,
        budget,
        wiresOf(p).map((wire) =>
          wire.from === 0 && wire.to === 2
            ? { ...wire, forward: 0.9 * wire.forward, backward: 0.9 * wire.backward }
            : wire,
        ),
      ),
  },
};
