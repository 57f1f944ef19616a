// Columns through the same statistics, estimators and checks as a run, leaf by leaf of 1024 rows along the tree.
import { FAMILY_LEVEL, needsOf, verdicts } from "../../dist/check/index.js";
import { estimateFrom, statisticsFor } from "../../dist/estimate/request.js";
import { columnsOf, formulasFor, statesOf } from "../../dist/stats/leaf.js";
import { mergeAll, union, valuesOf } from "../../dist/stats/request.js";
import { LEAF, Tree } from "../../dist/stats/tree.js";

function pushed(columns, kT, statistics) {
  const names = Object.keys(columns);
  const rows = columns[names[0]].length;
  const formulas = formulasFor(statistics);
  const tree = new Tree(mergeAll(statistics));
  for (let from = 0; from < rows; from += LEAF) {
    const size = Math.min(LEAF, rows - from);
    const scope = { kT };
    for (const name of names) scope[name] = columns[name].subarray(from, from + size);
    tree.add({ level: 0, index: from / LEAF, state: statesOf(statistics, columnsOf(formulas, scope, size)) });
  }
  return tree.root();
}

/** Looks up estimates of a sample { columns, reverse?, kT? }. */
function estimator({ columns, reverse = null, kT = 1 }, requests) {
  const statistics = union(requests.flatMap(statisticsFor));
  const ahead = statistics.filter(({ run }) => run !== "reverse");
  const back = statistics.filter(({ run }) => run === "reverse");
  const states = [
    ...(ahead.length > 0 ? pushed(columns, kT, ahead) : []),
    ...(back.length > 0 ? pushed(reverse, kT, back) : []),
  ];
  const values = valuesOf([...ahead, ...back], states);
  const known = new Map();
  return (request) => {
    const key = JSON.stringify(request);
    if (!known.has(key)) known.set(key, estimateFrom(request, values));
    return known.get(key);
  };
}

export const estimateOf = (sample, request) => estimator(sample, [request])(request);

/** One verdict of a check at each level, from the same estimates. */
export function verdictsOf(sample, check, levels) {
  const situation = {
    kT: sample.kT ?? 1,
    columns: Object.keys(sample.columns),
    reverse: sample.reverse === undefined ? null : Object.keys(sample.reverse),
    experiment: sample.experiment ?? null,
  };
  const estimate = estimator(sample, needsOf([check], situation));
  return levels.map((level) => verdicts([check], situation, estimate, FAMILY_LEVEL / level)[0]);
}
