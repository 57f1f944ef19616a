// An epidemic that starts with few and dies out: how many it reaches, how long it lasts, and how it stands on the way.
import { mean, probability, variance } from "../estimate/request.js";
import { reaction } from "../spec/reaction/build.js";
import { finalSizes } from "../theory/reaction/finalSize.js";
import type { Kinetics } from "../theory/reaction/kinetics.js";
import { expected, meanAndVariance } from "../theory/reaction/law.js";
import { firstTime } from "../theory/reaction/passage.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { LEVEL, ofCounts } from "./laws.js";
import { asked, SAMPLES } from "./reactionMoments.js";
import { kermackBaileySirReferences } from "./references/kermackBaileySir.js";
import { once } from "./smallNetworks.js";

type Epidemics = Readonly<Record<"beta" | "gamma" | "N" | "I0" | "t", number>>;

const epidemicOf = (given: Parameters): Epidemics => given as unknown as Epidemics;

const sizes = (p: Epidemics): number[] => Array.from(finalSizes({ ...p, ill: p.I0 }));

const epidemicTheory = once((given: Parameters) => {
  const p = epidemicOf(given);
  const { beta, gamma, N, I0, t } = p;
  const kinetics: Kinetics = {
    species: 2,
    reactions: [
      { change: [-1, 1], propensity: ([S = 0, I = 0]) => (beta * S * I) / N },
      { change: [0, -1], propensity: ([, I = 0]) => gamma * I },
    ],
  };
  const law = finiteStateProjection(kinetics, [N - I0, I0], t);
  const [ill, spread] = meanAndVariance(law, ([, I = 0]) => I);
  const ended = sizes(p);
  const size = ended.reduce((sum, share, n) => sum + share * n, 0);
  const over = firstTime(kinetics, [N - I0, I0], ([, I]) => I === 0);
  return {
    mean_I_t: ill,
    var_I_t: spread,
    mean_S_t: expected(law, ([S = 0]) => S),
    mean_final_R: size,
    var_final_R: ended.reduce((sum, share, n) => sum + share * (n - size) * (n - size), 0),
    p_minor: ended[I0] as number,
    p_final_le_quarter: ended.slice(0, Math.floor(N / 4) + 1).reduce((sum, share) => sum + share, 0),
    mean_duration: over.mean,
    var_duration: over.variance,
  };
});

/** Mean durations after which all are over. */
const ALL = 100;

/** `shared`: among how many the contacts of one are shared. */
function epidemicSetup(given: Parameters, budget: Budget, shared: number): Setup {
  const p = epidemicOf(given);
  const { beta, gamma, N, I0, t } = p;
  const network = {
    species: { S: N - I0, I: I0, R: 0 },
    given: [reaction("S + I -> 2 I", beta / shared), reaction("I -> R", gamma)],
  };
  return {
    experiments: {
      counts: asked({ ...network, duration: t }, budget),
      whole: asked(
        { ...network, duration: ALL * epidemicTheory(given).mean_duration, stop: "I <= 0", point: 1 },
        budget,
      ),
    },
    quantities: {
      mean_I_t: of("counts", mean("I")),
      var_I_t: of("counts", variance("I")),
      mean_S_t: of("counts", mean("S")),
      mean_final_R: of("whole", mean("R")),
      var_final_R: of("whole", variance("R")),
      p_minor: of("whole", probability(`R == ${I0}`)),
      p_final_le_quarter: of("whole", probability(`R <= ${N / 4}`)),
      mean_duration: of("whole", mean("stopTime")),
      var_duration: of("whole", variance("stopTime")),
      law: {
        kind: "test",
        columns: [{ run: "whole", column: "R" }],
        value: ([R = new Float64Array(0)]) => ofCounts(R, 0, sizes(p)),
      },
    },
  };
}

export const epidemic: Claim = {
  id: "kermack-bailey-sir-final-size",
  citation: "N.T.J. Bailey, The Mathematical Theory of Epidemics (1957)",
  formula:
    "S + I -> 2I at beta S I/N, I -> R at gamma I: how many have been ill in the end, by the chain of events",
  parameters: {
    beta: "contacts per ill and time",
    gamma: "recovery",
    N: "individuals",
    I0: "ill at the start",
    t: "time",
  },
  ofReference: [],
  references: kermackBaileySirReferences as Claim["references"],
  source: "recursion; master equation; linear equations",
  theory: epidemicTheory,
  // the durations and the numbers of ill have a long tail
  trajectories: 2 * SAMPLES,
  setup: (p, budget) => epidemicSetup(p, budget, epidemicOf(p).N),
  judged: (p) => [...Object.keys(epidemicTheory(p)), "law"],
  // what is left of them is a function of the same counts
  pooled: () => ["mean_I_t", "mean_final_R", "var_final_R"],
  least: () => ({ law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "contacts shared among N - 1 instead of N",
    breaks: "mean_final_R",
    setup: (p, budget) => epidemicSetup(p, budget, epidemicOf(p).N - 1),
  },
};
