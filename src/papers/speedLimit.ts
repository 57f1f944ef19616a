// How fast a law can be moved for what it dissipates: speed limits of driven networks.
import { derived, mean, probability, shannon } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { activity, edgeCurrents, entropyProductionRate } from "../theory/network/currents.js";
import { integralsDriven } from "../theory/network/driven.js";
import type { DrivenJumps, Jumps } from "../theory/network/generator.js";
import { graphDistance, waysOf } from "../theory/network/graphTransport.js";
import { mobility, speedLimits, totalVariation } from "../theory/network/speedLimits.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import {
  both,
  dot,
  exact,
  less,
  MILLION,
  number,
  shannonOf,
  sized,
  smooth,
  spreadOfEntropy,
  trajectoriesFor,
} from "./drivenBits.js";
import { shiraishi2018References } from "./references/shiraishi2018.js";

/** Entropy production, jumps, mobility and |currents| of a driven network along its law. */
export function along(driven: DrivenJumps, start: readonly number[], tau: number) {
  const { probabilities, integrals } = integralsDriven(driven, start, 0, tau, (_, q, jumps) => [
    entropyProductionRate(jumps, q),
    activity(jumps, q),
    mobility(jumps, q),
    ...edgeCurrents(jumps, q),
  ]);
  const [Sigma = 0, A = 0, M = 0, ...net] = integrals;
  return { p: [...probabilities], Sigma, A, M, net };
}

const energies = (p: Settings) => {
  const [e0, e1, tau] = [number(p.e0), number(p.e1), number(p.tau)];
  return (t: number): number => e0 + ((e1 - e0) * t) / tau;
};
const startOf = (p: Settings): readonly number[] => {
  const p1 = number(p.p1);
  return p.system === "two" ? [1 - p1, p1] : [(1 - p1) / 2, p1, (1 - p1) / 2];
};

function drivenOf(p: Settings): DrivenJumps {
  const [e, G] = [energies(p), number(p.G)];
  if (p.system === "two") return smooth((t) => dot(e(t), G));
  return smooth((t): Jumps => {
    const E = [0, e(t), e(t) / 2];
    return {
      states: 3,
      channels: [0, 1, 2].flatMap((i) => {
        const drop = (E[i] as number) - (E[(i + 1) % 3] as number);
        return both(i, (i + 1) % 3, G * math.exp(drop / 2), G * math.exp(-drop / 2), drop);
      }),
    };
  });
}

function limits(p: Settings) {
  const [driven, start] = [drivenOf(p), startOf(p)];
  const { p: end, Sigma, A, M, net } = along(driven, start, number(p.tau));
  const d = totalVariation(start, end);
  const W = graphDistance(waysOf(driven.at(0)), start, end);
  const bounds = speedLimits({ variation: d, transport: W }, { jumps: A, mobility: M });
  const ratio = bounds.shiraishi / Sigma;
  return {
    ...Object.fromEntries(end.map((x, i) => [`p_T_${i}`, x])),
    Sigma,
    A_tot: A,
    L1_distance: 2 * d,
    shiraishi_rhs: number(p.tau) * ratio,
    sfs_ratio: ratio,
    lee_Sigma_bound: bounds.lee,
    vanvu_W1: W,
    vanvu_Sigma_bound: bounds.mobility,
    vanvu_act_bound: bounds.activity,
    mobility_tot: M,
    // no net current turns round
    abs_current: net.reduce((sum, x) => sum + Math.abs(x), 0),
  };
}

const NAMES = ["s0", "s1", "s2"];

