// The error of any function t of statistics, by leaving out blocks of unequal sizes m_j, n = sum m_j, h_j = n/m_j:
//   t_j = h_j t - (h_j - 1) t_(j),   error^2 = (1/g) sum (t_j - t_J)^2/(h_j - 1),   t_J = (1/g) sum t_j
// F. M. T. A. Busing, E. Meijer, R. van der Leeden, Stat. Comput. 9, 3 (1999), eq. 4 and 5. Forward and reversed runs are independent:
// their blocks are left out apart and the squares added, with the degrees of freedom of Welch and Satterthwaite.
import { leaveOneOut } from "../stats/leaveOneOut.js";
import { mergeAll, type Request, type State, type Values, valuesOf } from "../stats/request.js";
import type { Estimate } from "./estimate.js";
import { plain } from "./plain.js";

const inBlocks = (of: Request) =>
  of.run === undefined ? ({ kind: "blocks", of } as const) : ({ kind: "blocks", of, run: of.run } as const);

/** The statistics of the blocks. */
export const wrapped = (requests: readonly Request[]): Request[] => requests.map(inBlocks);

/** Whether the value is t itself, or t_J, which is free of a bias of order 1/n. */
export type Centre = "plain" | "corrected";

/** t with the error of its blocks; `requests` are the statistics behind it, whose blocks must have been asked for. */
export function jackknife(
  requests: readonly Request[],
  values: Values,
  t: (values: Values) => number,
  centre: Centre = "plain",
): Estimate {
  const sides = [undefined, "reverse"] as const;
  const runs = sides
    .map((run) => requests.filter((request) => request.run === run))
    .filter((r) => r.length > 0);
  const parts = runs.map((asked) => {
    const found = asked.map((request) => values(inBlocks(request)));
    const sizes = (found[0]?.blocks ?? []).map(({ n }) => n);
    const blocks = sizes.map((_, j) => found.map(({ blocks: b }) => b[j]?.state as State));
    return { sizes, without: leaveOneOut<readonly State[]>(blocks, mergeAll(asked)) };
  });
  const all = runs.flat();
  const wholes = parts.map(({ without }) => without[0]);
  const sizes = parts.map((part) => part.sizes.reduce((n, m) => n + m, 0));
  const n = sizes.reduce((total, size) => total + size, 0);
  if (wholes.some((states) => states === undefined)) return plain(Number.NaN, Number.NaN, { n });
  const at = (states: readonly (readonly State[] | undefined)[]): number =>
    t(valuesOf(all, (states as readonly (readonly State[])[]).flat()));
  const whole = at(wholes);
  const spreads = parts.map(({ sizes: blockSizes, without }, i) =>
    spreadOf(
      whole,
      blockSizes,
      without.slice(1).map((states) => at(wholes.map((w, k) => (k === i ? states : w)))),
    ),
  );
  const variance = spreads.reduce((sum, spread) => sum + spread.variance, 0);
  const rates = spreads.reduce(
    (sum, spread) => sum + (spread.variance * spread.variance) / spread.freedom,
    0,
  );
  const freedom =
    variance > 0 ? (variance * variance) / rates : spreads.reduce((sum, spread) => sum + spread.freedom, 0);
  const moved = centre === "plain" ? 0 : spreads.reduce((sum, spread) => sum + spread.centre - whole, 0);
  return plain(whole + moved, Math.sqrt(variance), { n, freedom });
}

function spreadOf(
  whole: number,
  sizes: readonly number[],
  without: readonly number[],
): { variance: number; freedom: number; centre: number } {
  const g = sizes.length;
  const n = sizes.reduce((sum, m) => sum + m, 0);
  if (g < 2) return { variance: Number.NaN, freedom: 0, centre: Number.NaN };
  const pseudo = without.map((t, j) => {
    const h = n / (sizes[j] as number);
    return h * whole - (h - 1) * t;
  });
  const centre = pseudo.reduce((sum, t) => sum + t, 0) / g;
  const squares = pseudo.reduce(
    (sum, t, j) => sum + ((t - centre) * (t - centre)) / (n / (sizes[j] as number) - 1),
    0,
  );
  return { variance: squares / g, freedom: (n * n) / sizes.reduce((sum, m) => sum + m * m, 0) - 1, centre };
}
