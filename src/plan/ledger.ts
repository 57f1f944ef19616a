// The ledger per trajectory: what the kernel counted, and what follows from it. The first law reads
//   energyChange = work + forceWork + shadowWork - heat,
// with heat booked step by step and shadowWork the scheme's residual, or heat closed from the boundary and no residual.
import type { KernelColumns } from "../kernel/langevin.js";

/** What a trajectory's numbers become columns by. */
export interface Bookkeeping {
  readonly kT: number;
  readonly stepwise: boolean;
  /** F(tau+) - F(0-) by outcome; null where the potential does not confine. */
  readonly freeEnergyChange: readonly (number | null)[];
  /** ln p(y) by outcome, or null where no law of the outcomes is known beforehand. */
  readonly logPredictive: readonly number[] | null;
  readonly measured: boolean;
}

export type Columns = Readonly<Record<string, Float64Array>>;

/** Every column that an experiment of this kind has, with its meaning. */
export const LEDGER: Readonly<Record<string, string>> = {
  xStart: "position at t = 0",
  x: "position at the end",
  work: "work on the system, quenches included",
  forceWork: "Stratonovich work of non-conservative forces (0 where there are none)",
  heat: "heat to the bath",
  energyChange: "U(x_tau; tau+) - U(x_0; 0-)",
  shadowWork: "residual of the scheme in the first law (0 where the heat is closed)",
  bathEntropy: "heat/kT",
  freeEnergyChange: "F(tau+) - F(0-) of the branch that was taken",
  outcome: "answer of the measurement, 0 or 1",
  logLikelihood: "ln p(y|x)",
  information: "ln p(y|x) - ln p(y)",
};

/** Names of the columns that this experiment books. */
export function columnNames(book: Bookkeeping): string[] {
  return Object.keys(LEDGER).filter((name) => {
    if (name === "freeEnergyChange") return book.freeEnergyChange.every((f) => f !== null);
    if (name === "information") return book.logPredictive !== null;
    if (name === "outcome" || name === "logLikelihood") return book.measured;
    return true;
  });
}

/** Derives the ledger's columns from the kernel's. */
export function ledger(kernel: KernelColumns, book: Bookkeeping): Columns {
  const { xStart, x, work, forceWork, energyStart, energyEnd, heatStepwise, outcome, logLikelihood } = kernel;
  const energyChange = energyEnd.map((end, i) => end - (energyStart[i] as number));
  const heat = book.stepwise
    ? heatStepwise
    : work.map((w, i) => w + (forceWork[i] as number) - (energyChange[i] as number));
  const shadowWork = book.stepwise
    ? energyChange.map(
        (change, i) => change - (work[i] as number) - (forceWork[i] as number) + (heat[i] as number),
      )
    : new Float64Array(work.length);
  const columns: Record<string, Float64Array> = {
    xStart,
    x,
    work,
    forceWork,
    heat,
    energyChange,
    shadowWork,
    bathEntropy: heat.map((q) => q / book.kT),
  };
  if (book.freeEnergyChange.every((f) => f !== null)) {
    columns.freeEnergyChange = outcome.map((y) => book.freeEnergyChange[y] as number);
  }
  if (book.measured) {
    columns.outcome = outcome;
    columns.logLikelihood = logLikelihood;
  }
  const { logPredictive } = book;
  if (logPredictive !== null) {
    columns.information = logLikelihood.map((l, i) => l - (logPredictive[outcome[i] as number] as number));
  }
  return columns;
}
