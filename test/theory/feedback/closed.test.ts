// Closed forms of the catalogue (claims/feedback.md) by the theory where it has them and by their own formulas where it has not: 1, 2, 3, 7, 9, 13, 15 (box), 16, 17, 18, 22, 39.
import { Matrix } from "ml-matrix";
import { test } from "vitest";
import { thresholdEngine } from "../../../dist/theory/feedback/trapEngines.js";
import { integrate } from "../../../dist/theory/integrate.js";
import { lyapunov } from "../../../dist/theory/linearSteady.js";
import { quadrature } from "../../../dist/theory/network/quadrature.js";
import { normalCdf } from "../../../dist/theory/normal.js";
import { feedback, type Numbers, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";

const each = (id: string, found: (p: Numbers) => Numbers, precision = 1e-10): void => {
  for (const { params, ref } of feedback(id))
    test(`${id}: ${titleOf(params)}`, () => compare(found(params), ref, precision));
};
const plogp = (p: number): number => (p > 0 ? p * Math.log(p) : 0);
const entropy = (...p: number[]): number => -p.reduce((sum, q) => sum + plogp(q), 0);
const information = (joint: readonly (readonly number[])[]): number => {
  const rows = joint.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = (joint[0] ?? []).map((_, k) => joint.reduce((sum, row) => sum + (row[k] as number), 0));
  return entropy(...rows) + entropy(...columns) - entropy(...joint.flat());
};
/** The least of f, by the golden section. */
function least(f: (x: number) => number, low: number, high: number): number {
  const g = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  for (let n = 0; n < 90; n++) {
    const [c, d] = [b - g * (b - a), a + g * (b - a)];
    if (f(c) < f(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}

const chamber = ({ x, eL, eR, vL, vR }: Record<"x" | "eL" | "eR", number> & { vL?: number; vR?: number }) => {
  const joint = [
    [x * (1 - eL), x * eL],
    [(1 - x) * eR, (1 - x) * (1 - eR)],
  ];
  const given = (m: 0 | 1): number =>
    (joint[0]?.[m] as number) / ((joint[0]?.[m] as number) + (joint[1]?.[m] as number));
  const left = [vL ?? given(0), vR ?? given(1)];
  const works: [p: number, W: number][] = [];
  for (const s of [0, 1])
    for (const m of [0, 1]) {
      const p = joint[s]?.[m] as number;
      const v = s === 0 ? (left[m] as number) : 1 - (left[m] as number);
      if (p > 0) works.push([p, -Math.log(v / (s === 0 ? x : 1 - x))]);
    }
  const mean = (f: (W: number) => number): number => works.reduce((sum, [p, W]) => sum + p * f(W), 0);
  const W = mean((w) => w);
  return {
    W_ext: -W,
    W_ext_var: mean((w) => w * w) - W * W,
    exp_mW: mean((w) => Math.exp(-w)),
    I: information(joint),
  };
};

each("szilard-1929-discrete", (p) => chamber(p as Parameters<typeof chamber>[0]));
each("szilard-capacity-partition", ({ eL, eR }) => {
  const of = (x: number): number => -chamber({ x, eL: eL as number, eR: eR as number }).W_ext;
  return { W_ext_max: -of(least(of, 0.01, 0.99)) };
});
each("szilard-nbins", ({ n, eps = 0 }) => ({
  W_ext: Math.log(n as number) - entropy(eps, 1 - eps) - (eps > 0 ? eps * Math.log((n as number) - 1) : 0),
}));

each("sagawa-ueda-2010-gaussian-trap", (p) => {
  const { k, sigma, g, tau = 0 } = p as { k: number; sigma: number; g: number; tau?: number };
  const [S, s2] = [1 / k, sigma * sigma];
  const read = S + s2; // <y^2>
  // e(t) = <x y>; W = -k ∫ (x - c) dc; at once it is k (g^2 y^2 - 2 g y x)/2
  const drag = g / tau;
  const [, W] =
    tau === 0
      ? [0, (k / 2) * (g * g * read - 2 * g * S)]
      : integrate(
          (t, [e]) => {
            const lag = (e as number) - drag * t * read;
            return [-k * lag, -k * drag * lag];
          },
          [S, 0],
          0,
          tau,
        );
  const phi = tau === 0 ? 1 : -Math.expm1(-k * tau) / (k * tau);
  return { W: W as number, I: Math.log(1 + S / s2) / 2, exp_mW: 1 / Math.abs(1 - g * phi) };
});

each("sagawa-ueda-2009-costs", (p) => {
  const [q, eps, t] = [p.p as number, p.eps as number, p.t as number];
  const joint = [
    [q * (1 - eps), q * eps],
    [(1 - q) * eps, (1 - q) * (1 - eps)],
  ];
  const m1 = q * eps + (1 - q) * (1 - eps);
  const [I, H] = [information(joint), entropy(m1, 1 - m1)];
  const dF_M = -(1 - m1) * Math.log(t) - m1 * Math.log(1 - t) + Math.log(t);
  return { I, H, dF_M, W_meas_min: dF_M - H + I, W_eras_min: H - dF_M, sum: I };
});

each(
  "abreu-seifert-2011-direct-check",
  ({ sigma, tau }) => {
    // <W> of the protocol by the equations of mean and variance; the optimum is that of the catalogue
    const [s2, T] = [(sigma as number) ** 2, tau as number];
    const w0 = s2 / (1 + s2);
    const s0 = Math.sqrt(w0);
    const r = s0 / T / (1 + 2 / T) + Math.sqrt((s0 / T / (1 + 2 / T)) ** 2 + 1 / (1 + 2 / T));
    const q = (r / s0 - 1) / T;
    const lambda = (t: number): number => (1 - w0 * q * (1 + q * t)) / (w0 * (1 + q * t) ** 2);
    const slope = (t: number): number => (lambda(t + 1e-5) - lambda(t - 1e-5)) / 2e-5;
    const square = (u: number): number => u * u;
    const b = Math.sqrt(1 / (1 + s2)); // u of the mean, of size <b^2>
    const u = (t: number): number => b * (1 - t / (T + 2));
    const du = -b / (T + 2);
    const c = (t: number): number => u(t) + du / lambda(t);
    // U = lambda (x - c)^2/2; U rises by the fields at fixed x
    const at = (l: number, centre: number, m: number, w: number): number =>
      (l / 2) * (square(m - centre) + w);
    const w = (t: number): number => w0 * (1 + q * t) ** 2;
    const ramp = quadrature(
      (t) =>
        (slope(t) / 2) * (square(u(t) - c(t)) + w(t)) -
        lambda(t) * (u(t) - c(t)) * ((c(t + 1e-5) - c(t - 1e-5)) / 2e-5),
      0,
      T,
      40,
    );
    const W =
      at(lambda(0), c(0), u(0), w(0)) -
      at(1, 0, u(0), w(0)) +
      ramp +
      at(1, 0, u(T), w(T)) -
      at(lambda(T), c(T), u(T), w(T));
    return { W_ext_direct: -W };
  },
  1e-8,
);

each("ashida-2014-box", ({ v }) => ({
  W_ext: Math.log(2 * (v as number)),
  lambda_fb: 1 - (v as number),
  exp_mW_mI: v as number,
}));

each("ribezzi-ritort-2019-cmd", (p) => {
  const { p1, K, tau } = p as { p1: number; K: number; tau: number };
  const p0 = 1 - p1;
  const stay = Math.exp(-K * tau);
  const [q01, q10] = [p1 * (1 - stay), p0 * (1 - stay)];
  const W = -p0 * Math.log(p1) - p1 * Math.log(p0);
  const I = entropy(p0, p1) + (p0 * entropy(q01, 1 - q01)) / q01 + (p1 * entropy(q10, 1 - q10)) / q10;
  const mean = 1 + p0 / q01 + p1 / q10;
  return {
    W_ext_per_cycle: W,
    I_per_cycle: I,
    efficiency: W / I,
    mean_measurements: mean,
    mean_time: (mean - 1) * tau,
  };
});

each("park-2016-optimum", () => {
  const xm = least((x) => -thresholdEngine(x, 2 * x, Number.POSITIVE_INFINITY).W_ext, 0.5, 0.7);
  return { W_ext_max: thresholdEngine(xm, 2 * xm, Number.POSITIVE_INFINITY).W_ext };
});
each("saha-2021-continuous-limit", ({ dg }) => {
  const g = dg as number;
  const velocity = (Math.sqrt(2 / Math.PI) * Math.exp((-g * g) / 2)) / (2 * normalCdf(g));
  return { velocity, power_grav: g * velocity };
});
each("saha-2021-optimum", () => {
  const power = (g: number): number =>
    (g * Math.sqrt(2 / Math.PI) * Math.exp((-g * g) / 2)) / (2 * normalCdf(g));
  const best = least((g) => -power(g), 0.1, 2);
  return { power_max: power(best), v_max: Math.sqrt(2 / Math.PI) };
});

each("kim-qian-2004", (p) => {
  const { gamma, T, alpha, m = 1 } = p as { gamma: number; T: number; alpha: number; m?: number };
  const v2 = lyapunov(new Matrix([[-(gamma + alpha) / m]]), new Matrix([[(2 * gamma * T) / (m * m)]])).get(
    0,
    0,
  );
  return {
    T_kin: m * v2,
    P_ext: alpha * v2,
    entropy_pumping: alpha / m,
    efficiency: (alpha * v2) / (T * (alpha / m)),
  };
});

each("rosinberg-2015-delay", (p) => {
  const { a, b, tau } = p as { a: number; b: number; tau: number };
  // C'' = (a^2 - b^2) C on (0, tau), C'(0) = -1 and C'(0+) = -a C(0) - b C(tau)
  const l = Math.sqrt(a * a - b * b);
  const [sinh, cosh] = [Math.sinh(l * tau), Math.cosh(l * tau)];
  const variance = (1 + (b * sinh) / l) / (a + b * cosh);
  return {
    var: variance,
    corr_tau: variance * cosh - sinh / l,
    heat_to_bath_rate: a - l * l * variance,
  };
});

each("abreu-seifert-2011", (p) => {
  const [s2, T] = [(p.sigma as number) ** 2, p.tau as number];
  const w0 = s2 / (1 + s2);
  const s0 = Math.sqrt(w0);
  // the least of what stiffness costs
  const cost = (r: number): number => (r * r - w0) / 2 - Math.log(r / s0) + (r - s0) ** 2 / T;
  const r = least(cost, 1e-3, 5);
  const centre = T / (T + 2) / (1 + s2) / 2;
  const I = Math.log(1 + 1 / s2) / 2;
  return {
    W_ext_centre: centre,
    W_ext_stiffness_part: -cost(r),
    W_ext_both: centre - cost(r),
    I,
    efficiency: (centre - cost(r)) / I,
  };
});

test("without errors and with walls that go all the way a bit is worth ln 2", () => {
  compare({ W_ext: chamber({ x: 0.5, eL: 0, eR: 0 }).W_ext }, { W_ext: Math.log(2) });
});
