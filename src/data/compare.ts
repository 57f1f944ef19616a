// Two samples of one quantity, a run's and measured ones or any other two: are they of one distribution? The distance of their
// distribution functions (Kolmogorov-Smirnov), means and variances as verdicts, and the overlap of the densities.
import { FAMILY_LEVEL } from "../check/index.js";
import { type Claim, cannotJudge, judge, type Verdict } from "../check/verdict.js";
import type { Estimate } from "../estimate/estimate.js";
import { mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { SpecError, shown } from "../spec/error.js";
import { probabilityBeyond } from "../theory/kolmogorov.js";
import { judgeSample } from "./judge.js";
import { overlap } from "./overlap.js";
import { fromColumns } from "./sample.js";
import { type Columns, collect, type DataTable, isDataTable, tableOf } from "./table.js";

/** A run with kept columns, a table, or columns in memory. */
export type Source = { readonly columns: Columns } | DataTable | Columns;

export interface Comparison {
  /** Three verdicts per column: distribution, mean, variance. */
  readonly verdicts: readonly Verdict[];
  /** int min(p, q) dx per column, by its name in the first source. */
  readonly overlap: Readonly<Record<string, Estimate>>;
}

export interface CompareOptions {
  /** False-alarm level of all verdicts together. */
  readonly level?: number | undefined;
  /** Largest difference that counts as none: of probabilities, of means in standard deviations, of variances relative to them. */
  readonly margin?: number | undefined;
}

/**
 * Compares columns by name, those of `a` to those of `b`: `compare(result, await readCsv("works.csv"), { work: "W_kT" })`.
 * @throws SpecError for a column that is not there, or fewer than 8 rows.
 */
export async function compare(
  a: Source,
  b: Source,
  columns: Readonly<Record<string, string>>,
  { level = FAMILY_LEVEL, margin = 0.05 }: CompareOptions = {},
): Promise<Comparison> {
  for (const [name, value] of Object.entries({ level, margin })) {
    if (value > 0 && value < 1) continue;
    throw new SpecError(name, `a number between 0 and 1 is needed, ${shown(value)} given`);
  }
  const pairs = Object.entries(columns);
  if (pairs.length === 0) throw new SpecError("columns", 'a pair of names is needed, as in { work: "W" }');
  const [left, right] = [asTable(a, "first"), asTable(b, "second")];
  const each = level / (3 * pairs.length);
  const verdicts: Verdict[] = [];
  const shared: Record<string, Estimate> = {};
  for (const [name, other] of pairs) {
    const one = await columnOf(left, name);
    const two = await columnOf(right, other);
    const [x, y] = [await momentsOf(one), await momentsOf(two)];
    const spread = Math.max(x.variance.value ?? 0, y.variance.value ?? 0);
    const title = name === other ? name : `${name}, ${other}`;
    verdicts.push(
      distributions(one, two, title, each, margin),
      judge(claim(title, "means are equal", margin * Math.sqrt(spread)), each, x.mean, y.mean),
      judge(claim(title, "variances are equal", margin * spread), each, x.variance, y.variance),
    );
    shared[name] = overlap(one, two);
  }
  return { verdicts, overlap: shared };
}

const claim = (check: string, text: string, margin: number): Claim => ({
  check,
  claim: text,
  source: "two independent samples",
  relation: "=",
  margin,
});

const FEWEST = 8;

async function columnOf(table: DataTable, name: string): Promise<Float64Array> {
  const found = (await collect(table, [name]))[name] as Float64Array;
  if (found.length >= FEWEST) return found;
  throw new SpecError(table.source, `at least ${FEWEST} rows are needed, ${found.length} given`);
}

function asTable(given: Source, which: string): DataTable {
  if (isDataTable(given)) return given;
  const { columns } = given as { columns?: unknown };
  const held = typeof columns === "object" && columns !== null && !("length" in columns);
  return tableOf((held ? columns : given) as Columns, which);
}

async function momentsOf(x: Float64Array): Promise<Record<"mean" | "variance", Estimate>> {
  const asked = { mean: mean("x"), variance: variance("x") };
  const { estimates } = await judgeSample(fromColumns({ x }, { x: "x", kT: 1 }), { estimates: asked });
  return estimates as Record<keyof typeof asked, Estimate>;
}

/** sup |F_a - F_b|, ties counted once. */
export function distance(a: Float64Array, b: Float64Array): number {
  const [x, y] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  let most = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const at = Math.min(x[i] as number, y[j] as number);
    while (x[i] === at) i += 1;
    while (y[j] === at) j += 1;
    most = Math.max(most, Math.abs(i / x.length - j / y.length));
  }
  return most;
}

/**
 * The distribution functions: broken where D is too large for one distribution, holds where the true distance is within the
 * margin, by P(sup |F_n - F| > e) <= 2 exp(-2 n e^2) for either sample (P. Massart, Ann. Prob. 18, 1269 (1990)).
 */
function distributions(
  a: Float64Array,
  b: Float64Array,
  title: string,
  level: number,
  margin: number,
): Verdict {
  const [n, m] = [a.length, b.length];
  const d = distance(a, b);
  const chance = probabilityBeyond(d, n, m);
  const reach = (size: number): number => Math.sqrt(math.log(4 / level) / (2 * size));
  const effective = (n * m) / (n + m);
  const lhs: Estimate = { value: d, error: null, n: n + m, effective, bias: null };
  const rhs: Estimate = { value: 0, error: 0, n: 0, effective: Infinity, bias: null };
  const what: Claim = {
    ...claim(title, "sup |F_a - F_b| = 0", margin),
    source: "N. Smirnov, Bull. Math. Univ. Moscou 2(2), 3 (1939)",
  };
  const say = (outcome: Verdict["outcome"], reason: string): Verdict => ({
    ...cannotJudge(what, level, reason),
    lhs,
    rhs,
    outcome,
  });
  const p = `probability ${chance.toPrecision(2)} of a larger distance if they were`;
  if (chance < level) return say("broken", `not of one distribution: ${p}`);
  if (d + reach(n) + reach(m) <= margin) return say("holds", `equal within the margin ${margin}; ${p}`);
  const rows = Math.ceil((2 * math.log(4 / level)) / (margin * margin));
  return say(
    "undecided",
    `about ${rows.toPrecision(2)} rows on either side would decide at the margin ${margin}; ${p}`,
  );
}
