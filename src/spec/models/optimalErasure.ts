// Erasure of a bit with the least heat at given duration and error, by Diana, Bagci and Esposito. With q = 2p - 1 their first
// integral (1 + K) u^2 + K (1 - 2p) u = K p (1 - p) of u = -dp/dt, K = tan(phi)^2, is solved by q = sin(theta)/cos(phi): with
// psi = theta - phi,
//   rate t = (psi_0 - psi) cot(phi) - ln(cos(psi)/cos(psi_0)),   E/kT = ln[(1 - sin psi)/(1 + sin psi)] = 2 ln tan(pi/4 - psi/2).
// E(t) is a spline through NODES exact points, close where psi or E moves fast: it is off by 2e-9 kT at most for an
// error of 0.01, by 5e-8 kT for one of 1e-6 (a test).
import { atan, cos, exp, log, tan } from "../../kernel/math.js";
import { SpecError } from "../error.js";
import { startOf } from "./bitErasure.js";
import { define, ENSEMBLE, number, positive } from "./model.js";

const NODES = 401;
const QUARTER = 0.7853981633974483; // pi/4

const asin = (x: number): number => atan(x / Math.sqrt(1 - x * x));

/** psi from p = from on, at phi. */
interface Way {
  readonly phi: number;
  readonly start: number;
  readonly end: number;
}

const wayOf = (phi: number, from: number, to: number): Way => ({
  phi,
  start: asin((2 * from - 1) * cos(phi)) - phi,
  end: asin((2 * to - 1) * cos(phi)) - phi,
});

/** rate t at psi. */
const timeAt = ({ phi, start }: Way, psi: number): number =>
  (start - psi) / tan(phi) - log(cos(psi) / cos(start));

/** The way that takes the time tau (in 1/rate): the longer the smaller phi is. */
function solve(tau: number, from: number, to: number): Way {
  let [low, high] = [-40, 12]; // of ln tan(phi)
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    const way = wayOf(atan(exp(middle)), from, to);
    if (timeAt(way, way.end) > tau) low = middle;
    else high = middle;
  }
  return wayOf(atan(exp((low + high) / 2)), from, to);
}

/** E/kT at psi. */
const levelAt = (psi: number): number => 2 * log(tan(QUARTER - psi / 2));

/** The optimal protocol as a table: E/kT by time. @throws SpecError where there is too little time. */
export function optimalTable(duration: number, rate: number, from: number, to: number) {
  const least = log(from / to);
  if (!(rate * duration > least)) {
    throw new SpecError(
      "duration",
      `a duration above ln(share/error)/rate = ${least / rate} is needed (no protocol is faster), ${duration} given`,
    );
  }
  const way = solve(rate * duration, from, to);
  const [first, last] = [levelAt(way.start), levelAt(way.end)];
  // half of the nodes go along psi, half along E
  const share = (psi: number): number =>
    (way.start - psi) / (way.start - way.end) / 2 + (levelAt(psi) - first) / (last - first) / 2;
  const nodes = Array.from({ length: NODES }, (_, i) => {
    let [high, low] = [way.start, way.end];
    if (i === 0) return high;
    if (i === NODES - 1) return low;
    for (let k = 0; k < 60; k++) {
      const middle = (high + low) / 2;
      if (share(middle) < i / (NODES - 1)) high = middle;
      else low = middle;
    }
    return (high + low) / 2;
  });
  return {
    x: nodes.map((psi, i) => (i === NODES - 1 ? duration : timeAt(way, psi) / rate)),
    y: nodes.map(levelAt),
  };
}

export const optimalErasure = define({
  name: "optimalErasure",
  description:
    "Erasure of a bit with the least heat at given duration and error; the level jumps at both ends.",
  citation:
    "G. Diana, G. B. Bagci, M. Esposito, PRE 87, 012111 (2013); M. Esposito, R. Kawai, K. Lindenberg, C. Van den Broeck, EPL 89, 20003 (2010)",
  parameters: {
    error: number(0.01, "probability that one is left", { above: 0, most: 0.499 }),
    duration: positive(10, "time of the erasure, above ln(1/(2 error))/rate"),
    rate: positive(1, "G of the rates G/(1 + e^E) up and G/(1 + e^-E) down"),
  },
  make: ({ error, duration, rate }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { on: 0 },
      tables: { level: optimalTable(duration, rate, 0.5, error) },
      states: { zero: 0, one: "on*level(t)" },
      edges: [{ from: "zero", to: "one", name: "up", fermi: rate, counts: { N: 1 } }],
      start: startOf(0.5),
    },
    control: { duration, ramps: { on: [[0, 0], [0, 1], [1, 1], [1, 0]] } }, // biome-ignore format: a ramp
    ensemble: ENSEMBLE,
  }),
});
