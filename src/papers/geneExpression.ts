// A gene that is switched on and off, and its messengers: after a short time and in the steady state.
import { derived } from "../estimate/derived.js";
import { mean, probability, variance } from "../estimate/request.js";
import { reaction } from "../spec/reaction/build.js";
import { expected, meanAndVariance } from "../theory/reaction/law.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import { telegraph } from "../theory/reaction/telegraph.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { asked, LONG, SAMPLES } from "./reactionMoments.js";
import { peccoud1995TelegraphReferences } from "./references/peccoud1995Telegraph.js";
import { once } from "./smallNetworks.js";

type Gene = Readonly<Record<"kon" | "koff" | "ks" | "d" | "t", number>>;

const geneTheory = once((given: Parameters) => {
  const p = given as unknown as Gene;
  const kinetics = {
    species: 2,
    reactions: [
      { change: [1, 0], propensity: ([G]: readonly number[]) => (G === 0 ? p.kon : 0) },
      { change: [-1, 0], propensity: ([G = 0]: readonly number[]) => p.koff * G },
      { change: [0, 1], propensity: ([G = 0]: readonly number[]) => p.ks * G },
      { change: [0, -1], propensity: ([, M = 0]: readonly number[]) => p.d * M },
    ],
  };
  const law = finiteStateProjection(kinetics, [0, 0], p.t);
  const [level, spread] = meanAndVariance(law, ([, M = 0]) => M);
  const steady = telegraph(p);
  return {
    mean_t: level,
    var_t: spread,
    p0_t: expected(law, ([, M]) => (M === 0 ? 1 : 0)),
    mean_ss: steady.mean,
    var_ss: steady.fano * steady.mean,
    fano_ss: steady.fano,
    p0_ss: steady.none,
  };
});

/** Of which each is followed for STRETCH relaxation times of the steady state. */
const FOLLOWED = 32_768;
const STRETCH = 400;

/** `always`: the gene is never off, and makes as much on average. */
function geneSetup(given: Parameters, budget: Budget, always: boolean): Setup {
  const { kon, koff, ks, d, t } = given as unknown as Gene;
  const network = {
    species: { off: 1, on: 0, M: 0 },
    given: [
      reaction("off <-> on", { forward: kon, backward: koff }),
      always ? reaction("0 -> M", (ks * kon) / (kon + koff)) : reaction("on -> on + M", ks),
      reaction("M -> 0", d),
    ],
  };
  const slowest = Math.min(kon + koff, d);
  const duration = STRETCH / slowest;
  const over = (f: string): string => `integral(${f})/${duration}`;
  const square = { kind: "derived", value: "s - m^2", of: { s: mean("square"), m: mean("level") } } as const;
  return {
    experiments: {
      counts: asked({ ...network, duration: t }, budget),
      steady: asked(
        {
          ...network,
          burnIn: Math.max(LONG / slowest, 10 / Math.min(kon, koff, d)),
          duration,
          columns: { level: over("M"), square: over("M*M"), none: over("M == 0") },
          point: 1,
          factor: FOLLOWED / TRAJECTORIES,
        },
        budget,
      ),
    },
    quantities: {
      mean_t: of("counts", mean("M")),
      var_t: of("counts", variance("M")),
      p0_t: of("counts", probability("M == 0")),
      mean_ss: of("steady", mean("level")),
      var_ss: of("steady", square),
      fano_ss: of("steady", derived("s/m - m", square.of)),
      p0_ss: of("steady", mean("none")),
    },
  };
}

/** The counts are skewed, so that the error of their variance is larger than that of normal ones. */
const TRAJECTORIES = 4 * SAMPLES;

export const telegraphGene: Claim = {
  id: "peccoud1995-telegraph-gene",
  citation: "J. Peccoud, B. Ycart, Theor. Pop. Biol. 48, 222 (1995)",
  formula:
    "<M> = (ks/d) p, Var M/<M> = 1 + (x b)/((a + b)(a + b + 1)), P(M = 0) = 1F1(a; a + b; -x), in units of d",
  parameters: {
    kon: "switching on",
    koff: "switching off",
    ks: "messengers made per time while on",
    d: "decay of messengers",
    t: "time",
  },
  ofReference: [],
  references: peccoud1995TelegraphReferences as Claim["references"],
  source: "master equation by finite state projection; closed form",
  theory: geneTheory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => geneSetup(p, budget, false),
  judged: (p) => Object.keys(geneTheory(p)),
  // the rest are functions of the same counts
  pooled: () => ["mean_t", "mean_ss"],
  acceptance: JUMPS,
  control: {
    says: "a gene that is never off and makes as much on average: the same mean in the end",
    breaks: "var_ss",
    setup: (p, budget) => geneSetup(p, budget, true),
  },
};
