// The second law of each part of a bipartite network in its steady state: the entropy that the jumps of x produce in the baths is at least what
// they make of the information between x and y, <bathEntropy_x> >= <informationFlow_x>; y likewise. A demon's bath gets less than nothing.
// J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014), eq. 13.
import { exactly } from "../estimate/estimate.js";
import { mean } from "../estimate/request.js";
import { missing, type Rule, type Situation } from "./check.js";
import { joint } from "./joint.js";
import { networkOf, notSteady } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface HorowitzEspositoOptions {
  /** The entropy that one part gives to its baths, and its information flow; of both parts of record.informationFlow unless given. */
  readonly entropy?: string;
  readonly flow?: string;
}

export interface HorowitzEsposito extends HorowitzEspositoOptions {
  readonly kind: "horowitzEsposito";
}

/** <bathEntropy_x> >= <informationFlow_x> of each part. */
export const horowitzEsposito = (options: HorowitzEspositoOptions = {}): HorowitzEsposito => ({
  kind: "horowitzEsposito",
  ...options,
});

/** Names of the parts that have a flow. */
const partsOf = ({ columns }: Situation): string[] =>
  columns
    .filter((name) => name.startsWith("informationFlow_"))
    .map((name) => name.slice("informationFlow_".length));

export const horowitzEspositoRule: Rule<HorowitzEsposito> = {
  options: {
    entropy: optional(formula("a formula of the entropy that one part gives to its baths, in units of k,")),
    flow: optional(formula("a formula of what it makes of the information")),
  },

  needs({ entropy, flow }, situation) {
    const { experiment } = situation;
    if (entropy !== undefined && flow !== undefined) return { given: mean(`(${entropy}) - (${flow})`) };
    const parts = partsOf(situation);
    if (parts.length === 0 || entropy !== undefined || flow !== undefined)
      return networkOf(experiment) === null
        ? "it needs `entropy` and `flow`, or columns bathEntropy_x and informationFlow_x of each part x"
        : "it needs the flow of information: record.informationFlow names the two parts";
    const unlike = Object.fromEntries(
      parts.map((x) => [`bathEntropy_${x}`, "what the jumps of this part give to the baths"]),
    );
    return (
      notSteady(experiment) ??
      missing(situation, unlike) ??
      Object.fromEntries(parts.map((x) => [x, mean(`bathEntropy_${x} - informationFlow_${x}`)]))
    );
  },

  judge({ entropy }, situation, estimate) {
    const { level } = situation;
    const parts = entropy === undefined ? partsOf(situation) : ["given"];
    const [first, ...rest] = parts.map((x) =>
      judge(
        {
          check: "Horowitz-Esposito",
          claim: `<S_bath> - <I_flow> >= 0${x === "given" ? "" : ` of ${x}`}`,
          source: "J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014), eq. 13",
          relation: ">=",
          margin: 0.01,
        },
        level / parts.length,
        estimate(x),
        exactly(0),
      ),
    );
    return joint(level, [first as NonNullable<typeof first>, ...rest]);
  },
};
