// How many turns a biochemical clock keeps its phase: R = |Im lambda|/|Re lambda| of the slowest mode of a ring. With phi the mode's
// function of the state, sum_j w_ij (phi_j - phi_i) = lambda phi_i, and phi = 1 at the start,
//   <phi(x_t)> = e^(lambda t)   at any t,
// so that lambda is read off one mean, without a fit and without other modes.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";
import { propagator } from "../theory/network/propagator.js";
import { type Eigenvalue, spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, jumpsOf, ring, type TwoWay, watched } from "./jumpNetworks.js";
import { number } from "./jumpUncertainty.js";
import { earlier, precision, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { baratoSeifert2017CoherenceReferences } from "./references/baratoSeifert2017Coherence.js";

/** Rates 1, or 1 + sin(i seed)/2 for a seed that is not 0; the affinity A is shared evenly. */
function clock(p: Settings): readonly TwoWay[] {
  const [N, A, seed] = [number(p.N), number(p.A), number(p.seed)];
  const k = Array.from({ length: N }, (_, i) => (seed === 0 ? 1 : 1 + 0.5 * math.sin(i * seed)));
  return ring(
    k,
    k.map((x) => x * math.exp(-A / N)),
  );
}
const shares = (edges: readonly TwoWay[]): number[] => edges.map(() => 1 / edges.length);

function slowest(jumps: Jumps): Eigenvalue {
  const { re, im } = spectrum(jumps)[1] as Eigenvalue;
  return { re, im: Math.abs(im) };
}

/** phi by state, real and imaginary part: what is left of a function of the state long after. */
function modeOf(jumps: Jumps, { re, im }: Eigenvalue): readonly (readonly [number, number])[] {
  const p = stationary(jumps);
  const onward = propagator(jumps, 1 / Math.abs(re));
  let u = Float64Array.from(p, (x, i) => (i === 0 ? 1 : 0) - (p[0] as number) + 0 * x);
  for (let k = 0; k < 400; k++) {
    u = u.map((_, i) => u.reduce((sum, x, j) => sum + x * (onward[j]?.[i] as number), 0));
    // the constant function stays as it is: rounding must not let it in
    const constant = u.reduce((sum, x, i) => sum + x * (p[i] as number), 0);
    u = u.map((x) => x - constant);
    const largest = u.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    u = u.map((x) => x / largest);
  }
  const grows = new Float64Array(jumps.states);
  for (const { from, to, rate } of jumps.channels) {
    grows[from] = (grows[from] as number) + rate * ((u[to] as number) - (u[from] as number));
  }
  const v = u.map((x, i) => (re * x - (grows[i] as number)) / im);
  const [u0, v0] = [u[0] as number, v[0] as number];
  const size = u0 * u0 + v0 * v0;
  return Array.from(u, (x, i) => {
    const y = v[i] as number;
    return [(x * u0 + y * v0) / size, (y * u0 - x * v0) / size] as const;
  });
}

function coherence(p: Settings): Record<string, number> {
  const edges = clock(p);
  const jumps = jumpsOf(edges);
  const { re, im } = slowest(jumps);
  return {
    R: im / Math.abs(re),
    bound: math.tanh(number(p.A) / (2 * number(p.N))) / math.tan(Math.PI / number(p.N)),
    re_lambda: re,
    im_lambda: im,
    clock_cost_times_err: precision(jumps, bothWays(shares(edges))).Q_tur as number,
    ep: bathEntropyRate(jumps, stationary(jumps)),
  };
}

const TRAJECTORIES = 1_200_000;
const FINE = 1 / (6e-4 * 6e-4);
/** The phase of <phi> and the logarithm of its size. */
const PHASE = "2*atan(b/(sqrt(a*a + b*b) + a))";
const SIZE = "(log(a*a + b*b)/2)";

/** `edges` move, `p` says which mode is looked at. */
function decay(p: Settings, budget: Budget, edges: readonly TwoWay[]): Setup {
  const jumps = jumpsOf(clock(p));
  const mode = slowest(jumps);
  const phi = modeOf(jumps, mode);
  // the error of the logarithm is least after one decay time; the phase must be below pi
  const t = Math.min(1 / Math.abs(mode.re), 2.8 / mode.im);
  const least = Math.min(1, mode.im / Math.abs(mode.re));
  const share = 4.2e6 / TRAJECTORIES / (least * least);
  const watch = {
    duration: t,
    columns: { re: "final(u)", im: "final(v)" },
    attributes: { u: phi.map(([u]) => u), v: phi.map(([, v]) => v) },
    start: { kind: "point", at: "s0" } as const,
    share,
  };
  const found = { a: mean("re"), b: mean("im") };
  const one = (value: string) => of("decay", derived(value, found));
  return {
    experiments: { decay: watched(edges, watch, budget) },
    quantities: {
      R: one(`${PHASE}/(-${SIZE})`),
      re_lambda: one(`${SIZE}/${t}`),
      im_lambda: one(`${PHASE}/${t}`),
      below_bound: one(`${coherence(p).bound} - ${PHASE}/(-${SIZE})`),
    },
  };
}

function whole(p: Settings, budget: Budget): Setup {
  const edges = clock(p);
  const jumps = jumpsOf(edges);
  const { fano2 = 0 } = precision(jumps, bothWays(shares(edges)));
  const span = spanFor(jumps, { total: FINE * fano2, trajectories: TRAJECTORIES });
  const watch = { duration: span.to, columns: earlier("X", span) };
  const ep: EstimateRequest = rateOf("bathEntropy", span);
  const cost = derived("C*s/J^2", { C: varianceRateOf("X", span), s: ep, J: rateOf("X", span) });
  const { experiments, quantities } = decay(p, budget, edges);
  return {
    experiments: { ...experiments, steady: watched(counting(edges, { X: shares(edges) }), watch, budget) },
    quantities: {
      ...quantities,
      bound: { kind: "exact", value: coherence(p).bound as number },
      clock_cost_times_err: of("steady", cost),
      ep: of("steady", ep),
    },
  };
}

export const oscillationCoherence: Claim<Settings> = {
  id: "barato-seifert2017-oscillation-coherence",
  citation:
    "A. C. Barato, U. Seifert, PRE 95, 062409 (2017); N. Ohga, S. Ito, A. Kolchinsky, PRL 131, 077101 (2023)",
  formula: "|Im lambda|/|Re lambda| <= cot(pi/N) tanh(A/2N) of the slowest mode, equal in a uniform ring",
  parameters: { N: "states", A: "affinity of a turn", seed: "0: uniform; otherwise rates 1 + sin(i seed)/2" },
  ofReference: [],
  references: baratoSeifert2017CoherenceReferences,
  source: "eigenvalues of the generator",
  theory: coherence,
  trajectories: TRAJECTORIES,
  setup: whole,
  judged: () => ["R", "re_lambda", "im_lambda", "below_bound", "bound", "clock_cost_times_err", "ep"],
  pooled: () => ["re_lambda", "im_lambda", "clock_cost_times_err", "ep"],
  least: () => ({ below_bound: 0 }),
  acceptance: JUMPS,
  control: {
    says: "no steps backwards",
    breaks: "R",
    setup: (p, budget) =>
      decay(
        p,
        budget,
        clock(p).map((edge) => ({ ...edge, back: 0 })),
      ),
  },
};
