// Reported biases cover the true ones of linear systems, for all schemes, three kinds of systems and a dozen observables; bench/bias.md
// has more steps and sizes.
import { expect, test } from "vitest";
import { coverage, REACH } from "../../bench/bias/coverage.js";
import { WHOLE } from "../whole.js";

const SLOW = { timeout: 300_000 };

/** The least count that a binomial law of n trials, 95 % each, stays above but once in 10^4. */
function least(n: number): number {
  const log = (k: number): number =>
    Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
  let below = 0;
  for (let k = 0; ; k++) {
    below += Math.exp(log(n) - log(k) - log(n - k) + k * Math.log(0.95) + (n - k) * Math.log(0.05));
    if (below > 1e-4) return k;
  }
}

test.skipIf(!WHOLE)(
  "95 of 100 reported biases lie within 1.96 errors of the true ones, over schemes, steps and observables",
  SLOW,
  async () => {
    const lines = await coverage({ sizes: [16_384], seed: 42, steps: (all) => all.slice(0, 2) });
    expect(lines.length).toBeGreaterThan(150);
    const covered = lines.filter((line) => line.covered).length;
    expect(covered).toBeGreaterThanOrEqual(least(lines.length));
    // the runs are what the theory says at this step: 4.5 errors once in 10^5
    expect(Math.max(...lines.map(({ apart }) => Math.abs(apart)))).toBeLessThan(4.5);
    // controls: no bias at all, the opposite one, and that of twice the step would not be covered
    const euler = lines.filter(({ scheme }) => scheme === "euler");
    const within = (told: (line: (typeof lines)[number]) => number): number =>
      euler.filter((line) => Math.abs(told(line) - line.truth) <= REACH * line.error).length;
    expect(within(({ reported }) => reported)).toBeGreaterThanOrEqual(least(euler.length));
    expect(within(() => 0)).toBeLessThan(least(euler.length));
    expect(within(({ reported }) => -reported)).toBeLessThan(least(euler.length));
    expect(within(({ reported }) => 2 * reported)).toBeLessThan(least(euler.length));
  },
);
