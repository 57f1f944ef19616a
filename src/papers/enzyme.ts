// An enzyme at work, molecule by molecule, until all of its substrate is used up.
import { mean, variance } from "../estimate/request.js";
import { reaction } from "../spec/reaction/build.js";
import type { Reaction } from "../spec/reaction/reaction.js";
import { meanAndVariance } from "../theory/reaction/law.js";
import { firstTime } from "../theory/reaction/passage.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { asked, SAMPLES } from "./reactionMoments.js";
import { michaelisMentenCmeReferences } from "./references/michaelisMentenCme.js";

type Enzyme = Readonly<Record<"kf" | "kr" | "kc" | "E0" | "S0" | "t", number>>;

/** Counts of complexes and products: what is free follows from them. */
function enzymeTheory(given: Parameters) {
  const { kf, kr, kc, E0, S0, t } = given as unknown as Enzyme;
  const kinetics = {
    species: 2,
    reactions: [
      { change: [1, 0], propensity: ([C = 0, P = 0]: readonly number[]) => kf * (E0 - C) * (S0 - C - P) },
      { change: [-1, 0], propensity: ([C = 0]: readonly number[]) => kr * C },
      { change: [-1, 1], propensity: ([C = 0]: readonly number[]) => kc * C },
    ],
  };
  const law = finiteStateProjection(kinetics, [0, 0], t);
  const [P, varP] = meanAndVariance(law, ([, p = 0]) => p);
  const [C, varC] = meanAndVariance(law, ([c = 0]) => c);
  const completed = firstTime(kinetics, [0, 0], ([, p]) => p === S0);
  return {
    mean_P: P,
    var_P: varP,
    mean_ES: C,
    var_ES: varC,
    mean_completion: completed.mean,
    var_completion: completed.variance,
  };
}

/** Mean completion times after which all are completed: the last stretch decays within one of them. */
const ALL = 60;

/** The reactions one by one; or the rate law of Michaelis and Menten, in which complexes are always as many as they are on average. */
function enzymeSetup(given: Parameters, budget: Budget, quick: boolean): Setup {
  const { kf, kr, kc, E0, S0, t } = given as unknown as Enzyme;
  const network: readonly Reaction[] = quick
    ? [reaction("S -> P", { propensity: `${kc * E0}*S/(${(kr + kc) / kf} + S)` })]
    : [reaction("E + S <-> ES", { forward: kf, backward: kr }), reaction("ES -> E + P", kc)];
  const species = { E: E0, S: S0, ES: 0, P: 0 };
  const { mean_completion } = enzymeTheory(given);
  return {
    experiments: {
      counts: asked({ species, given: network, duration: t }, budget),
      whole: asked(
        {
          species,
          given: network,
          duration: ALL * mean_completion,
          stop: `P >= ${S0}`,
          point: 1,
          // the times have a longer tail than normal ones
          factor: 1.5,
        },
        budget,
      ),
    },
    quantities: {
      mean_P: of("counts", mean("P")),
      var_P: of("counts", variance("P")),
      mean_ES: of("counts", mean("ES")),
      var_ES: of("counts", variance("ES")),
      mean_completion: of("whole", mean("stopTime")),
      var_completion: of("whole", variance("stopTime")),
    },
  };
}

export const enzyme: Claim = {
  id: "michaelis-menten-cme",
  citation: "I.G. Darvey, P.J. Staff, J. Chem. Phys. 44, 990 (1966)",
  formula: "E + S <-> ES -> E + P: counts at t and the time until all is product, of few molecules",
  parameters: {
    kf: "binding, per pair",
    kr: "unbinding",
    kc: "product per complex and time",
    E0: "enzymes",
    S0: "substrates",
    t: "time",
  },
  ofReference: [],
  references: michaelisMentenCmeReferences as Claim["references"],
  source: "master equation; linear equations",
  theory: enzymeTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => enzymeSetup(p, budget, false),
  judged: (p) => Object.keys(enzymeTheory(p)),
  acceptance: JUMPS,
  control: {
    says: "the rate law of Michaelis and Menten, kc E0 S/(K + S): no complexes",
    breaks: "mean_completion",
    setup: (p, budget) => enzymeSetup(p, budget, true),
  },
};
