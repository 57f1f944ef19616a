// Protocols that dissipate as little as speed limits allow: the law goes in a straight line, every edge has constant flow and activity.
import { derived, mean, shannon } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { Edge } from "../spec/network/network.js";
import type { DrivenJumps } from "../theory/network/generator.js";
import { graphDistance, waysOf } from "../theory/network/graphTransport.js";
import { artanh, speedLimits, totalVariation } from "../theory/network/speedLimits.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import {
  both,
  exact,
  list,
  MILLION,
  number,
  produced,
  shannonOf,
  sized,
  smooth,
  spreadOfEntropy,
  trajectoriesFor,
} from "./drivenBits.js";
import { lee2022References } from "./references/lee2022.js";
import { vanVuSaito2023References } from "./references/vanVuSaito2023.js";
import { along } from "./speedLimit.js";

/** A path of states whose law goes in a straight line from p0 to pT in unit time: edge e has the flow f_e and the activity A_e. */
interface Line {
  readonly p0: readonly number[];
  readonly pT: readonly number[];
  readonly flow: readonly number[];
  readonly act: readonly number[];
}

/** Flows there and back over the occupation left: (A + f)/2 over p_e, (A - f)/2 over p_(e+1). */
const parts = ({ flow, act }: Line, e: number): readonly [there: number, back: number] => {
  const [f, A] = [flow[e] as number, act[e] as number];
  return [(A + f) / 2, (A - f) / 2];
};
const at = ({ p0, pT }: Line, i: number, t: number): number => {
  const from = p0[i] as number;
  return from + ((pT[i] as number) - from) * t;
};
/** Rates by edge, there and back. */
const ratesAt = (line: Line, t: number): number[] =>
  line.flow.flatMap((_, e) => {
    const [there, back] = parts(line, e);
    return [there / at(line, e, t), back / at(line, e + 1, t)];
  });
const lineJumps = (line: Line): DrivenJumps =>
  smooth((t) => {
    const rates = ratesAt(line, t);
    return {
      states: line.p0.length,
      channels: line.flow.flatMap((_, e) => {
        const [there = 0, back = 0] = rates.slice(2 * e, 2 * e + 2);
        return both(e, e + 1, there, back, math.log(there / back));
      }),
    };
  });

/** The experiment: rates as formulas of t, or (frozen) as they are at the start. */
function straight(line: Line, budget: Budget, frozen: boolean, bounded = false) {
  const driven = lineJumps(line);
  const { Sigma, A, p } = along(driven, line.p0, 1);
  const start = shannonOf(line.p0);
  const W = line.flow.reduce((sum, f) => sum + Math.abs(f), 0);
  const slope = bounded ? (2 * W * W) / (A * A - W * W) : 0;
  const needed = Math.max(
    trajectoriesFor(spreadOfEntropy(driven, line.p0, p, 1), Sigma),
    trajectoriesFor(A, A),
    // of 2 W artanh(W/A), which is steep where nearly all jumps go one way
    trajectoriesFor(slope * slope * A, Sigma),
  );
  const share = (i: number): string => {
    const from = line.p0[i] as number;
    return frozen ? `${from}` : `(${from} + ${(line.pT[i] as number) - from}*t)`;
  };
  const edges = line.flow.map((_, e): Edge => {
    const [there, back] = parts(line, e);
    return {
      from: `s${e}`,
      to: `s${e + 1}`,
      forward: `${there}/${share(e)}`,
      backward: `${back}/${share(e + 1)}`,
    };
  });
  const net = {
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: Object.fromEntries(line.p0.map((_, i) => [`s${i}`, 0])),
      edges,
      start: { kind: "probabilities", of: Object.fromEntries(line.p0.map((x, i) => [`s${i}`, x])) },
    },
    method: { scheme: "gillespie" },
    control: { duration: 1, ramps: {} },
  };
  return {
    experiments: { straight: sized(net, frozen ? MILLION : needed, budget) },
    Sigma: of("straight", produced(start)),
    A: of("straight", mean("jumps")),
    heat: of("straight", mean("heat")),
    activityBound: (W: number) =>
      of("straight", derived(`${W}*log((A + ${W})/(A - ${W}))`, { A: mean("jumps") })),
    above: (W: number) =>
      of(
        "straight",
        derived(`Q + H - ${start} - ${W}*log((A + ${W})/(A - ${W}))`, {
          Q: mean("bathEntropy"),
          H: shannon("state"),
          A: mean("jumps"),
        }),
      ),
  };
}

const erasure = (p: Settings): Line => {
  const [p0, pT, A] = [number(p.p0), number(p.pT), number(p.A)];
  // from one, whose share is p, to zero
  return { p0: [p0, 1 - p0], pT: [pT, 1 - pT], flow: [p0 - pT], act: [A] };
};

