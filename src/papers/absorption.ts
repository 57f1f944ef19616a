// A refrigerator driven by heat alone: three levels, each pair with a bath of photons of its own.
import { derived, mean, probability } from "../estimate/request.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { list, number } from "./jumpUncertainty.js";
import { earlier, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { currentOf, looked, solved, timeFor } from "./machines.js";
import { absorptionRefrigeratorReferences } from "./references/absorptionRefrigerator.js";

const maser = (p: Settings): NetworkExperiment =>
  model("absorptionRefrigerator", {
    cold: number(p.wc),
    hot: number(p.wh),
    coldTemperature: number(p.Tc),
    hotTemperature: number(p.Th),
    workTemperature: number(p.Tw),
    rates: list(p.g),
  });

/** What cools at best: (1 - T_h/T_w) T_c/(T_h - T_c). */
const carnot = (p: Settings): number =>
  ((1 - number(p.Th) / number(p.Tw)) * number(p.Tc)) / (number(p.Th) - number(p.Tc));

function numbers(p: Settings): Record<string, number> {
  const steady = solved(maser(p));
  const { J, C } = currentOf(steady, "N");
  const [wc, wh] = [number(p.wc), number(p.wh)];
  return {
    J_cycle: J,
    Qc: J * wc,
    Qw: J * (wh - wc),
    Qh: -J * wh,
    cop: wc / (wh - wc),
    cop_carnot: carnot(p),
    ep_rate: steady.entropy,
    var_rate: C,
    ...Object.fromEntries(Array.from(steady.p, (x, i) => [`p_${i}`, x])),
  };
}

const TRAJECTORIES = 1_400_000;
/** Entropy has what ends add to it beside the current, more of it the smaller the force. */
const ENTROPY = 1.6;
/** Long enough to forget the start, where states are looked at. */
const AWHILE = 20;

/** In the control stimulated by photons alone: what is emitted is absorbed just as often. */
function cooling(p: Settings, budget: Budget, spontaneous: boolean): Setup {
  const made = maser(p);
  const steady = solved(made);
  const total = ENTROPY * timeFor(currentOf(steady, "N"));
  const span = spanFor(steady.jumps, { total, trajectories: TRAJECTORIES });
  const g = list(p.g);
  const edges = made.system.edges.map(({ bose: _, ...edge }, e) => ({ ...edge, fermi: g[e] as number }));
  const system = spontaneous
    ? made.system
    : ({ ...made.system, edges } as unknown as NetworkExperiment["system"]);
  const found = { c: rateOf("heat_cold", span), w: rateOf("heat_work", span) };
  const taken = (bath: string) => of("steady", mean(`-heat_${bath}/${span.to}`));
  return {
    experiments: {
      steady: looked({ ...made, system }, { duration: span.to, columns: earlier("N", span) }, budget),
      places: looked(
        { ...made, system },
        { duration: AWHILE, share: 2 },
        { ...budget, seed: budget.seed + 1 },
      ),
    },
    quantities: {
      J_cycle: of("steady", rateOf("N", span)),
      Qc: taken("cold"),
      Qw: taken("work"),
      Qh: taken("hot"),
      cop: of("steady", derived("c/w", found)),
      cop_carnot: { kind: "exact", value: carnot(p) },
      ep_rate: of("steady", rateOf("bathEntropy", span)),
      var_rate: of("steady", varianceRateOf("N", span)),
      ...Object.fromEntries([0, 1, 2].map((i) => [`p_${i}`, of("places", probability(`state == ${i}`))])),
    },
  };
}

export const absorptionRefrigerator: Claim<Settings> = {
  id: "three-level-absorption-refrigerator",
  citation:
    "H. E. D. Scovil, E. O. Schulz-DuBois, PRL 2, 262 (1959); A. Levy, R. Kosloff, PRL 108, 070604 (2012); N. Linden, S. Popescu, P. Skrzypczyk, PRL 105, 130401 (2010)",
  formula: "Q_c/Q_w = w_c/(w_h - w_c); it cools where that is below Carnot's; EP = J A",
  parameters: {
    wc: "energy of the cold transition",
    wh: "of the hot one",
    Tc: "temperature of the cold bath",
    Th: "of the hot bath",
    Tw: "of the work bath",
    g: "rates of the cold, work and hot bath",
  },
  ofReference: [],
  references: absorptionRefrigeratorReferences,
  source: "linear solves",
  theory: numbers,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => cooling(p, budget, true),
  judged: () => [
    "J_cycle",
    "Qc",
    "Qw",
    "Qh",
    "cop",
    "cop_carnot",
    "ep_rate",
    "var_rate",
    "p_0",
    "p_1",
    "p_2",
  ],
  pooled: () => ["J_cycle", "var_rate", "p_1", "p_2"],
  acceptance: JUMPS,
  control: {
    says: "rates of electrons, G/(1 + e^(E/T)), for those of photons",
    breaks: "J_cycle",
    setup: (p, budget) => cooling(p, budget, false),
  },
};
