// Power, efficiency and constancy of a steady heat engine: a single level between a hot and a cold bath, x = (energy - mu)/T.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { longRun } from "../theory/network/cumulants.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, jumpsOf, type TwoWay } from "./jumpNetworks.js";
import { number } from "./jumpUncertainty.js";
import { earlier, type Span, spanFor, varianceRateOf } from "./longRun.js";
import { pietzonkaSeifert2018References } from "./references/pietzonkaSeifert2018.js";

type Engine = Readonly<Record<"Th" | "Tc" | "xh" | "xc" | "gh" | "gc", number>>;
const engine = (p: Settings): Engine => ({
  Th: number(p.Th),
  Tc: number(p.Tc),
  xh: number(p.xh),
  xc: number(p.xc),
  gh: number(p.gh),
  gc: number(p.gc),
});

const fermi = (x: number): number => 1 / (1 + math.exp(x));

/** The level filled by either bath: for the theory. */
const leads = ({ xh, xc, gh, gc }: Engine): readonly TwoWay[] =>
  [
    [gh, xh],
    [gc, xc],
  ].map(([g = 0, x = 0]) => ({ from: 0, to: 1, there: g * fermi(x), back: g * fermi(-x) }));

function numbers(p: Settings): Record<string, number> {
  const { Th, Tc, xh, xc } = engine(p);
  const { mean: means, covariance } = longRun(jumpsOf(leads(engine(p))), [
    { jump: bothWays([Th * xh - Tc * xc, 0]) },
  ]);
  const [power, spread] = [means[0] as number, covariance[0]?.[0] as number];
  const [eta, carnot] = [1 - (Tc * xc) / (Th * xh), 1 - Tc / Th];
  return {
    power,
    eta,
    eta_C: carnot,
    var_power: spread,
    tradeoff: (((power * eta) / (carnot - eta)) * Tc) / spread,
    bound: 0.5,
  };
}

/**
 * Electrons go from the hot lead, mu = 0, to the cold one against mu: so work is only counted at the cold lead, and what is in the level
 * at the end adds little to its variance.
 */
function dot({ Th, Tc, xh, xc, gh, gc }: Engine, { to, ...span }: Span, budget: Budget): NetworkExperiment {
  return experiment({
    system: {
      dynamics: "network",
      baths: { hot: { kT: Th }, cold: { kT: Tc, mu: Th * xh - Tc * xc } },
      fields: {},
      states: { empty: 0, full: { energy: Th * xh, particles: 1 } },
      edges: [
        { from: "empty", to: "full", bath: "hot", fermi: gh },
        { from: "empty", to: "full", bath: "cold", fermi: gc },
      ],
      start: { kind: "steady" },
    },
    method: { scheme: "gillespie" },
    control: { duration: to, ramps: {} },
    record: { columns: earlier("chemicalWork", { to, ...span }) },
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  }) as NetworkExperiment;
}

const TRAJECTORIES = 1_600_000;
const FINE = 1 / (6e-4 * 6e-4);

/** `part` of the variance rate: 1, and 1/2 in the control, where D is taken for it. */
function run(p: Settings, budget: Budget, part: number): Setup {
  const machine = engine(p);
  const { power = 1, var_power = 0 } = numbers(p);
  const total = (FINE * var_power) / (power * power);
  const span = spanFor(jumpsOf(leads(machine)), { total, trajectories: TRAJECTORIES });
  const found = {
    W: mean(`-chemicalWork/${span.to}`),
    Q: mean(`-heat_hot/${span.to}`),
    C: derived("C*part", { C: varianceRateOf("chemicalWork", span), part: mean(`${part}`) }),
  };
  const { Th, Tc } = machine;
  const carnot = 1 - Tc / Th;
  const tradeoff = `W*W/Q/(${carnot} - W/Q)*${Tc}/C`;
  const one = (request: EstimateRequest): Quantity => of("engine", request);
  return {
    experiments: { engine: dot(machine, span, budget) },
    quantities: {
      power: one(found.W),
      eta: one(derived("W/Q", found)),
      eta_C: { kind: "exact", value: carnot },
      var_power: one(found.C),
      tradeoff: one(derived(tradeoff, found)),
      bound: { kind: "exact", value: 0.5 },
      below_bound: one(derived(`0.5 - ${tradeoff}`, found)),
    },
  };
}

export const engineTradeoff: Claim<Settings> = {
  id: "pietzonka-seifert2018-engine-tradeoff",
  citation: "P. Pietzonka, U. Seifert, PRL 120, 190602 (2018)",
  formula: "P eta/(eta_C - eta) T_c/Delta_P <= 1/2, Delta_P the rate of the variance of the work",
  parameters: {
    Th: "temperature of the hot bath",
    Tc: "of the cold bath",
    xh: "(energy - mu)/T of the hot bath",
    xc: "of the cold bath",
    gh: "rate of the hot bath",
    gc: "of the cold bath",
  },
  ofReference: [],
  references: pietzonkaSeifert2018References,
  source: "linear solves",
  theory: numbers,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => run(p, budget, 1),
  judged: () => ["power", "eta", "eta_C", "var_power", "tradeoff", "bound", "below_bound"],
  pooled: () => ["power", "eta", "var_power"],
  least: () => ({ below_bound: 0 }),
  acceptance: JUMPS,
  control: {
    says: "D = Var/2t for the rate of the variance",
    breaks: "below_bound",
    setup: (p, budget) => run(p, budget, 0.5),
  },
};
