// The report of `szilard start`: the finite-time erasure of a bit against Landauer's bound, a Szilard engine, and the claims
// that were checked on the way.
import type { Path } from "../run/replay.js";
import type { Row } from "../run/sweep.js";
import type { Langevin } from "../spec/experiment.js";
import { commonTemperature } from "../spec/variables.js";
import { engineTable } from "./engineTable.js";
import { histogramSection } from "./histogramSection.js";
import { pairs, short, sigmas, withError } from "./number.js";
import { origin } from "./origin.js";
import { htmlTable, page, type Section } from "./page.js";
import { pathSection } from "./pathSection.js";
import type { WorkPoint } from "./slowFit.js";
import type { ClaimRow } from "./table.js";
import { tally, verdictList } from "./verdictList.js";
import type { Reference } from "./workPlot.js";
import { workSection } from "./workSection.js";

export interface ErasureInput {
  /** A sweep over `duration`, each run with the kept column "work". */
  readonly erasure: readonly Row[];
  /** A few trajectories of the run at one of the durations. */
  readonly paths: readonly Path[];
  /** Mean works from elsewhere. */
  readonly references: readonly Reference[];
  /** B of <W> = kT ln 2 + B/tau, from the friction tensor; energy times time. */
  readonly slowB: number;
  /** Durations that the fit of B uses, both ends included; all unless given. */
  readonly fitted?: readonly [shortest: number, longest: number];
  /** A sweep of a Szilard engine, or none. */
  readonly szilard: readonly Row[];
  readonly claims: readonly ClaimRow[];
}

/** The page as HTML text. */
export async function erasureReport(input: ErasureInput): Promise<string> {
  const { erasure, references, slowB, szilard, claims, fitted = [0, Number.POSITIVE_INFINITY] } = input;
  const kT = erasure[0] ? commonTemperature(erasure[0].result.experiment.system as Langevin) : 1;
  const verdicts = [...erasure, ...szilard].flatMap(({ result }) => result.verdicts);
  return page({
    title: "The price of a bit: erasure in finite time",
    lead: `A bit in a double well is erased at ${erasure.length} speeds. Claims: ${tally(claims.map(({ verdict }) => verdict))}. Checks on the runs: ${tally(verdicts.map(({ outcome }) => outcome))}.`,
    sections: [
      claimsSection(claims),
      await workSection({ points: workPoints(erasure), references, kT, slowB, fitted }),
      await histogramSection(erasure, kT),
      await pathSection(input.paths, erasure),
      verdictSection(erasure, szilard),
      {
        heading: "Provenance and timing",
        text: "Estimates and verdicts are a function of experiment, seed and kernel. Seconds, threads and the version of Node are not.",
        html: origin(erasure, "Erasure") + origin(szilard, "Szilard engine"),
      },
    ],
  });
}

const workPoints = (rows: readonly Row[]): WorkPoint[] =>
  rows.flatMap(({ parameters: { duration }, result }) => {
    const work = result.estimates.work;
    if (duration === undefined || work === undefined || work.value === null) return [];
    return [{ duration, work: work.value, error: work.error ?? 0 }];
  });

const claimsSection = (claims: readonly ClaimRow[]): Section => ({
  heading: "Claims",
  text: "Each value with its standard error in the last digits, against its reference; z is their difference in standard errors, with the time-step bias where it was measured.",
  html: htmlTable(
    ["claim", "parameters", "quantity", "value", "reference", "z", "verdict"],
    claims.map(({ claim, parameters, quantity, value, error, reference, z, verdict }) => [
      claim,
      pairs(parameters),
      quantity,
      withError(value, error),
      short(reference),
      sigmas(z),
      verdict,
    ]),
  ),
});

const DEMON = `A check that knows nothing of information, the second law <W> >= dF, may come out broken for an engine that measures: that is what the engine is for. The laws with information must not.`;

function verdictSection(erasure: readonly Row[], szilard: readonly Row[]): Section {
  const engine =
    szilard.length === 0
      ? ""
      : engineTable(szilard, "Szilard engine") + verdictList(szilard, "Szilard engine");
  return {
    heading: "Verdicts of each run",
    text: szilard.length === 0 ? "Each with its reason." : `Each with its reason. ${DEMON}`,
    html: verdictList(erasure, "Erasure") + engine,
  };
}
