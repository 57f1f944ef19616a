// A dot whose tunnel rates follow its occupation: a demon that shuts doors without touching an energy. Affinity by trajectories that end
// where they begin, on which ln P(n)/P(-n) has no boundary terms at any time:
//   P(n; empty -> empty)/P(-n; empty -> empty) = e^(A n),   A = V + 2 (dE - dF)
import { derived, mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, FEEDBACK, of, type Parameters, type Setup } from "./claim.js";
import { earlier, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { currentOf, looked, solved } from "./machines.js";
import { schaller2011SetDemonReferences } from "./references/schaller2011SetDemon.js";

type Demon = { readonly V: number; readonly dE: number; readonly dF: number };

/** In and out of the empty and the full dot, e^(+-d) times the Fermi rates. */
const RATES = {
  inLeft: "exp(dE)/(1 + exp(-V/2))",
  outLeft: "exp(dF)/(1 + exp(V/2))",
  inRight: "exp(-dE)/(1 + exp(V/2))",
  outRight: "exp(-dF)/(1 + exp(-V/2))",
} as const;

/** N counts electrons from left to right at the left lead. */
const dot = ({ V, dE, dF }: Demon): NetworkExperiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { V, dE, dF },
      states: { empty: 0, full: 0 },
      edges: [
        {
          from: "empty",
          to: "full",
          name: "left",
          forward: RATES.inLeft,
          backward: RATES.outLeft,
          counts: { N: 1 },
        },
        { from: "empty", to: "full", name: "right", forward: RATES.inRight, backward: RATES.outRight },
      ],
      start: { kind: "steady" },
    },
    control: { duration: 1, ramps: {} },
    ensemble: { trajectories: 1, seed: 0 },
  });

/** The largest eigenvalue of the generator in which an electron to the right counts e^(chi). */
function scaled({ V, dE, dF }: Demon, chi: number): number {
  const fermi = (mu: number): number => 1 / (1 + math.exp(-mu));
  const into = math.exp(dE) * fermi(V / 2) * math.exp(chi) + math.exp(-dE) * fermi(-V / 2);
  const out = math.exp(dF) * fermi(-V / 2) * math.exp(-chi) + math.exp(-dF) * fermi(V / 2);
  const up = math.exp(dE) * fermi(V / 2) + math.exp(-dE) * fermi(-V / 2);
  const down = math.exp(dF) * fermi(-V / 2) + math.exp(-dF) * fermi(V / 2);
  return (-(up + down) + Math.sqrt((up - down) * (up - down) + 4 * into * out)) / 2;
}

const affinityOf = ({ V, dE, dF }: Demon): number => V + 2 * (dE - dF);

const TRAJECTORIES = 20_480;
/** Of every trajectory, on which the current is seen to 0.3 %. */
const LOOK = 200;
/** When trajectories that came back are sorted by n, and how many of them there are. */
const WHILE = 3;
const RETURNS = 8;
const CHI = 0.3;

function conditioned(parameters: Parameters, budget: Budget, asked: number): Setup {
  const p = parameters as Demon;
  const made = dot(p);
  const span = { ...spanFor(solved(made).jumps, {}), to: LOOK };
  const returned = (n: number): ReturnType<typeof probability> =>
    probability(`N > ${n - 0.5} && N < ${n + 0.5} && state < 0.5 && stateStart < 0.5`);
  return {
    experiments: {
      steady: looked(made, { duration: LOOK, columns: earlier("N", span) }, budget),
      returns: looked(made, { duration: WHILE, share: RETURNS }, { ...budget, seed: budget.seed + 1 }),
    },
    quantities: {
      current: of("steady", rateOf("N", span)),
      current_cgf: of("steady", rateOf("N", span)),
      noise: of("steady", varianceRateOf("N", span)),
      P_out: of("steady", mean(`${-p.V}*N/${LOOK}`)),
      against_bias: of("steady", mean(`${-p.V}*N/${LOOK}`)),
      affinity: of("returns", derived("log(a/b)", { a: returned(1), b: returned(-1) })),
      demon_info_current: of("steady", mean(`${2 * (p.dE - p.dF)}*N/${LOOK}`)),
      // over those that came back
      symmetry: of(
        "returns",
        derived("a/b", {
          a: mean(`(state < 0.5)*(stateStart < 0.5)*exp(-(${asked})*N)`),
          b: mean("(state < 0.5)*(stateStart < 0.5)"),
        }),
      ),
      cgf_symmetry_defect: { kind: "exact", value: scaled(p, CHI) - scaled(p, -asked - CHI) },
    },
  };
}

export const conditionedTunnelling: Claim = {
  id: "schaller-2011-set-demon",
  citation:
    "G. Schaller, C. Emary, G. Kiesslich, T. Brandes, PRB 84, 085418 (2011); M. Esposito, G. Schaller, EPL 99, 30003 (2012)",
  formula: "P(n)/P(-n) = e^(A n), A = V + 2 (dE - dF); a current against the bias",
  parameters: {
    V: "mu of the left lead less that of the right one",
    dE: "ln of the factor of the left rate while the dot is empty, of the right one with the other sign",
    dF: "the same while it is full",
  },
  ofReference: [],
  references: schaller2011SetDemonReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, symmetry: 1, cgf_symmetry_defect: 0 },
  })),
  source: "closed form",
  theory: (parameters) => {
    const p = parameters as Demon;
    const { J, C } = currentOf(solved(dot(p)), "N");
    const step = 1e-4;
    return {
      current: J,
      current_cgf: (scaled(p, step) - scaled(p, -step)) / (2 * step),
      noise: C,
      P_out: -p.V * J,
      affinity: affinityOf(p),
      demon_info_current: 2 * (p.dE - p.dF) * J,
      symmetry: 1,
      cgf_symmetry_defect: 0,
    };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => conditioned(p, budget, affinityOf(p as Demon)),
  judged: () => [
    "current",
    "current_cgf",
    "noise",
    "P_out",
    "against_bias",
    "affinity",
    "demon_info_current",
    "symmetry",
    "cgf_symmetry_defect",
  ],
  least: () => ({ against_bias: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "the affinity of the bias alone, blind to the demon",
    breaks: "symmetry",
    setup: (p, budget) => conditioned(p, budget, p.V as number),
  },
};
