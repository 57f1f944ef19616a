// A receptor that drives a pool of molecules through a cycle of modification: what it costs to know a concentration. Both ways of both
// reactions of the cycle are there, each with a fuel of its own.
import { covariance, mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { Reaction, Reactions } from "../spec/reaction/reaction.js";
import { longRun } from "../theory/network/cumulants.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import {
  countNetwork,
  entropyOfEvents,
  integralOf,
  meanOf,
  netEvents,
  type Reversible,
} from "../theory/reaction/countNetwork.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { mehtaSchwab2012References } from "./references/mehtaSchwab2012.js";
import { once, timeFor, times } from "./smallNetworks.js";
import { averageOf, LONG_ONES, spreadAbout, steadyCounts } from "./steadyCounts.js";

type Sensor = Readonly<Record<"kon" | "koff" | "al" | "de" | "N" | "mu1" | "mu2", number>>;

/** Counts: whether the receptor is bound, and modified molecules. Binding, modification, and back through the other reaction. */
function reactionsOf({ kon, koff, al, de, N, mu1, mu2 }: Sensor): Reversible[] {
  const [undo, redo] = [al * math.exp(-mu1), de * math.exp(-mu2)];
  return [
    { change: [1, 0], forward: () => kon, backward: () => koff },
    {
      change: [0, 1],
      forward: ([s = 0, n = 0]) => al * s * (N - n),
      backward: ([s = 0, n = 0]) => undo * s * n,
    },
    { change: [0, -1], forward: ([, n = 0]) => de * n, backward: ([, n = 0]) => redo * (N - n) },
  ];
}

const networkOf = (p: Sensor) => countNetwork(reactionsOf(p), [0, 0], ([s = 0, n = 0]) => s <= 1 && n <= p.N);

/**
 * d<n>/d ln kon. Means close: with b = <bound>, m = <n>, x = <bound n>, c = al (1 + e^-mu1), f = de (1 + e^-mu2), h = de e^-mu2,
 *   0 = al N b - c x + h N - f m,   0 = kon (m - x) - koff x + (al + h) N b - (c + f) x,
 * and so do their derivatives, in which b' = b (1 - b) and kon itself is kon' = kon.
 */
function sensitivityOf(p: Sensor): number {
  const { kon, koff, al, de, N, mu1, mu2 } = p;
  const [c, f, h] = [al * (1 + math.exp(-mu1)), de * (1 + math.exp(-mu2)), de * math.exp(-mu2)];
  const b = kon / (kon + koff);
  // c x + f m = u, (kon + koff + c + f) x - kon m = v
  const total = kon + koff + c + f;
  const solve = (u: number, v: number): readonly [number, number] => {
    const x = (kon * u + f * v) / (c * kon + f * total);
    return [(u - c * x) / f, x];
  };
  const [m, x] = solve(al * N * b + h * N, (al + h) * N * b);
  const slope = b * (1 - b);
  const [changed] = solve(al * N * slope, (al + h) * N * slope + kon * (m - x));
  return changed;
}

const solved = once((given: Parameters) => {
  const p = given as unknown as Sensor;
  const network = networkOf(p);
  const level = meanOf(network, stationary(network.jumps), ([, n = 0]) => n);
  const run = longRun(network.jumps, [
    integralOf(network, ([, n = 0]) => n),
    integralOf(network, ([, n = 0]) => (n - level) * (n - level)),
    netEvents(network, 1),
    entropyOfEvents(network),
  ]);
  const relaxation = 1 / Math.abs(spectrum(network.jumps)[1]?.re as number);
  return { p, run, relaxation };
});

function theory(given: Parameters) {
  const { p, run } = solved(given);
  const [mean_n, var_n, J_kinase, ep_rate] = run.mean as [number, number, number, number];
  const sensitivity = sensitivityOf(p);
  return { mean_n, var_n, rel_err2: var_n / (sensitivity * sensitivity), J_kinase, ep_rate, sensitivity };
}

/** Trajectories of `response` at full size, and of `steady`. */
const SAMPLES = 1_000_000;
/** Error of the sensitivity that is run to, of the pool's size. */
const OF_POOL = 0.7e-3;
/** Relaxation times after which nothing is left of the start. */
const FORGOTTEN = 14;

function species({ N, mu1, mu2 }: Sensor, modified: number): Reactions["species"] {
  return {
    Free: 1,
    Bound: 0,
    X: N - modified,
    Y: modified,
    Fuel: { fixed: 1, mu: mu1 },
    Water: { fixed: 1, mu: mu2 },
  };
}

