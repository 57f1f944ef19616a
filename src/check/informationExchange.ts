// The second law and the integral theorem of a system that exchanges information: S its entropy production, from the true marginal laws of start and
// end, and dI what its information with the others has become, less what it was and what went to them meanwhile. From
// P_F(path, m)/P_B(path, m) = e^(S - dI), the reversed runs beginning with the law of the end given m:  <e^(-S + dI)> = 1, <S> >= <dI>.
import { type Estimate, exactly } from "../estimate/estimate.js";
import { exponential, mean } from "../estimate/request.js";
import { noTrueStart } from "./boundaryFacts.js";
import { missing, type Situation } from "./check.js";
import { joint } from "./joint.js";
import { type Claim, judge, type Verdict } from "./verdict.js";

/** Columns where no formula is given. */
const COLUMNS = {
  entropyProduction:
    "record.systemEntropy between the true laws of start and end books it, the same for all records",
  remainingInformation: "ln p(x|record) - ln p(x) at the end",
  information: "a measurement whose outcomes' law is known books it",
} as const;

export interface Exchange {
  /** S. */
  readonly entropy?: string | undefined;
  /** What is left at the end. */
  readonly final?: string | undefined;
  /** What the measurements brought. */
  readonly measured?: string | undefined;
}

/** S and dI as formulas, or the sentence that says what is missing. */
export function exchangeOf(
  { entropy, final, measured }: Exchange,
  situation: Situation,
): { readonly S: string; readonly dI: string } | string {
  const given = { entropyProduction: entropy, remainingInformation: final, information: measured };
  const wanted = Object.entries(COLUMNS).filter(([name]) => given[name as keyof typeof given] === undefined);
  const lack =
    missing(situation, Object.fromEntries(wanted)) ??
    (entropy === undefined ? noTrueStart(situation.experiment) : null);
  if (lack !== null) return lack;
  return {
    S: entropy ?? "entropyProduction",
    dI: `(${final ?? "remainingInformation"}) - (${measured ?? "information"})`,
  };
}

/** What the equality and the inequality need. */
export const needsOfExchange = ({ S, dI }: { readonly S: string; readonly dI: string }) => ({
  average: exponential(`-(${S}) + ${dI}`),
  slack: mean(`(${S}) - (${dI})`),
});

export const judgeExchange = (
  claim: Pick<Claim, "check" | "source">,
  names: { readonly equality: string; readonly inequality: string },
  level: number,
  estimate: (name: string) => Estimate,
): Verdict =>
  joint(level, [
    judge(
      { ...claim, claim: names.equality, relation: "=", margin: 0.01 },
      level / 2,
      estimate("average"),
      exactly(1),
    ),
    judge(
      { ...claim, claim: names.inequality, relation: ">=", margin: 0.01 },
      level / 2,
      estimate("slack"),
      exactly(0),
    ),
  ]);
