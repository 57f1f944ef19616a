// Cases of the catalogue whose exponential average has an infinite second moment: that average must come out undecided in every repeat,
// and the bounded form, where reversed runs exist, must decide. Staircase protocols with exact Ornstein-Uhlenbeck steps: Jarzynski's and
// Crooks' relations hold for them at any number of steps. kT = friction = 1.
import * as S from "../../dist/index.js";
import { draws, seedOf } from "./draw.js";
import { verdictsOf } from "./judged.js";

const zeros = (n) => new Float64Array(n);

/** Stiffness k0 -> k1 in `steps` stairs of length h: the work, from equilibrium in k0. */
function stiffen(n, { normal }, levels, h) {
  const w = new Float64Array(n);
  const steps = levels.slice(1, -1).map((k) => {
    const a = Math.exp(-k * h);
    return [a, Math.sqrt((1 - a * a) / k)];
  });
  const jumps = levels.slice(1).map((k, j) => (k - levels[j]) / 2);
  for (let i = 0; i < n; i++) {
    let x = normal() / Math.sqrt(levels[0]);
    let total = jumps[0] * x * x;
    for (let j = 0; j < steps.length; j++) {
      x = steps[j][0] * x + steps[j][1] * normal();
      total += jumps[j + 1] * x * x;
    }
    w[i] = total;
  }
  return w;
}

/** Stiffness at the middle of each stair, with those before and after. */
const stairs = (k0, k1, steps) => [
  k0,
  ...Array.from({ length: steps }, (_, j) => k0 + ((k1 - k0) * (j + 0.5)) / steps),
  k1,
];

const release = (tau, steps) => ({
  name: `release of a trap 4 -> 1, tau = ${tau}`,
  checks: [S.jarzynski()],
  bounded: S.barResidual(),
  draw(n, random, back) {
    const dF = -Math.LN2;
    const made = (levels, f) => ({
      work: stiffen(n, random, levels, tau / steps),
      forceWork: zeros(n),
      freeEnergyChange: zeros(n).fill(f),
    });
    const columns = made(stairs(4, 1, steps), dF);
    return back ? { columns, reverse: made(stairs(1, 4, steps), -dF) } : { columns };
  },
});

/** x in a trap of stiffness k, y = x + N(0, sigma^2); the centre moves to g y, at once (tau = 0) or in a time tau. */
const trap = (k, sigma, g, tau, checks) => ({
  name: `Gaussian trap k = ${k}, sigma = ${sigma}, g = ${g}, tau = ${tau}`,
  checks,
  bounded: S.barResidual({ of: "A" }),
  draw(n, { normal }, back) {
    const steps = tau === 0 ? 0 : 20;
    const a = Math.exp((-k * tau) / Math.max(1, steps));
    const b = Math.sqrt((1 - a * a) / k);
    const wide = 1 / k + sigma * sigma;
    const jump = (x, from, to) => (k / 2) * ((x - to) ** 2 - (x - from) ** 2);
    const informed = (x, y) =>
      (y * y) / 2 / wide - (y - x) ** 2 / 2 / sigma ** 2 + Math.log(wide / sigma ** 2) / 2;
    const centre = (y, j) => (j === 0 ? 0 : j === steps + 1 ? g * y : (g * y * (j - 0.5)) / steps);
    const ahead = {
      work: zeros(n),
      forceWork: zeros(n),
      freeEnergyChange: zeros(n),
      information: zeros(n),
      A: zeros(n),
    };
    for (let i = 0; i < n; i++) {
      let x = normal() / Math.sqrt(k);
      const y = x + sigma * normal();
      ahead.information[i] = informed(x, y);
      for (let j = 1; j <= steps + 1; j++) {
        ahead.work[i] += jump(x, centre(y, j - 1), centre(y, j));
        if (j <= steps) x = centre(y, j) + a * (x - centre(y, j)) + b * normal();
      }
      ahead.A[i] = ahead.work[i] + ahead.information[i];
    }
    if (!back) return { columns: ahead };
    // the protocol of a reading drawn from p(y), backwards; I is that of the reading at the end
    const reverse = { A: zeros(n) };
    for (let i = 0; i < n; i++) {
      const y = Math.sqrt(wide) * normal();
      let x = g * y + normal() / Math.sqrt(k);
      let w = 0;
      for (let j = steps + 1; j >= 1; j--) {
        w += jump(x, centre(y, j), centre(y, j - 1));
        const c = centre(y, j - 1);
        if (j > 1) x = c + a * (x - c) + b * normal();
      }
      reverse.A[i] = w - informed(x, y);
    }
    return { columns: ahead, reverse };
  },
});

export const HEAVY = [
  release(0.2, 10),
  release(1, 20),
  trap(1, 0.5, 0.5, 0, [S.jarzynski(), S.sagawaUeda2010()]),
  trap(1, 0.5, 0.5, 1, [S.jarzynski()]),
  trap(2, 0.5, 0.7, 1, [S.jarzynski()]),
];

const MANY = 16_384;
/** Enough for the margin 0.005 of the residual at the level 1e-3. */
const DECIDING = 2 ** 18;

/** Repeats in which an exponential average was judged at all, and in which the bounded form held or not. */
export function heavy(entry, repeats, deciding) {
  const { name, checks, bounded, draw } = entry;
  const found = { name, repeats, decided: 0, deciding, holds: 0, broken: 0 };
  for (let k = 0; k < repeats; k++) {
    const sample = draw(MANY, draws(seedOf(`${name} ${k}`)), false);
    const outcomes = checks.map((check) => verdictsOf(sample, check, [1e-3])[0].outcome);
    if (outcomes.some((outcome) => outcome !== "undecided")) found.decided += 1;
  }
  for (let k = 0; k < deciding; k++) {
    const sample = draw(DECIDING, draws(seedOf(`${name} decides ${k}`)), true);
    const [{ outcome }] = verdictsOf(sample, bounded, [1e-3]);
    if (outcome === "holds") found.holds += 1;
    if (outcome === "broken") found.broken += 1;
  }
  return found;
}
