// The ledger per trajectory: what the kernel counted, and what follows from it. The first law reads
//   energyChange = work + forceWork + shadowWork - heat,
// with heat booked step by step and shadowWork the scheme's residual, or heat closed from the boundary and no residual.
import { evaluateColumn } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";
import type { KernelColumns } from "../kernel/langevin.js";
import { velocityOf } from "../spec/variables.js";
import { type Boundaries, systemEntropies } from "./boundaries.js";
import { type FeedbackBook, feedbackColumns, feedbackNames } from "./feedback/book.js";
import { endsOf, type RecordBook, recordedColumns, recordedNames } from "./recorded.js";

/** What a trajectory's numbers become columns by. */
export interface Bookkeeping {
  readonly kT: number;
  readonly variables: readonly { readonly name: string; readonly kT: number }[];
  readonly stepwise: boolean;
  /** Of the baths: from the heat where temperatures are constant, else booked by the kernel, or unknown. */
  readonly entropy: "derived" | "booked" | "unknown";
  /** Whether variables have velocities. */
  readonly inertial: boolean;
  /** F(tau+) - F(0-) by the controller's state; null where the start is no equilibrium or the potential does not confine. */
  readonly freeEnergyChange: readonly (number | null)[];
  /** The same as a formula of what a policy writes. */
  readonly freeEnergyOf?: Node | undefined;
  /** What was measured and done, where anything was. */
  readonly feedback: FeedbackBook | null;
  /** What is recorded, where anything is. */
  readonly record?: RecordBook | undefined;
  /** The densities between which the system's entropy changes, where they are named. */
  readonly boundaries?: Boundaries | null | undefined;
}

export type Columns = Readonly<Record<string, Float64Array>>;

/** Every column that an experiment of this kind has, with its meaning; with several variables those of x are there for each. */
export const LEDGER: Readonly<Record<string, string>> = {
  xStart: "position at t = 0",
  x: "position at the end",
  v_xStart: "velocity of x at t = 0 (underdamped)",
  v_x: "velocity of x at the end (underdamped)",
  work: "work on the system, quenches included",
  forceWork: "Stratonovich work of non-conservative forces (0 where there are none)",
  heat: "heat to the bath, or to all baths",
  heat_x: "heat to the bath of x (of several variables, booked step by step)",
  energyChange: "U(x_tau; tau+) - U(x_0; 0-); underdamped, with the change of kinetic energy",
  shadowWork: "residual of the scheme in the first law (0 where the heat is closed)",
  bathEntropy: "heat/kT, summed over the baths; each move's by its temperature where one is driven",
  freeEnergyChange: "F(tau+) - F(0-) of the branch that was taken",
  outcome: "what the last measurement gave",
  logLikelihood: "sum over the measurements of ln p(y|reading)",
  information: "sum of ln p(y|reading) - ln p(y|outcomes before)",
  measurements: "how many",
  record: "all outcomes as one number, the first one its highest digit (finitely many records)",
  repeated: "1 where all outcomes are those of the record (of a backward experiment)",
  logProbability: "ln P(record) (of a backward experiment)",
  stopTime: "time at which the trajectory stopped, or the duration (only with `stop`)",
  stopped: "1 if it did, 0 if it never stopped (only with `stop`)",
  systemEntropy: "ln b0(x_0) - ln b1(x_tau) between the densities of record.systemEntropy",
  entropyProduction: "systemEntropy + bathEntropy",
  housekeepingHeat: "heat + kT A, A what moves alone make of phi = -ln p_s (only with record.housekeeping)",
  housekeepingEntropy: "housekeepingHeat/kT",
  excessHeat: "-kT A",
  excessEntropy: "phi(x_tau; tau+) - phi(x_0; 0-) - A, Y of Hatano and Sasa",
  logWeight: "ln of the path's probability over that with the force of ensemble.bias (only with it)",
};

const knowsFreeEnergy = ({ freeEnergyChange, freeEnergyOf }: Bookkeeping): boolean =>
  freeEnergyOf !== undefined || !freeEnergyChange.includes(null);

/** Columns that only a feedback has, but for what it remembers and writes. */
const MEASURED = [
  "outcome",
  "logLikelihood",
  "information",
  "measurements",
  "record",
  "repeated",
  "logProbability",
];