function channelsOf({ kon, koff, al, de, mu1, mu2 }: Sensor): Reaction[] {
  return [
    reaction("Free <-> Bound", { forward: kon, backward: koff, counts: { bindings: [1, 0] } }),
    reaction("Bound + X + Fuel <-> Bound + Y", { forward: al, backward: al * math.exp(-mu1) }),
    reaction("Y + Water <-> X", { forward: de, backward: de * math.exp(-mu2) }),
  ];
}

/** Both reactions of a molecule as one, with the sums of their propensities. */
function merged({ kon, koff, al, de, mu1, mu2 }: Sensor): Reaction[] {
  const there = `${al}*Bound*X + ${de * math.exp(-mu2)}*X`;
  const back = `${de}*Y + ${al * math.exp(-mu1)}*Bound*Y`;
  return [
    reaction("Free <-> Bound", {
      propensity: [`${kon}*Free`, `${koff}*Bound`],
      counts: { bindings: [1, 0] },
    }),
    reaction("X + Fuel <-> Y + Water", { propensity: [there, back] }),
  ];
}

function setup(given: Parameters, budget: Budget, channels: (p: Sensor) => Reaction[]): Setup {
  const { p, run, relaxation } = solved(given);
  const { mean_n, var_n } = theory(given);
  const duration = timeFor(run) / LONG_ONES;
  const start = species(p, Math.round(mean_n));
  const steady = steadyCounts(
    {
      species: start,
      given: channels(p),
      burnIn: FORGOTTEN * relaxation,
      duration,
      columns: { n: `integral(Y)/${duration}`, nn: `integral((Y - ${mean_n})^2)/${duration}` },
    },
    times(budget, LONG_ONES / SAMPLES),
  );
  const memory = FORGOTTEN * relaxation;
  // Var of n times that of the score, kon <free> t
  const scatter = (var_n * p.kon * p.koff * memory) / (p.kon + p.koff);
  const wanted = OF_POOL * p.N;
  const { trajectories, seed } = times(budget, scatter / (wanted * wanted) / SAMPLES);
  const response = experiment({
    system: reactions({ species: start, reactions: channels(p) }),
    control: { duration: memory, ramps: {} },
    record: { columns: { free: "integral(Free)" } },
    ensemble: { trajectories, seed, point: 1 },
  });
  // d<n>/d ln kon = <n d ln P(path)/d ln kon>
  const answer = covariance("Y", `bindings - ${p.kon}*free`);
  return {
    experiments: { steady, response },
    quantities: {
      mean_n: averageOf("steady", "n"),
      var_n: spreadAbout("steady", "nn", "n", mean_n),
      rel_err2: {
        kind: "combination",
        terms: [
          { run: "response", request: variance("Y") },
          { run: "response", request: answer },
        ],
        value: ([spread = 0, slope = 1]) => spread / (slope * slope),
      },
      J_kinase: of("steady", mean(`particles_Fuel/${duration}`)),
      ep_rate: of("steady", mean(`bathEntropy/${duration}`)),
      sensitivity: of("response", answer),
    },
  };
}

export const sensingCost: Claim = {
  id: "mehta-schwab2012-sensing-cost",
  citation: "P. Mehta, D.J. Schwab, PNAS 109, 17978 (2012)",
  formula:
    "(dc/c)^2 = Var n/(d<n>/d ln kon)^2 and EP = J (mu1 + mu2): slower reading costs more and knows more, undriven it knows nothing",
  parameters: {
    kon: "bindings per time while free",
    koff: "releases per time",
    al: "modification of a molecule per time while bound",
    de: "its end per time",
    N: "molecules",
    mu1: "drive of the modification",
    mu2: "drive of its end",
  },
  ofReference: [],
  references: mehtaSchwab2012References as Claim["references"],
  source: "stationary law by linear equations; moment equations for the sensitivity",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, channelsOf),
  // the error^2 follows from the variance and a slope that is next to 0 without drive
  judged: () => ["mean_n", "var_n", "J_kinase", "ep_rate", "sensitivity"],
  pooled: () => ["mean_n", "var_n", "J_kinase", "sensitivity"],
  // a slope of means is a difference of means, of the size of the pool
  scales: (p) => ({ sensitivity: (p as unknown as Sensor).N }),
  acceptance: JUMPS,
  control: {
    says: "both reactions of a molecule merged into one",
    breaks: "ep_rate",
    setup: (p, budget) => setup(p, budget, merged),
  },
};
