// The quantities by which a run is held against the Fokker-Planck equation: what is estimated, and what it should be.
import {
  type EstimateRequest,
  exponential,
  exponentialOfFiniteVariance,
  mean,
  probability,
} from "../estimate/request.js";
import { integerPower } from "../formula/evaluate.js";
import { placeOf, type Wall, type Walls } from "../formula/walls.js";
import * as math from "../kernel/math.js";
import type { FokkerPlanck, Solved } from "../plan/fokkerPlanck.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { drivesTemperature, namesOf } from "../spec/variables.js";
import { wallsIn } from "../spec/walls.js";

/** How much one trajectory scatters, as far as the equation knows. */
export interface Scatter {
  readonly deviation: number;
  readonly skewness?: number | undefined;
}

/** A row before the run: what is estimated, and what it should be. */
export interface Expected {
  readonly quantity: string;
  readonly request: EstimateRequest | null;
  readonly solved: Solved;
  readonly scatter?: Scatter | undefined;
}

/** Whether there is a number to be held against. */
export const varies = ({ error }: Solved): boolean => Number.isFinite(error);

/** Below this a variance is none. */
const ROUNDING = 1e-9;

const QUANTILES = [0.1, 0.3, 0.5, 0.7, 0.9];
const WEIGHTS = 400; // trajectories per unit of relative variance, for an exponential average to be judged

/** Everything that both a run and the equation know. */
export function expectedOf(
  experiment: LangevinExperiment,
  columns: readonly string[],
  solution: FokkerPlanck,
): Expected[] {
  const { system, ensemble } = experiment;
  const { values, below } = solution;
  const [name = "x"] = namesOf(system);
  const rows: Expected[] = [];
  const add = (
    quantity: string,
    key: string,
    request: EstimateRequest | null,
    scatter?: Scatter | undefined,
  ): void => {
    const solved = values[key];
    if (solved !== undefined) rows.push({ quantity, request, solved, scatter });
  };
  const of = (f: (x: number) => number): Scatter =>
    scatterOf(solution, wallsIn(system, system.potential.fields) ?? {}, f);
  const root = (key: string): Scatter => ({ deviation: Math.sqrt(Math.max(0, values[key]?.value ?? 0)) });
  const middle = values.mean?.value ?? 0;
  const about = (of: string, key: string): EstimateRequest =>
    mean(`(${of} - (${values[key]?.value ?? 0}))^2`);
  const driven = (key: string): boolean => (values[key]?.value ?? 0) > ROUNDING;
  if (driven("workVariance")) {
    add("<work>", "work", mean("work"), root("workVariance"));
    add("Var work", "workVariance", about("work", "work"));
    const [one, two] = [values["exp(-work/kT)"], values["exp(-2work/kT)"]];
    // the second moment of exp(-W/2kT) is the mean of exp(-W/kT)
    const half = "-0.5*work/kT";
    add("<exp(-work/2kT)>", "exp(-work/2kT)", trusted(half, one, values["exp(-work/2kT)"], ensemble));
    add("<exp(-work/kT)>", "exp(-work/kT)", trusted("-work/kT", two, one, ensemble));
  }
  if (driven("forceWorkVariance")) {
    add("<forceWork>", "forceWork", mean("forceWork"), root("forceWorkVariance"));
    add("Var forceWork", "forceWorkVariance", about("forceWork", "forceWork"));
  }
  add("<heat>", "heat", mean("heat"));
  add("<energyChange>", "energyChange", mean("energyChange"));
  if (drivesTemperature(experiment) && columns.includes("bathEntropy"))
    add("<bathEntropy>", "bathEntropy", mean("bathEntropy"));
  if (columns.includes("freeEnergyChange"))
    add("freeEnergyChange", "freeEnergyChange", mean("freeEnergyChange"));
  add(
    `<${name}>`,
    "mean",
    mean(name),
    of((x) => x),
  );
  add(
    `Var ${name}`,
    "variance",
    about(name, "mean"),
    of((x) => (x - middle) * (x - middle)),
  );
  const moved = `${name} - ${name}Start`;
  add(`<${moved}>`, "displacement", mean(moved), root("displacementVariance"));
  add(`Var(${moved})`, "displacementVariance", about(moved, "displacement"));
  const rate = (2 * Math.PI) / (system.period ?? Number.NaN);
  const turn = `2*pi*${name}/${system.period}`;
  add(
    `<cos(2 pi ${name}/L)>`,
    "cos",
    mean(`cos(${turn})`),
    of((x) => math.cos(rate * x)),
  );
  add(
    `<sin(2 pi ${name}/L)>`,
    "sin",
    mean(`sin(${turn})`),
    of((x) => math.sin(rate * x)),
  );
  const { low, high } = wallsIn(system, system.potential.fields) ?? {};
  add(`P(held at low)`, "heldLow", probability(`${name} <= ${placed(low)}`), share(values.heldLow));
  add(`P(held at high)`, "heldHigh", probability(`${name} >= ${placed(high)}`), share(values.heldHigh));
  if (system.period === undefined) {
    for (const { at, value, error } of quantilesOf(below)) {
      const threshold = Number(at.toPrecision(15));
      rows.push({
        quantity: `P(${name} < ${Number(at.toPrecision(4))})`,
        request: probability(`${name} < ${threshold}`),
        solved: { value, error },
        scatter: share({ value, error }),
      });
    }
  }
  const known = experiment.record.systemEntropy?.end === "solved";
  const own = (column: string): EstimateRequest | null =>
    known && columns.includes(column) ? mean(column) : null;
  add("<systemEntropy>", "systemEntropy", own("systemEntropy"));
  add("<entropyProduction>", "entropyProduction", own("entropyProduction"));
  add("D(p_tau||p_eq)", "divergence", null);
  return rows;
}