/** Names of the columns that this experiment books. */
export function columnNames(book: Bookkeeping): string[] {
  const { variables, stepwise, record, feedback } = book;
  const recorded = record === undefined ? [] : recordedNames(record);
  const measured = feedbackNames(feedback);
  const own = Object.keys(LEDGER).flatMap((column) => {
    if (column === "xStart") return variables.map(({ name }) => `${name}Start`);
    if (column === "x") return variables.map(({ name }) => name);
    if (column === "v_xStart" || column === "v_x") {
      return book.inertial ? variables.map(({ name }) => column.replace("v_x", velocityOf(name))) : [];
    }
    if (column === "bathEntropy" && book.entropy === "unknown") return [];
    if (column === "heat_x") {
      return stepwise && variables.length > 1 ? variables.map(({ name }) => `heat_${name}`) : [];
    }
    if (column === "freeEnergyChange" && !knowsFreeEnergy(book)) return [];
    if (column === "systemEntropy" && !book.boundaries) return [];
    if (column === "entropyProduction" && (!book.boundaries || book.entropy === "unknown")) return [];
    if (MEASURED.includes(column) && !measured.includes(column)) return [];
    // these come with what is recorded
    if (/^(stopTime|stopped|housekeeping.*|excess.*|logWeight)$/.test(column)) return [];
    return [column];
  });
  return [...own, ...measured.filter((name) => !MEASURED.includes(name)), ...recorded];
}

/**
 * Derives the ledger's columns from the kernel's, which ran at dt / 2^halvings; `states` are columns of states on the way.
 * @throws NotFinite of a recorded column
 */
export function ledger(
  kernel: KernelColumns,
  book: Bookkeeping,
  halvings = 0,
  states: Columns = {},
): Columns {
  const { record } = book;
  if (record === undefined) return ownColumns(kernel, book);
  const written = book.feedback === null ? {} : feedbackColumns(book.feedback, kernel.named);
  const { fields, energyEnd, columns } = endsOf(kernel, record, halvings, written);
  // of what stopped before its fields were written to the end
  const settled = Object.keys(written).flatMap((name) => {
    const column = fields[name];
    return column instanceof Float64Array ? [[name, column] as const] : [];
  });
  const own = {
    ...ownColumns({ ...kernel, energyEnd }, book),
    ...Object.fromEntries(settled),
    ...columns,
  };
  return { ...own, ...recordedColumns(kernel, record, { ...own, ...states, kT: book.kT }, fields) };
}

/** The columns that are not recorded. */
export function ownColumns(kernel: KernelColumns, book: Bookkeeping): Record<string, Float64Array> {
  const { starts, ends, heats, work, forceWork, named } = kernel;
  const { variables, freeEnergyChange, freeEnergyOf, feedback } = book;
  const columns: Record<string, Float64Array> = { work, forceWork, ...energies(kernel, book) };
  variables.forEach(({ name }, v) => {
    columns[`${name}Start`] = starts[v] as Float64Array;
    columns[name] = ends[v] as Float64Array;
    if (book.inertial) {
      columns[`${velocityOf(name)}Start`] = starts[variables.length + v] as Float64Array;
      columns[velocityOf(name)] = ends[variables.length + v] as Float64Array;
    }
    if (book.stepwise && variables.length > 1) columns[`heat_${name}`] = heats[v] as Float64Array;
  });
  if (feedback !== null) Object.assign(columns, feedbackColumns(feedback, named));
  if (freeEnergyOf !== undefined) {
    columns.freeEnergyChange = evaluateColumn(freeEnergyOf, named, work.length);
  } else if (!freeEnergyChange.includes(null)) {
    columns.freeEnergyChange = byState(named.state, freeEnergyChange as readonly number[], work.length);
  }
  if (book.boundaries) {
    const { bathEntropy } = columns;
    const systemEntropy = systemEntropies(book.boundaries, columns, named.state, work.length);
    columns.systemEntropy = systemEntropy;
    columns.entropyProduction = systemEntropy.map((s, i) => s + (bathEntropy?.[i] as number));
  }
  return columns;
}

/** Heat, energy change, residual and entropy, in one loop over the trajectories. */
function energies(
  { heats, work, forceWork, energyStart, energyEnd, bathEntropy: booked }: KernelColumns,
  { stepwise, entropy: known, variables, kT }: Bookkeeping,
): Record<"heat" | "energyChange" | "shadowWork" | "bathEntropy", Float64Array> {
  const n = work.length;
  const [heat, energyChange, shadowWork, bathEntropy] = Array.from(
    { length: 4 },
    () => new Float64Array(n),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < n; i++) {
    const change = (energyEnd[i] as number) - (energyStart[i] as number);
    const done = (work[i] as number) + (forceWork[i] as number);
    let q = done - change;
    let entropy = q / kT;
    if (stepwise) {
      q = 0;
      entropy = 0;
      for (let v = 0; v < variables.length; v++) {
        const own = (heats[v] as Float64Array)[i] as number;
        q += own;
        entropy += own / (variables[v] as { kT: number }).kT;
      }
      shadowWork[i] = change - (work[i] as number) - (forceWork[i] as number) + q;
    }
    energyChange[i] = change;
    heat[i] = q;
    bathEntropy[i] = entropy;
  }
  return { heat, energyChange, shadowWork, bathEntropy: known === "booked" ? booked : bathEntropy };
}

function byState(state: Float64Array | undefined, values: readonly number[], count: number): Float64Array {
  if (state === undefined || values.length === 1) return new Float64Array(count).fill(values[0] as number);
  return state.map((s) => values[s] as number);
}