function law(p: Settings, budget: Budget, wholly: boolean): Setup {
  const [start, tau, G] = [startOf(p), number(p.tau), number(p.G)];
  const theory = limits(p) as Record<"Sigma" | "mobility_tot" | "A_tot" | "lee_Sigma_bound", number>;
  const driven = drivenOf(p);
  const end = along(driven, start, tau).p;
  const [d, A] = [totalVariation(start, end), theory.A_tot];
  const slope = (2 * d * d) / (A * A - d * d);
  const needed = Math.max(
    // ratios of several numbers have larger errors than these
    3 * trajectoriesFor(spreadOfEntropy(driven, start, end, tau), theory.Sigma),
    // of 2 d artanh(d/A), which is steep where nearly all jumps go one way
    trajectoriesFor(slope * slope * A, theory.lee_Sigma_bound),
  );
  const names = NAMES.slice(0, start.length);
  const rates = p.system === "two" ? { fermi: G } : { prefactor: G, split: 0.5 };
  const ends = p.system === "two" ? [[0, 1]] : [[0, 1], [1, 2], [2, 0]]; // biome-ignore format: a ring
  const net = {
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e: number(p.e0) },
      states: Object.fromEntries(names.map((name, i) => [name, [0, "e", "e/2"][i]])),
      edges: ends.map(([i = 0, j = 0]) => ({
        from: NAMES[i],
        to: NAMES[j],
        ...rates,
        counts: { [`N${i}${j}`]: 1 },
      })),
      start: { kind: "probabilities", of: Object.fromEntries(names.map((name, i) => [name, start[i]])) },
    },
    method: { scheme: "gillespie" },
    control: { duration: tau, ramps: { e: [[0, number(p.e0)], [1, number(p.e1)]] } }, // biome-ignore format: a ramp
  };
  const shares = Object.fromEntries(names.map((_, i) => [`p${i}`, probability(`state == ${i}`)]));
  const parts = { ...shares, Q: mean("bathEntropy"), H: shannon("state"), A: mean("jumps") };
  const L = `(${start.map((x, i) => `abs(p${i} - ${x})`).join(" + ")})`;
  const S = wholly ? `(Q + H - ${shannonOf(start)})` : "Q";
  const M = theory.mobility_tot;
  const made = (text: string): Quantity => of("driven", derived(text, parts));
  const ratio = `${L}^2/(2*${S}*A)`;
  const lee = `${L}/2*log((2*A + ${L})/(2*A - ${L}))`;
  const currents = ends.map(([i, j]) => [`N${i}${j}`, mean(`N${i}${j}`)] as const);
  return {
    experiments: { driven: sized(net, needed, budget) },
    quantities: {
      ...Object.fromEntries(names.map((_, i) => [`p_T_${i}`, of("driven", probability(`state == ${i}`))])),
      Sigma: made(S),
      A_tot: of("driven", mean("jumps")),
      L1_distance: made(L),
      shiraishi_rhs: made(`${tau}*${ratio}`),
      sfs_ratio: made(ratio),
      lee_Sigma_bound: made(lee),
      // all states are joined: the distance on the graph is total variation
      vanvu_W1: made(`${L}/2`),
      vanvu_Sigma_bound: made(`(${L}/2)^2/${M}`),
      vanvu_act_bound: made(lee),
      mobility_tot: exact(M),
      abs_current: of(
        "driven",
        derived(currents.map(([name]) => `abs(${name})`).join(" + "), Object.fromEntries(currents)),
      ),
      above_shiraishi: made(`1 - ${ratio}`),
      above_lee: made(`${S} - ${lee}`),
      above_mobility: made(`${S} - (${L}/2)^2/${M}`),
    },
  };
}

const LEAST = { above_shiraishi: 0, above_lee: 0, above_mobility: 0 };

export const speedLimit: Claim<Settings> = {
  id: "shiraishi2018-speed-limit",
  citation:
    "N. Shiraishi, K. Funo, K. Saito, PRL 121, 070601 (2018); T. Van Vu, K. Saito, PRX 13, 011013 (2023); J. S. Lee et al., PRL 129, 120603 (2022)",
  formula: "tau >= L^2/(2 Sigma <A>), Sigma >= 2 d artanh(d/A) and W_1^2/M; L = sum |p_T - p_0| = 2 d",
  parameters: {
    system: "two: a level with Fermi rates; three: a ring of the energies 0, e, e/2 with rates G e^(dE/2)",
    G: "rate",
    e0: "energy at the start",
    e1: "and at the end",
    p1: "share of the driven state at the start",
    tau: "duration",
  },
  ofReference: [],
  references: shiraishi2018References,
  source: "master equation and its integrals",
  theory: limits,
  trajectories: MILLION,
  setup: (p, budget) => law(p, budget, true),
  // the mobility is a functional of p(t) that no trajectory has: theory says it
  judged: (p) => [...Object.keys(limits(p)), ...Object.keys(LEAST)],
  pooled: (p) => ["p_T_1", "Sigma", "A_tot", ...(p.system === "three" ? ["p_T_2", "abs_current"] : [])],
  least: () => LEAST,
  acceptance: JUMPS,
  control: {
    says: "heat alone, without the entropy of the system",
    breaks: "Sigma",
    setup: (p, budget) => law(p, less(budget, 10), false),
  },
};
