// Particles that hop along a line of compartments, each for itself: hundreds of channels, for the method of the next reaction.
import { covariance, mean, variance } from "../estimate/request.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import { propagate } from "../theory/network/propagator.js";
import { binomial, multinomialSum } from "../theory/reaction/multinomial.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { LEVEL, ofCounts } from "./laws.js";
import { jahnkeHuisinga2007References } from "./references/jahnkeHuisinga2007.js";
import { exact, once } from "./smallNetworks.js";

type Line = Readonly<Record<"M" | "kf" | "kb" | "N0" | "t", number>>;

const lineOf = (given: Parameters): Line => given as unknown as Line;

/** q(t): where one particle is. */
const oneOf = once((given: Parameters): Float64Array => {
  const { M, kf, kb, t } = lineOf(given);
  const channels = Array.from({ length: M - 1 }, (_, i) => [
    { from: i, to: i + 1, rate: kf, entropy: Number.NaN },
    { from: i + 1, to: i, rate: kb, entropy: Number.NaN },
  ]).flat();
  const start = Float64Array.from({ length: M }, (_, i) => (i === 0 ? 1 : 0));
  return propagate({ states: M, channels }, start, t);
});

const BESIDE = 3;

/** The compartment that is looked at: where the centre of mass is. */
const siteOf = (q: Float64Array): number => Math.round(multinomialSum(1, q, (i) => i)[0]);

function lineTheory(given: Parameters) {
  const { N0 } = lineOf(given);
  const q = oneOf(given);
  const site = siteOf(q);
  const [here, there] = [q[site] as number, q[site + BESIDE] as number];
  const [centre, spread] = multinomialSum(N0, q, (i) => i / N0);
  return {
    q0: q[0] as number,
    mean_n0: N0 * (q[0] as number),
    com: centre,
    site,
    mean_site: N0 * here,
    var_site: N0 * here * (1 - here),
    cov_site_plus3: -N0 * here * there,
    com_var: spread,
  };
}

/** Relative error that the mean count is run to: the catalogue allows 2e-3. A second moment to that error takes 6e5 runs, of up to 4e5 jumps each. */
const AIM = 1.9e-3;
const enough = (N: number, q: number): number => (1 - q) / (N * q) / (AIM * AIM);

/** Of the first set; the second one takes a third of them, with twenty times as many jumps. */
const TRAJECTORIES = 2688;

/** `closed`: the line is closed to a ring. */
function lineSetup(given: Parameters, budget: Budget, closed: boolean): Setup {
  const { M, kf, kb, N0, t } = lineOf(given);
  const q = oneOf(given);
  const site = siteOf(q);
  const [here, there] = [q[site] as number, q[site + BESIDE] as number];
  const [at, beside] = [`n${site}`, `n${site + BESIDE}`];
  const size = Array.from({ length: M }, (_, i) => i);
  const hops = size.slice(closed ? 0 : 1).map((i) => {
    const before = (i + M - 1) % M;
    return reaction(`n${before} <-> n${i}`, { forward: kf, backward: kb });
  });
  const wanted = (enough(N0, here) / TRAJECTORIES) * budget.trajectories;
  const centre = `(${size
    .slice(1)
    .map((i) => `${i}*n${i}`)
    .join(" + ")})/${N0}`;
  return {
    experiments: {
      line: experiment({
        system: reactions({
          species: Object.fromEntries(size.map((i) => [`n${i}`, i === 0 ? N0 : 0])),
          reactions: hops,
        }),
        method: { scheme: "gillespie", by: "nextReaction" },
        control: { duration: t, ramps: {} },
        record: { columns: { centre } },
        ensemble: { trajectories: 64 * Math.ceil(wanted / 64), seed: budget.seed, point: 0 },
      }),
    },
    quantities: {
      q0: of("line", mean(`n0/${N0}`)),
      mean_n0: of("line", mean("n0")),
      com: of("line", mean("centre")),
      site: exact(site),
      mean_site: of("line", mean(at)),
      var_site: of("line", variance(at)),
      cov_site_plus3: of("line", covariance(at, beside)),
      com_var: of("line", variance("centre")),
      // both are binomial: spreads and, of the sum, the covariance are in it
      law_site: {
        kind: "test",
        columns: [{ run: "line", column: at }],
        value: ([n = new Float64Array(0)]) => ofCounts(n, 0, Array.from(binomial(N0, here))),
      },
      law_sum: {
        kind: "test",
        columns: [{ run: "line", column: `${at} + ${beside}` }],
        value: ([n = new Float64Array(0)]) => ofCounts(n, 0, Array.from(binomial(N0, here + there))),
      },
    },
  };
}

export const compartments: Claim = {
  id: "jahnke-huisinga2007-monomolecular",
  citation: "T. Jahnke, W. Huisinga, J. Math. Biol. 54, 1 (2007)",
  formula:
    "counts are multinomial, <n_j> = N0 q_j(t), cov(n_i, n_j) = -N0 q_i q_j, with the law q(t) of one particle",
  parameters: {
    M: "compartments",
    kf: "hops forwards",
    kb: "hops back",
    N0: "particles, in the first compartment",
    t: "time",
  },
  ofReference: [],
  references: jahnkeHuisinga2007References as Claim["references"],
  source: "master equation of one particle",
  theory: lineTheory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => lineSetup(p, budget, false),
  judged(p) {
    const { N0 } = lineOf(p);
    const q = oneOf(p);
    // few are left where they began in the first set: 1e5 runs, of 2e4 jumps each
    const seen = enough(N0, q[0] as number) <= enough(N0, q[siteOf(q)] as number);
    return [...(seen ? ["q0", "mean_n0"] : []), "com", "site", "mean_site", "law_site", "law_sum"];
  },
  pooled: () => ["com", "mean_site"],
  least: () => ({ law_site: LEVEL, law_sum: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "a line whose ends are joined",
    breaks: "mean_site",
    setup: (p, budget) => lineSetup(p, budget, true),
  },
};
