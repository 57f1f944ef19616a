// The states of one leaf: formulas of its columns, each evaluated once, pushed into the statistics that ask for them.
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import type { Node } from "../formula/syntax.js";
import { formulasOf, type Request, type State, statisticOf } from "./request.js";

/** Formulas read once, by their text. */
export type Formulas = ReadonlyMap<string, Node>;

/** Reads the formulas of statistics, and further ones. */
export const formulasFor = (statistics: readonly Request[], others: readonly string[] = []): Formulas =>
  new Map([...statistics.flatMap(formulasOf), ...others].map((text) => [text, parse(text)]));

/** Looks up the column of a formula. */
export type ColumnOf = (formula: string) => Float64Array;

/** The columns of a leaf of `size` rows, evaluated at first use. */
export function columnsOf(formulas: Formulas, scope: Scope, size: number): ColumnOf {
  const known = new Map<string, Float64Array>();
  return (formula) => {
    const column = known.get(formula) ?? evaluateColumn(formulas.get(formula) as Node, scope, size);
    known.set(formula, column);
    return column;
  };
}

export const statesOf = (statistics: readonly Request[], of: ColumnOf): State[] =>
  statistics.map((request) => statisticOf(request).push(formulasOf(request).map(of)));
