// Every claim passes at every listed set of parameters, by the acceptance rule of the catalogue, and its control fails: with SZILARD_LONG=1, as in CI.
// Seed 1; 10,240 trajectories of continuous motion, so that every error is below 1 % of the quantity's standard deviation, and as many as the claim says of
// jumps and of feedback.
//
// Otherwise (npm test) each claim runs at its first set with few trajectories. Errors are then larger than the catalogue allows, and what is asked is
// that no number is off and that the control's is. Where few do not say so, eight times as many are run, up to what the claim says: what is really off is so the more.
import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import type { AnyClaim } from "../../../dist/papers/claim.js";
import { type SetVerdict, verify, verifyControl } from "../../../dist/papers/verify.js";

const WHOLE = process.env.SZILARD_LONG !== undefined;
/** Of claims about ensembles; a thirty-second of those about long trajectories. */
const few = (trajectories: number): number => Math.min(4096, Math.max(64, Math.ceil(trajectories / 32)));
const TRAJECTORIES = 10_240;

/** Where an effect would be within its error, or is seen with less. */
const MORE: Readonly<Record<string, number>> = {
  "kawai-2007-relative-entropy": 102_400,
  "kramers-1940-overdamped": 81_920,
  "kramers-1940-turnover": 40_960,
  "martinez-2016-carnot": 40_960,
  "dago-2021-underdamped-erasure": 51_200,
  "schmiedl-seifert-2008-engine": 40_960,
  // the bias of what a path decides by a hair is to be known
  "hummer-szabo-2001-profile": 20_480,
  "roldan-2015-decision-time": 40_960,
};

/** Controls that are off by ten errors at this. */
const ENOUGH = 5_120;
const COARSE: readonly string[] = [
  "harada-sasa-2005",
  "neri-2017-infimum-ring",
  "reimann-2001-effective-diffusion",
  "roldan-2015-decision-time",
  "stratonovich-1958-ring-velocity",
];

/** Each holds the tables of its protocol, some 400 MB in the slowest cycle: no more of them where there are many cores. What is small needs none. */
const workers = WHOLE ? Math.min(4, availableParallelism()) : undefined;

const trajectoriesOf = ({ id, discrete, trajectories, acceptance }: AnyClaim): number =>
  discrete || acceptance.relative !== undefined || acceptance.resolved !== undefined
    ? trajectories
    : (MORE[id] ?? TRAJECTORIES);

/**
 * Claims of which some sets were never run at full size before they went to CI: there too it is asked only that no number is off. To be
 * taken off this list one by one.
 */
const UNTRIED: readonly string[] = [
  "freitas2022-cmos-memory",
  "lipka-bartosik2024-thermodynamic-neuron-NOT",
  "lipka-bartosik2024-thermodynamic-neuron-NOR",
  "lipka-bartosik2024-thermodynamic-neuron-MAJ",
];
const mayBeCoarse = (id: string): boolean => !WHOLE || UNTRIED.includes(id);

/** Whether a number is not off, and only the sample is too small to tell more. */
const isCoarse = (verdict: string, reason: string): boolean =>
  verdict === "inconclusive" &&
  (WHOLE
    ? /^the error is above/
    : /^(the error|the time-step bias) is above|^above .* by less than|too few trajectories/
  ).test(reason);

/** Once with as many as the claim is given, or with few, and with more until `said`. */
async function judged(
  claim: AnyClaim,
  trajectories: number,
  verdict: (trajectories: number) => Promise<SetVerdict>,
  said: (verdict: SetVerdict) => boolean,
): Promise<SetVerdict> {
  const most = Math.max(trajectories, WHOLE ? 0 : claim.trajectories);
  for (let some = WHOLE ? trajectories : few(trajectories); ; some *= 8) {
    const found = await verdict(Math.min(some, most));
    if (some >= most || said(found)) return found;
  }
}

const named = (parameters: AnyClaim["references"][number]["parameters"]): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");

/** A test of every set of a claim, and one of its control. */
export function claimTests(claims: readonly AnyClaim[]): void {
  for (const claim of claims) {
    claim.references.forEach(({ parameters, values }, set) => {
      test.skipIf(set > 0 && !WHOLE)(
        `${claim.id} at ${named(parameters)}: ${claim.formula}`,
        { timeout: 900_000 },
        async () => {
          const { rows, outcome } = await judged(
            claim,
            trajectoriesOf(claim),
            (trajectories) => verify(claim, parameters, { trajectories, workers }),
            (found) => found.outcome !== "fail",
          );
          const failing = rows.filter(
            ({ verdict, reason }) =>
              verdict !== "pass" &&
              verdict !== "reported" &&
              !(mayBeCoarse(claim.id) && isCoarse(verdict, reason)),
          );
          expect(failing).toEqual([]);
          expect(mayBeCoarse(claim.id) ? outcome !== "fail" : outcome === "pass").toBe(true);
          const reported = rows.map(({ quantity }) => quantity);
          const absent = Object.keys(values).filter(
            (key) => !reported.includes(key) && !key.startsWith("err_"),
          );
          expect(absent, "keys of the reference that are not reported").toEqual([]);
        },
      );
    });

    test(`${claim.id} fails its control: ${claim.control.says}`, { timeout: 900_000 }, async () => {
      const { parameters } = claim.references[0] as (typeof claim.references)[number];
      const { rows, outcome } = await judged(
        claim,
        COARSE.includes(claim.id) ? ENOUGH : trajectoriesOf(claim),
        (trajectories) => verifyControl(claim, parameters, { trajectories, workers }),
        (found) => found.outcome === "fail",
      );
      expect(rows.find(({ quantity }) => quantity === claim.control.breaks)?.verdict).toBe("fail");
      expect(outcome).toBe("fail");
    });
  }
}
