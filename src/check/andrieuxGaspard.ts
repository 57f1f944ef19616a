// P(N_1, N_2, …)/P(-N_1, -N_2, …) = e^(sum A N) for all currents of a steady state together, the start and the end counted in: with
// S = sum A N + b(start) - b(end), b = ln p_s - psi, it holds at any time. For some of the currents alone it does not.
// D. Andrieux, P. Gaspard, J. Stat. Phys. 127, 107 (2007), eq. 34. Bounded forms: <sgn N_k> = <sgn N_k tanh(S/2)> for each current, and for S.
import { mean } from "../estimate/request.js";
import { isReaction } from "../spec/experiment.js";
import type { Rule, Situation } from "./check.js";
import { type Currents, currentsIn, currentsOption, ofState, sumOf } from "./currents.js";
import { joint } from "./joint.js";
import { notSteady, stops } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { ROUNDING } from "./selfDual.js";
import { type Claim, judge } from "./verdict.js";

export interface AndrieuxGaspard {
  readonly kind: "andrieuxGaspard";
  /** Counters with their affinities; all currents of the network, with what its cycles tell, unless given. */
  readonly currents?: Currents;
  /** b(start) - b(end); that of the network unless given. */
  readonly boundary?: string;
}

/** P(N)/P(-N) = e^(A N) for all currents together. */
export const andrieuxGaspard = (options: Omit<AndrieuxGaspard, "kind"> = {}): AndrieuxGaspard => ({
  kind: "andrieuxGaspard",
  ...options,
});

/** More steps between states make formulas that are read too slowly. */
const MOST = 2048;

const sign = (of: string): string => `(((${of}) > ${ROUNDING}) - ((${of}) < -${ROUNDING}))`;

/** The currents and S, or the sentence that says what is lacking. */
function entropyOf(
  { currents, boundary }: AndrieuxGaspard,
  situation: Situation,
): { readonly names: string[]; readonly entropy: string } | string {
  const lack = notSteady(situation.experiment) ?? stops(situation.experiment);
  if (lack !== null) return lack;
  const found = currentsIn(currents, situation);
  if (typeof found === "string") return found;
  const told = boundary ?? found.ends;
  if (told === undefined && situation.experiment !== null && isReaction(situation.experiment))
    return "`boundary` is needed: a formula of what start and end add to the entropy";
  if (found.boundary.length > MOST)
    return `at most ${MOST} states are needed, there are ${found.boundary.length}`;
  const ends =
    told ??
    (found.boundary.length === 0
      ? "0"
      : `(${ofState(found.boundary, "stateStart")}) - (${ofState(found.boundary, "state")})`);
  return { names: Object.keys(found.affinities), entropy: `${sumOf(found.affinities)} + ${ends}` };
}

export const andrieuxGaspardRule: Rule<AndrieuxGaspard> = {
  options: {
    currents: currentsOption,
    boundary: optional(formula("a formula of what start and end add to the entropy")),
  },

  needs(check, situation) {
    const found = entropyOf(check, situation);
    if (typeof found === "string") return found;
    const { names, entropy } = found;
    return Object.fromEntries(
      ["S", ...names].flatMap((name) => {
        const odd = sign(name === "S" ? entropy : name);
        const even = `${odd}*tanh((${entropy})/2)`;
        return [
          [`odd ${name}`, mean(odd)],
          [`even ${name}`, mean(even)],
          [`difference ${name}`, mean(`${odd} - ${even}`)],
        ];
      }),
    );
  },

  judge(check, situation, estimate) {
    const found = entropyOf(check, situation);
    const names = ["S", ...(typeof found === "string" ? [] : found.names)];
    const { level } = situation;
    const verdicts = names.map((name) => {
      const claim: Claim = {
        check: "Andrieux-Gaspard",
        claim: `<sgn ${name}> = <sgn ${name} tanh(S/2)>, S = sum of A N and what the ends add`,
        source: "D. Andrieux, P. Gaspard, J. Stat. Phys. 127, 107 (2007), eq. 34",
        relation: "=",
        margin: 0.01,
      };
      return judge(
        claim,
        level / names.length,
        estimate(`odd ${name}`),
        estimate(`even ${name}`),
        estimate(`difference ${name}`),
      );
    });
    const [first, ...rest] = verdicts;
    return joint(level, [first as NonNullable<typeof first>, ...rest]);
  },
};
