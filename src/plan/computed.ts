// Coefficients that no formula text says: entries of a matrix exponential, Fourier coefficients of a potential. Formulas that are
// lowered may mention them like fields; the planner asks a function for their values, once for each row.
import { before } from "../formula/code.js";
import type { Scope } from "../formula/evaluate.js";
import type { Fields, Line } from "./timeline.js";

/** What a row of coefficients is computed from. */
export interface Row {
  /** All fields at the midpoint of the row's step, as every scheme takes them. */
  readonly fields: Fields;
  /** All fields where the step begins and where it ends; a write without a step has the same in both. */
  readonly from: Fields;
  readonly to: Fields;
  /** The step. In an energy at the boundary, which knows of no step, 0. */
  readonly h: number;
}

/**
 * Coefficients by name. A name begins with "$", so that no field is called so; those of the lowering itself are taken ($kT0,
 * $perFriction0). Use: pass `constant` and `moving` names in the formulas given to `lower` (whose `driven` must hold the moving
 * ones: `drivenWith`), and the same object to `program`.
 */
export interface Computed {
  /** Names whose values depend on h at most: they stand in the constants of a segment. */
  readonly constant: readonly string[];
  /**
   * Names whose values depend on driven fields: they stand in the rows. `~name` is then the value in the row before, as it is for
   * a driven field, so that `lower` books the work of a potential that mentions the name.
   */
  readonly moving: readonly string[];
  /** Values of all names. Called once per row: some microseconds each are cheap. */
  readonly values: (row: Row) => Readonly<Record<string, number>>;
}

export const NOTHING_COMPUTED: Computed = { constant: [], moving: [], values: () => ({}) };

/** What a step's rows depend on: driven fields, and what is computed from them. */
export const drivenWith = (driven: ReadonlySet<string>, { moving }: Computed): ReadonlySet<string> =>
  moving.length === 0 ? driven : new Set([...driven, ...moving]);

/** The names that stand in a segment's constants, or in an energy, which has one row. */
export const computedAt = (computed: Computed, fields: Fields, h: number): Fields =>
  computed.constant.length + computed.moving.length === 0 ? {} : computed.values({ ...still(fields), h });

/** The row of a write without a step. */
export const still = (fields: Fields): Row => ({ fields, from: fields, to: fields, h: 0 });

/** Rows of `steps` steps along a line. */
function rowsAlong({ from, to }: Line, h: number, steps: number): Row[] {
  const at = (step: number): Fields =>
    Object.fromEntries(
      Object.entries(from).map(([field, a]) => {
        const b = to[field] as number;
        return [field, a === b ? a : a + ((b - a) * step) / steps];
      }),
    );
  return Array.from({ length: steps }, (_, k) => ({
    fields: at(k + 0.5),
    from: at(k),
    to: k + 1 === steps ? to : at(k + 1),
    h,
  }));
}

/**
 * Columns of the moving names, and of each in the row before, for `steps` steps along a line; `last` is the row before the first.
 * Returns the last of the rows too.
 */
export function computedRows(
  computed: Computed,
  path: Line,
  last: Row,
  h: number,
  steps: number,
): { readonly scope: Scope; readonly last: Row } {
  if (computed.moving.length === 0) return { scope: {}, last };
  const rows = rowsAlong(path, h, steps);
  const values = rows.map(computed.values);
  const first = computed.values(last);
  const column = (name: string, shift: number): Float64Array =>
    Float64Array.from({ length: steps }, (_, k) => (values[k - shift] ?? first)[name] as number);
  const scope = Object.fromEntries(
    computed.moving.flatMap((name) => [
      [name, column(name, 0)],
      [before(name), column(name, 1)],
    ]),
  );
  return { scope, last: rows[steps - 1] as Row };
}
