// The tables of a potential: points that no spline goes through are refused, the others become functions of formulas.
import { spline } from "../formula/spline.js";
import { NO_TABLES, type Tables, tableOf } from "../formula/table.js";
import { SpecError, shown } from "./error.js";
import type { Potential, Table } from "./experiment.js";

const FEWEST = 4;
const MOST = 64;
/** Of the largest |y|: how far the ends of a periodic table may be apart, being the same point. */
const CLOSED = 1e-9;

/** Splines through the tables of a potential or a network, by name. @throws SpecError */
export function tablesOf({ tables }: Pick<Potential, "tables">, where = "system.potential.tables"): Tables {
  if (tables === undefined) return NO_TABLES;
  const entries = Object.entries(tables);
  if (entries.length > MOST) {
    throw new SpecError(where, `at most ${MOST} tables are needed, ${entries.length} given`);
  }
  return new Map(
    entries.map(([name, table], i) => {
      const path = `${where}.${name}`;
      checkPoints(table, path);
      const { x, y, outside = "linear" } = table;
      const curve = spline({ x, y, periodic: outside === "periodic", deviations: deviationsOf(table, path) });
      const built = tableOf(name, i, curve, outside);
      // from the second row on: the first begins at -infinity
      if (!built.rows.subarray(6).every(Number.isFinite) || !Number.isFinite(built.cellsPerLength)) {
        throw new SpecError(
          path,
          "points that a spline of finite slopes goes through are needed, these are too close or too far",
        );
      }
      return [name, built];
    }),
  );
}

function checkPoints({ x, y, outside }: Table, path: string): void {
  if (x.length < FEWEST) {
    throw new SpecError(`${path}.x`, `at least ${FEWEST} places are needed, ${x.length} given`);
  }
  if (y.length !== x.length) {
    throw new SpecError(`${path}.y`, `as many numbers as places, ${x.length}, are needed, ${y.length} given`);
  }
  x.forEach((place, i) => {
    const before = x[i - 1];
    if (before === undefined || place > before) return;
    throw new SpecError(
      `${path}.x[${i}]`,
      `places in ascending order are needed, ${place} after ${before} given`,
    );
  });
  if (outside !== "periodic") return;
  const [first, last] = [y[0] as number, y[y.length - 1] as number];
  const size = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (Math.abs(last - first) <= CLOSED * size) return;
  throw new SpecError(
    `${path}.y[${y.length - 1}]`,
    `the first value again, ${first}, is needed at the end of a period, ${last} given`,
  );
}

/** One standard deviation per point, or null where the spline goes through the points. */
function deviationsOf({ x, deviation = 0 }: Table, path: string): readonly number[] | null {
  if (typeof deviation === "number") return deviation === 0 ? null : x.map(() => deviation);
  if (deviation.length !== x.length) {
    throw new SpecError(
      `${path}.deviation`,
      `as many standard deviations as places, ${x.length}, are needed, ${deviation.length} given`,
    );
  }
  deviation.forEach((s, i) => {
    if (s > 0) return;
    throw new SpecError(
      `${path}.deviation[${i}]`,
      `a standard deviation above 0 is needed, ${shown(s)} given`,
    );
  });
  return deviation;
}