const placed = (wall: Wall | undefined): number => (wall === undefined ? 0 : placeOf(wall));

/** An exponential average: taken at its word where the equation knows its variance and the sample is large enough for it. */
function trusted(
  exponent: string,
  second: Solved | undefined,
  first: Solved | undefined,
  { trajectories }: LangevinExperiment["ensemble"],
): EstimateRequest {
  if (first === undefined || second === undefined || !varies(second)) return exponential(exponent);
  const relative = second.value / (first.value * first.value) - 1;
  return trajectories > WEIGHTS * relative ? exponentialOfFiniteVariance(exponent) : exponential(exponent);
}

/** The faces next to some quantiles, each once. */
function quantilesOf(below: FokkerPlanck["below"]): FokkerPlanck["below"] {
  const nearest = QUANTILES.map((share) =>
    below.reduce((best, face) => (Math.abs(face.value - share) < Math.abs(best.value - share) ? face : best)),
  );
  return [...new Set(nearest)].filter(({ value }) => value > 0.01 && value < 0.99);
}

/** Of a predicate with this probability. */
function share(solved: Solved | undefined): Scatter {
  const p = Math.min(1, Math.max(0, solved?.value ?? 0));
  const deviation = Math.sqrt(p * (1 - p));
  return { deviation, skewness: deviation > 0 ? (1 - 2 * p) / deviation : 0 };
}

/** Of a function of the place at the end, from the solved density and what walls hold. */
function scatterOf(
  { x, density, values }: FokkerPlanck,
  { low, high }: Walls,
  f: (x: number) => number,
): Scatter {
  const width = (x[1] as number) - (x[0] as number);
  const masses = [
    ...Array.from(density, (p, i) => ({ value: f(x[i] as number), mass: p * width })),
    { value: f(placed(low)), mass: values.heldLow?.value ?? 0 },
    { value: f(placed(high)), mass: values.heldHigh?.value ?? 0 },
  ];
  const mean = masses.reduce((sum, { value, mass }) => sum + mass * value, 0);
  const moment = (n: number): number =>
    masses.reduce((sum, { value, mass }) => sum + mass * integerPower(value - mean, n), 0);
  const deviation = Math.sqrt(Math.max(0, moment(2)));
  return { deviation, skewness: deviation > 0 ? moment(3) / integerPower(deviation, 3) : 0 };
}