function tight(p: Settings): Record<string, number> {
  const line = erasure(p);
  const [d, A] = [line.flow[0] as number, number(p.A)];
  const { Sigma, A: jumps } = along(lineJumps(line), line.p0, 1);
  const [drop, start, end] = [shannonOf(line.p0) - shannonOf(line.pT), ratesAt(line, 0), ratesAt(line, 1)];
  return {
    d,
    Sigma: 2 * d * artanh(d / A),
    Sigma_integrated: Sigma,
    A_integrated: jumps,
    heat: Sigma + drop,
    w_out_start: start[0] as number,
    w_out_end: end[0] as number,
    w_in_start: start[1] as number,
    w_in_end: end[1] as number,
    landauer: drop,
  };
}

function tightSetup(p: Settings, budget: Budget, frozen: boolean): Setup {
  const { experiments, Sigma, A, heat } = straight(erasure(p), budget, frozen);
  const { Sigma_integrated: _, A_integrated: __, heat: ___, ...rest } = tight(p);
  return {
    experiments,
    quantities: {
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, exact(value)])),
      Sigma_integrated: Sigma,
      A_integrated: A,
      heat,
    },
  };
}

export const tightErasureBound: Claim<Settings> = {
  id: "lee2022-tight-erasure-bound",
  citation: "J. S. Lee, S. Lee, H. Kwon, H. Park, PRL 129, 120603 (2022)",
  formula: "Sigma = 2 d artanh(d/A), the least there is, where flow and activity are constant",
  parameters: {
    p0: "share of one at the start",
    pT: "and at the end, after unit time",
    A: "mean number of jumps",
  },
  ofReference: [],
  references: lee2022References,
  source: "closed form; master equation",
  theory: tight,
  trajectories: MILLION,
  setup: (p, budget) => tightSetup(p, budget, false),
  judged: (p) => Object.keys(tight(p)),
  pooled: () => ["Sigma_integrated", "A_integrated", "heat"],
  acceptance: JUMPS,
  control: {
    says: "the rates stay what they are at the start",
    breaks: "Sigma_integrated",
    setup: (p, budget) => tightSetup(p, budget, true),
  },
};

const pathOf = (p: Settings): Line => {
  const [p0, pT, c] = [list(p.p0), list(p.pT), number(p.c)];
  let carried = 0;
  const flow = p0.slice(1).map((_, e) => {
    carried += (p0[e] as number) - (pT[e] as number);
    return carried;
  });
  return { p0, pT, flow, act: flow.map((f) => c * Math.abs(f)) };
};

function transported(p: Settings): Record<string, number> {
  const line = pathOf(p);
  const driven = lineJumps(line);
  const { Sigma, A, M } = along(driven, line.p0, 1);
  const W = graphDistance(waysOf(driven.at(0.5)), line.p0, line.pT);
  const d = totalVariation(line.p0, line.pT);
  const bounds = speedLimits({ variation: d, transport: W }, { jumps: A, mobility: M });
  const rates = (name: string, t: number) => ratesAt(line, t).map((rate, i) => [`${name}_${i}`, rate]);
  return {
    W1: W,
    Sigma,
    Sigma_formula: 2 * W * artanh(W / A),
    A_tot: A,
    mobility: M,
    bound_mobility: bounds.mobility,
    bound_activity: bounds.activity,
    ...Object.fromEntries([...rates("rates_start", 0), ...rates("rates_end", 1)]),
  };
}

function transportedSetup(p: Settings, budget: Budget, frozen: boolean): Setup {
  const { Sigma: _, A_tot: __, bound_activity: ___, ...rest } = transported(p);
  const { experiments, Sigma, A, activityBound, above } = straight(pathOf(p), budget, frozen, true);
  const W = rest.W1 as number;
  return {
    experiments,
    quantities: {
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, exact(value)])),
      Sigma,
      A_tot: A,
      bound_activity: activityBound(W),
      above_activity: above(W),
    },
  };
}

export const optimalTransport: Claim<Settings> = {
  id: "vanvu-saito2023-optimal-transport",
  citation: "T. Van Vu, K. Saito, PRX 13, 011013 (2023); A. Dechant, J. Phys. A 55, 094001 (2022)",
  formula: "W_1^2 = Sigma M and Sigma = 2 W_1 artanh(W_1/A), the least there is, where the force is constant",
  parameters: {
    p0: "law at the start, along a path",
    pT: "and at the end, after unit time",
    c: "activity of an edge in units of its flow",
  },
  ofReference: [],
  references: vanVuSaito2023References,
  source: "closed form; master equation",
  theory: transported,
  trajectories: MILLION,
  setup: (p, budget) => transportedSetup(p, budget, false),
  // distances and the mobility are functionals of the law: theory says them
  judged: (p) => [...Object.keys(transported(p)), "above_activity"],
  pooled: () => ["Sigma", "A_tot"],
  least: () => ({ above_activity: 0 }),
  acceptance: JUMPS,
  control: {
    says: "the rates stay what they are at the start",
    breaks: "A_tot",
    setup: (p, budget) => transportedSetup(p, budget, true),
  },
};
