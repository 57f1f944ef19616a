// How often a true claim is called broken when a growing sample is looked at again and again: after every leaf at the nominal
// level (naive), or where the run looks, each look with its share of the level (ours).
//   node bench/calibration/stopping.js [repeats] [leaves] [level] [seed]
import { pathToFileURL } from "node:url";

/**
 * Repeats a true claim, <x> = 0 for unit normals in leaves of 1024, and counts how often any of the looks calls it broken.
 * `judge` and `exactly` are the package's own, so that the rule is that of the verdicts.
 */
export function falseAlarms({ repeats, leaves, level, seed, looks, shared, judge, exactly }) {
  const draw = normals(seed);
  const at = new Set(looks);
  const each = shared ? level / looks.length : level;
  const claim = { check: "mean", claim: "<x> = 0", source: "", relation: "=", margin: 1e-9 };
  let alarms = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    let sum = 0; // of leaf means; each is normal with variance 1/1024
    let broken = false;
    for (let leaf = 1; leaf <= leaves; leaf++) {
      sum += draw() / 32;
      if (broken || !at.has(leaf)) continue;
      const n = 1024 * leaf;
      const estimate = { value: sum / leaf, error: 1 / Math.sqrt(n), n, effective: n, bias: null };
      broken = judge(claim, each, estimate, exactly(0)).outcome === "broken";
    }
    if (broken) alarms += 1;
  }
  return { alarms, share: alarms / repeats };
}

/** Rows for the calibration table: rule, level, share of false alarms and its standard error. */
export function stoppingTable({ repeats, leaves, level, seed, looksAt, judge, exactly }) {
  const every = Array.from({ length: leaves }, (_, i) => i + 1);
  const rules = [
    ["one look, at the end", [leaves], false],
    ["naive: after every leaf, at the nominal level", every, false],
    ["at 2^k leaves, at the nominal level", looksAt(leaves), false],
    [`ours: at 2^k leaves, each at level/${looksAt(leaves).length}`, looksAt(leaves), true],
  ];
  return rules.map(([rule, looks, shared]) => {
    const { share } = falseAlarms({ repeats, leaves, level, seed, looks, shared, judge, exactly });
    return { rule, level, share, error: Math.sqrt((share * (1 - share)) / repeats) };
  });
}

/** sfc32 by Chris Doty-Humphrey (PractRand, public domain) and Box-Muller: independent of the package. */
function normals(seed) {
  let [a, b, c, d] = [0x9e3779b9 | 0, 0x243f6a88 | 0, seed | 0, 1];
  const word = () => {
    const out = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  for (let i = 0; i < 16; i++) word();
  const uniform = () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6) + 0.5) * 2 ** -53;
  let spare = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [repeats = 20_000, leaves = 1024, level = 1e-3, seed = 1] = process.argv.slice(2).map(Number);
  const { judge } = await import("../../dist/check/verdict.js");
  const { exactly } = await import("../../dist/estimate/estimate.js");
  const { looksAt } = await import("../../dist/run/until.js");
  for (const { rule, share, error } of stoppingTable({
    repeats,
    leaves,
    level,
    seed,
    looksAt,
    judge,
    exactly,
  })) {
    console.log(`${rule}: ${(100 * share).toFixed(3)} ± ${(100 * error).toFixed(3)} % at ${100 * level} %`);
  }
}
