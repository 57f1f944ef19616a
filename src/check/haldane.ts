// A cycle is completed forwards e^A times as often as backwards, and takes the same time either way:
//   P(T; +)/P(T; -) = e^A at every T,   A the affinity of one turn.
// H. Qian, X. S. Xie, PRE 74, 010902(R) (2006), eq. 10; H. Ge, J. Phys. A 45, 215002 (2012). Trajectories start in one state and stop when they are back there after a turn.
// With g = 1, T and T^2: <g(T); -> = <g(T); +-> /(1 + e^A), both sides over all that turned, so those that never do change nothing.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { affinitiesOf } from "./affinities.js";
import type { Rule, Situation } from "./check.js";
import { joint } from "./joint.js";
import { driven, networkOf } from "./networkFacts.js";
import { formula, number, optional } from "./options.js";
import { type Claim, cannotJudge, judge } from "./verdict.js";

export interface Haldane {
  readonly kind: "haldane";
  /** What is above 0 after a turn forwards, below 0 after one backwards, 0 where there was none; of a network with one counter that one unless given. */
  readonly turns?: string;
  /** Its time; the column `stopTime` unless given. */
  readonly time?: string;
  /** Of one turn, in units of k; of a network with one cycle it is known. */
  readonly affinity?: number;
}

/** P_+/P_- = e^A and equal times of both. */
export const haldane = (options: Omit<Haldane, "kind"> = {}): Haldane => ({ kind: "haldane", ...options });

const CLAIM: Omit<Claim, "claim" | "margin"> = {
  check: "Haldane",
  source: "H. Qian, X. S. Xie, PRE 74, 010902(R) (2006), eq. 10",
  relation: "=",
};
const MOMENTS = ["1", "T", "T^2"] as const;

/** The counter of turns and the weight of one backwards among all, or the sentence that says what is lacking. */
function turnsOf(
  { turns, affinity }: Haldane,
  { experiment }: Situation,
): { readonly turns: string; readonly share: string } | string {
  const network = networkOf(experiment);
  const known = affinity === undefined ? undefined : 1 / (1 + math.exp(affinity));
  if (network === null) {
    if (turns === undefined || known === undefined)
      return "it needs the experiment, or `turns` and `affinity`";
    return { turns, share: String(known) };
  }
  if (network.stop === undefined)
    return "it is stated for trajectories that stop after a turn: a `stop` is needed";
  if (network.system.start.kind !== "point") return "it is stated for a start in one state";
  const lack = driven(experiment);
  if (lack !== null) return lack;
  if (turns !== undefined && known !== undefined) return { turns, share: String(known) };
  const found = affinitiesOf(network);
  if (typeof found === "string") return found;
  if (found.cycles !== 1)
    return `it is stated for one cycle, and the network has ${found.cycles}: \`turns\` and \`affinity\` are needed`;
  const [counter, ...others] = Object.keys(found.affinities);
  const asked = turns ?? (others.length === 0 ? counter : undefined);
  const each = asked === undefined ? undefined : found.affinities[asked];
  if (asked === undefined || each === undefined)
    return "`turns` is needed: one of the counters, which says by its sign which way a turn went";
  return { turns: asked, share: known === undefined ? `1/(1 + exp(${each}*abs(${asked})))` : String(known) };
}

export const haldaneRule: Rule<Haldane> = {
  options: {
    turns: optional(formula("a formula of the turns")),
    time: optional(formula("a formula of their time")),
    affinity: optional(number("the affinity of one turn, in units of k,", -Infinity)),
  },

  needs(check, situation) {
    const found = turnsOf(check, situation);
    if (typeof found === "string") return found;
    const turns = `(${found.turns})`;
    const elsewhere =
      situation.columns.includes("state") && situation.columns.includes("stateStart")
        ? { elsewhere: mean(`${turns} != 0 && state != stateStart`) }
        : {};
    return {
      ...elsewhere,
      ...Object.fromEntries(
        MOMENTS.flatMap((g) => {
          const of = g.replaceAll("T", `(${check.time ?? "stopTime"})`);
          return [
            [`back ${g}`, mean(`(${turns} < 0)*${of}`)],
            [`share ${g}`, mean(`(${turns} != 0)*${of}*${found.share}`)],
            [`difference ${g}`, mean(`((${turns} < 0) - (${turns} != 0)*${found.share})*${of}`)],
          ];
        }),
      ),
    };
  },

  judge(_, { level, columns }, estimate) {
    const claimOf = (g: string): Claim => ({
      ...CLAIM,
      claim: g === "1" ? "P(-) = P(+-)/(1 + e^A)" : `<${g}; -> = <${g}; +->/(1 + e^A)`,
      margin: 0.01 * (estimate(`share ${g}`).value ?? 1),
    });
    const both = columns.includes("state") && columns.includes("stateStart");
    if (both && (estimate("elsewhere").value ?? 0) > 0) {
      return cannotJudge(
        claimOf("1"),
        level,
        "it needs turns that end where they began: others stop elsewhere",
      );
    }
    const [first, ...rest] = MOMENTS.map((g) =>
      judge(
        claimOf(g),
        level / MOMENTS.length,
        estimate(`back ${g}`),
        estimate(`share ${g}`),
        estimate(`difference ${g}`),
      ),
    );
    return joint(level, [first as NonNullable<typeof first>, ...rest]);
  },
};
