// Several statements as one check: broken if one of them is, holds if all do. Each is judged at its share of the level.
import type { Verdict } from "./verdict.js";

const RANK = { broken: 0, undecided: 1, holds: 2 } as const;

/** The worst of the parts speaks for all; `level` is that of the whole. */
export function joint(level: number, parts: readonly [Verdict, ...Verdict[]]): Verdict {
  const worst = parts.reduce((a, b) => (RANK[b.outcome] < RANK[a.outcome] ? b : a));
  const claim = [...new Set(parts.map((part) => part.claim))].join("; ");
  const reason = worst.outcome === "holds" ? worst.reason : `${worst.claim}: ${worst.reason}`;
  return { ...worst, claim, level, reason };
}
