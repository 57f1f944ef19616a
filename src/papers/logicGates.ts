// Logic gates of two bits: inputs of equal output are merged by raising levels, at a cost of at least the entropy that is lost.
import { derived, mean, probability, shannon, variance } from "../estimate/request.js";
import { model } from "../spec/models/models.js";
import { momentsDriven, workOf } from "../theory/network/drivenMoments.js";
import { bathEntropy } from "../theory/network/entropies.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import {
  AIM_OF_VARIANCE,
  exact,
  fermiEdge,
  kurtosis,
  list,
  MILLION,
  number,
  scalesOf,
  shannonOf,
  sized,
  smooth,
  spreadOfEntropy,
  trajectoriesFor,
  trajectoriesOf,
} from "./drivenBits.js";
import { logicGateLandauerReferences } from "./references/logicGateLandauer.js";

/** Inputs of equal output, the one that stays low first. */
const ISLANDS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  NAND: [[0, 1, 2], [3]],
  XOR: [
    [0, 3],
    [1, 2],
  ],
};

const asked = (p: Settings) => ({
  islands: ISLANDS[String(p.gate_name)] ?? [],
  pin: list(p.pin),
  Emax: number(p.Emax),
  tau: number(p.tau),
});

const sum = (x: readonly number[]): number => x.reduce((total, y) => total + y, 0);
const known = new Map<string, ReturnType<typeof solved>>();

function solved(p: Settings) {
  const { islands, pin, Emax, tau } = asked(p);
  const kept = islands.map(([first]) => first);
  const energies = (x: number): number[] => pin.map((_, i) => (kept.includes(i) ? 0 : x));
  const driven = smooth((t) => {
    const E = energies((Emax * t) / tau);
    const channels = islands.flatMap((island) =>
      island.flatMap((i, k) =>
        island.slice(k + 1).flatMap((j) => fermiEdge(i, j, (E[j] as number) - (E[i] as number))),
      ),
    );
    return { states: pin.length, channels };
  });
  const slope = energies(Emax / tau);
  const count = driven.at(0).channels.length;
  const {
    probabilities,
    mean: means,
    covariance,
  } = momentsDriven(driven, pin, 0, tau, [workOf(count, () => slope), bathEntropy(driven)]);
  const heat = means[1] as number;
  const dS = shannonOf(pin) - shannonOf(probabilities);
  const end = [...probabilities];
  const outputs = islands.map((island) => sum(island.map((i) => pin[i] as number)));
  return {
    values: {
      heat,
      work_ramp: means[0] as number,
      var_work_ramp: covariance[0]?.[0] as number,
      ...Object.fromEntries(end.map((x, i) => [`p_final_${i}`, x])),
      p_err: sum(end.filter((_, i) => !kept.includes(i))),
      dS,
      Sigma: heat - dS,
      landauer_gate: shannonOf(pin) - shannonOf(outputs),
    },
    shares: Object.fromEntries(end.map((x, i) => [`p_final_${i}`, x])),
    spread: spreadOfEntropy(driven, pin, end, tau),
  };
}

function theory(p: Settings) {
  const key = JSON.stringify(p);
  const made = known.get(key) ?? solved(p);
  known.set(key, made);
  return made;
}

/** Slow gates have errors of less than 1e-4 and dissipate little: 2e-3 would take 4e8 trajectories of some 40 jumps. */
const SLOW = 100;
const slow = (p: Settings): boolean => number(p.tau) > SLOW;
const COARSE = 5;
const COARSE_ERRORS = 3;

function gate(p: Settings, budget: Budget, drops: boolean): Setup {
  const { pin, Emax, tau } = asked(p);
  const { values, spread } = theory(p);
  const { heat, var_work_ramp: variance_, p_err, Sigma } = values;
  const needed = slow(p)
    ? trajectoriesFor(spread, Sigma, 4.5e-3)
    : Math.max(
        trajectoriesFor(variance_, heat),
        trajectoriesFor(spread, Sigma),
        trajectoriesFor(kurtosis(p_err, Emax, variance_), 1, AIM_OF_VARIANCE),
        trajectoriesOf(p_err),
      );
  const made = model("logicGate", { gate: p.gate_name, probabilities: pin, height: Emax, duration: tau });
  const ramp = drops ? "work" : `work + ${Emax}*merged`;
  const before = shannonOf(pin);
  const lost = (text: string) => of("gate", derived(text, { Q: mean("bathEntropy"), H: shannon("state") }));
  return {
    experiments: { gate: sized(made, drops ? 8 * MILLION : needed, budget) },
    quantities: {
      heat: of("gate", mean("heat")),
      work_ramp: of("gate", mean(ramp)),
      var_work_ramp: of("gate", variance(ramp)),
      ...Object.fromEntries(pin.map((_, i) => [`p_final_${i}`, of("gate", probability(`state == ${i}`))])),
      p_err: of("gate", mean("merged")),
      dS: of("gate", derived(`${before} - H`, { H: shannon("state") })),
      Sigma: lost(`Q + H - ${before}`),
      landauer_gate: exact(values.landauer_gate),
      above_dS: lost(`Q + H - ${before}`),
    },
  };
}

export const logicGates: Claim<Settings> = {
  id: "logic-gate-landauer",
  citation: "D. H. Wolpert, J. Phys. A 52, 193001 (2019)",
  formula: "Q >= dS, which is H(X) - H(f(X)) for a gate without errors",
  parameters: {
    gate_name: "NAND or XOR",
    pin: "probabilities of the inputs 00, 01, 10 and 11",
    Emax: "height of the ramp, kT",
    tau: "its duration",
  },
  ofReference: [],
  references: logicGateLandauerReferences,
  source: "moment equations",
  theory: (p) => theory(p).values,
  trajectories: MILLION,
  setup: (p, budget) => gate(p, budget, false),
  judged: (p) => [...Object.keys(theory(p).values), "above_dS"],
  pooled: () => ["work_ramp", "var_work_ramp", "p_err", "Sigma"],
  scales: (p): Record<string, number> => {
    const { values, shares } = theory(p);
    // rare errors are known to 2 %, shares of them to 3 %
    const halves = Object.entries(scalesOf(shares)).map(([name, scale]) => [name, 1.5 * scale] as const);
    const rare = { ...Object.fromEntries(halves), ...scalesOf({ p_err: values.p_err }) };
    if (!slow(p)) return rare;
    const coarse = Object.entries(rare).map(([name, scale]) => [name, COARSE_ERRORS * scale] as const);
    const { Sigma, var_work_ramp } = values;
    return { ...Object.fromEntries(coarse), Sigma: COARSE * Sigma, var_work_ramp: COARSE * var_work_ramp };
  },
  least: () => ({ above_dS: 0 }),
  acceptance: JUMPS,
  control: {
    says: "the last drop counts as work of the ramp",
    breaks: "work_ramp",
    setup: (p, budget) => gate(p, budget, true),
  },
};
