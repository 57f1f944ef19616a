// Units of what a run returns, and the same numbers in other units.
import { estimateDimension } from "../estimate/dimension.js";
import type { Estimate } from "../estimate/estimate.js";
import { type EstimateRequest, mean } from "../estimate/request.js";
import { columnDimensions } from "../plan/dimensions.js";
import { SpecError, shown } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { type Base, baseOf, nameOf, sizeOf, unitAt } from "../spec/units/base.js";
import { nearestNumber, over } from "../spec/units/rational.js";
import { type Dimension, same, type Unit } from "../spec/units/unit.js";
import { validateLangevin } from "../spec/validate.js";
import type { Result } from "./result.js";

/** The unit of each estimate and kept column whose dimension is known. */
export function unitsOf(
  experiment: LangevinExperiment,
  wanted: Readonly<Record<string, EstimateRequest>>,
): Record<string, string> {
  const base = baseOf(experiment.units);
  const columns = columnDimensions(experiment, base);
  const kept = experiment.record.keep.map((text) => [text, mean(text)] as const);
  return Object.fromEntries(
    [...kept, ...Object.entries(wanted)].flatMap(([name, request]) => {
      const dimension = estimateDimension(request, columns);
      return dimension === null ? [] : [[name, nameOf(dimension, base)]];
    }),
  );
}

/**
 * The result with estimates and kept columns in other units: `inUnits(result, "zJ", "um")`. A quantity of the dimension of one of
 * them is given in it; of the others, energies, lengths and times are replaced as far as units of these are among them, so that
 * with "zJ" a variance of work is in zJ^2. Verdicts and the experiment stay in its base units.
 * @throws SpecError where the experiment has no units, or for a unit that nothing has
 */
export function inUnits(result: Result, ...units: readonly string[]): Result {
  const { experiment, units: now = {} } = result;
  const wanted = readUnits(validateLangevin(experiment), units);
  const base = baseOf(experiment.units);
  const read = (text: string): Unit => unitAt(`1 ${text}`, "units", base.sizes[0]);
  const used = new Set<string>();
  const to = new Map(
    Object.entries(now).map(([name, text]) => {
      const found = converted(read(text), text, wanted, base);
      for (const unit of found.by) used.add(unit);
      return [name, found] as const;
    }),
  );
  const idle = units.find((text) => !used.has(text));
  if (idle !== undefined) {
    const known = [...new Set(Object.values(now))].filter((text) => text !== "1").join(", ");
    throw new SpecError(
      "units",
      `a unit of something in the result (${known}) is needed, ${shown(idle)} given`,
    );
  }
  const factor = (name: string): number => to.get(name)?.factor ?? 1;
  return {
    ...result,
    estimates: Object.fromEntries(
      Object.entries(result.estimates).map(([name, estimate]) => [name, scaled(estimate, factor(name))]),
    ),
    columns: Object.fromEntries(
      Object.entries(result.columns).map(([name, column]) => [name, column.map((x) => x * factor(name))]),
    ),
    units: Object.fromEntries([...to].map(([name, { text }]) => [name, text])),
  };
}

interface Named extends Unit {
  readonly text: string;
}

/** Units by their texts. @throws SpecError for what is no unit, or where the experiment has none itself */
export function readUnits({ units }: LangevinExperiment, texts: readonly string[]): Named[] {
  if (units === undefined) throw new SpecError("units", "an experiment with the key units is needed");
  const [thermal] = baseOf(units).sizes;
  return texts.map((text) => ({ text, ...unitAt(`1 ${text}`, "units", thermal) }));
}

/** The unit for what is in `from`, how many of it one of the old is, and which of the wanted ones it is made of. */
function converted(
  from: Unit,
  text: string,
  wanted: readonly Named[],
  base: Base,
): { readonly text: string; readonly factor: number; readonly by: readonly string[] } {
  const whole = wanted.find(({ dimension }) => same(dimension, from.dimension));
  if (whole !== undefined) {
    return { text: whole.text, factor: nearestNumber(over(from.size, whole.size)), by: [whole.text] };
  }
  const axes = from.dimension.map((exponent, i) =>
    exponent === 0 ? undefined : wanted.find(({ dimension }) => same(dimension, AXES[i] as Dimension)),
  );
  if (axes.every((unit) => unit === undefined)) return { text, factor: 1, by: [] };
  const mixed = {
    sizes: base.sizes.map((size, i) => axes[i]?.size ?? size) as unknown as Base["sizes"],
    names: base.names.map((name, i) => axes[i]?.text ?? name) as unknown as Base["names"],
  };
  return {
    text: nameOf(from.dimension, mixed),
    factor: nearestNumber(over(from.size, sizeOf(from.dimension, mixed.sizes))),
    by: axes.flatMap((unit) => (unit === undefined ? [] : [unit.text])),
  };
}

const AXES: readonly Dimension[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];

function scaled(estimate: Estimate, factor: number): Estimate {
  const { value, error, bias } = estimate;
  return {
    ...estimate,
    value: value === null ? null : value * factor,
    error: error === null ? null : error * factor,
    bias: bias === null ? null : { ...bias, value: bias.value * factor, error: bias.error * factor },
  };
}
