// Proteins that are made in bursts: messengers come and go, each makes proteins while it is there.
import { mean, variance } from "../estimate/request.js";
import { reaction } from "../spec/reaction/build.js";
import { linearMoments } from "../theory/reaction/moments.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { asked, LONG, SAMPLES } from "./reactionMoments.js";
import { shahrezaei2008BurstingReferences } from "./references/shahrezaei2008Bursting.js";

type Bursting = Readonly<Record<"km" | "gm" | "kp" | "gp" | "t", number>>;

function burstingTheory(given: Parameters) {
  const { km, gm, kp, gp, t } = given as unknown as Bursting;
  const kinetics = {
    species: 2,
    reactions: [
      { change: [1, 0], propensity: () => km },
      { change: [-1, 0], propensity: ([M = 0]: readonly number[]) => gm * M },
      { change: [0, 1], propensity: ([M = 0]: readonly number[]) => kp * M },
      { change: [0, -1], propensity: ([, P = 0]: readonly number[]) => gp * P },
    ],
  };
  const { means, covariances } = linearMoments(kinetics, [0, 0], t);
  const level = (km * kp) / (gm * gp);
  const fano = 1 + kp / (gm + gp);
  return {
    mean_p_t: means[1] as number,
    var_p_t: covariances[1]?.[1] as number,
    cov_mp_t: covariances[0]?.[1] as number,
    mean_p_ss: level,
    fano_p_ss: fano,
    var_p_ss: level * fano,
  };
}

/** `used`: proteins use up their messenger, which the claim's do not. */
function burstingSetup(given: Parameters, budget: Budget, used: boolean): Setup {
  const { km, gm, kp, gp, t } = given as unknown as Bursting;
  const network = {
    species: { M: 0, P: 0 },
    given: [
      reaction("0 <-> M", { forward: km, backward: gm }),
      reaction(used ? "M -> P" : "M -> M + P", kp),
      reaction("P -> 0", gp),
    ],
  };
  return {
    experiments: {
      counts: asked({ ...network, duration: t }, budget),
      steady: asked({ ...network, duration: LONG / Math.min(gm, gp), point: 1 }, budget),
    },
    quantities: {
      mean_p_t: of("counts", mean("P")),
      var_p_t: of("counts", variance("P")),
      cov_mp_t: {
        kind: "combination",
        terms: [
          { run: "counts", request: variance("M + P") },
          { run: "counts", request: variance("M - P") },
        ],
        value: ([sum = 0, difference = 0]) => (sum - difference) / 4,
      },
      mean_p_ss: of("steady", mean("P")),
      fano_p_ss: {
        kind: "combination",
        terms: [
          { run: "steady", request: variance("P") },
          { run: "steady", request: mean("P") },
        ],
        value: ([spread = 0, level = 1]) => spread / level,
      },
      var_p_ss: of("steady", variance("P")),
    },
  };
}

export const twoStageBursting: Claim = {
  id: "shahrezaei2008-two-stage-bursting",
  citation:
    "M. Thattai, A. van Oudenaarden, PNAS 98, 8614 (2001); V. Shahrezaei, P.S. Swain, PNAS 105, 17256 (2008)",
  formula: "Var p/<p> = 1 + kp/(gm + gp)",
  parameters: {
    km: "messengers made per time",
    gm: "decay of messengers",
    kp: "proteins per messenger and time",
    gp: "decay of proteins",
    t: "time",
  },
  ofReference: [],
  references: shahrezaei2008BurstingReferences as Claim["references"],
  source: "moment equations; closed form",
  theory: burstingTheory,
  // skewed counts: the error of their variance is larger than that of normal ones
  trajectories: 1.5 * SAMPLES,
  setup: (p, budget) => burstingSetup(p, budget, false),
  judged: () => ["mean_p_t", "var_p_t", "mean_p_ss", "var_p_ss"],
  acceptance: JUMPS,
  control: {
    says: "messengers that a protein uses up",
    breaks: "mean_p_t",
    setup: (p, budget) => burstingSetup(p, budget, true),
  },
};
