// How often a check says "broken" of a true claim, and of wrong physics.
import { CASES } from "./cases.js";
import { draws, seedOf } from "./draw.js";
import { verdictsOf } from "./judged.js";

export { CASES };

/** The strict level is that of a run with one check; the other one is there to be measured in 1,000 repeats. */
export const LEVELS = [1e-2, 1e-3];

export const nameOf = ({ check, name = check.kind }) => name;

/** Outcomes of `repeats` samples; broken true claims by level, wrong physics at the strict one. */
export function calibrate(entry, repeats) {
  const { check, truth, control } = entry;
  const seed = (k, side) => seedOf(`${nameOf(entry)} ${side} ${k}`);
  const found = { name: nameOf(entry), repeats, falseAlarms: LEVELS.map(() => 0), holds: 0, noticed: 0 };
  for (let k = 0; k < repeats; k++) {
    const verdicts = verdictsOf(truth(draws(seed(k, "true"))), check, LEVELS);
    verdicts.forEach(({ outcome }, i) => {
      if (outcome === "broken") found.falseAlarms[i] += 1;
    });
    if (verdicts[1].outcome === "holds") found.holds += 1;
    const [wrong] = verdictsOf(control(draws(seed(k, "wrong"))), check, [LEVELS[1]]);
    if (wrong.outcome === "broken") found.noticed += 1;
  }
  return found;
}

/** The largest count of n trials that a probability p exceeds with at most `tail`. */
export function mostOf(n, p, tail = 1e-3) {
  let term = (1 - p) ** n;
  let below = term;
  let k = 0;
  while (1 - below > tail) {
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
    below += term;
    k += 1;
  }
  return k;
}
