// First passage up a ladder of states, and the fixation of a mutant.
import { mean, probability, ratio, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Edge, NetworkExperiment } from "../spec/network/network.js";
import type { Channel, Jumps } from "../theory/network/generator.js";
import { firstPassage } from "../theory/network/passage.js";
import { passageLaw } from "../theory/network/passageLaw.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { LEVEL, ofLaw } from "./laws.js";
import { firstPassageLadderReferences } from "./references/firstPassageLadder.js";
import { moranFixationReferences } from "./references/moranFixation.js";
import { AIM, times } from "./smallNetworks.js";

interface Ladder {
  readonly kp: number;
  readonly km: number;
  readonly N: number;
  readonly t: number;
}

const ladderOf = (p: Parameters): Ladder => p as unknown as Ladder;
const channel = (from: number, to: number, rate: number): Channel => ({
  from,
  to,
  rate,
  entropy: Number.NaN,
});

/** Up from 0 to N, which nothing leaves. */
const climbing = ({ kp, km, N }: Ladder): Jumps => ({
  states: N + 1,
  channels: Array.from({ length: N }, (_, i) => [
    channel(i, i + 1, kp),
    ...(km > 0 && i > 0 ? [channel(i, i - 1, km)] : []),
  ]).flat(),
});

const fromBottom = (N: number): number[] => Array.from({ length: N + 1 }, (_, i) => (i === 0 ? 1 : 0));

function ladderTheory(given: Parameters) {
  const p = ladderOf(given);
  const jumps = climbing(p);
  const found = firstPassage(jumps, [[p.N]]);
  const [m, v] = [found.mean[0] as number, found.variance[0] as number];
  const law = passageLaw(jumps, [[p.N]], fromBottom(p.N), p.t);
  return {
    mean: m,
    var: v,
    cv2: v / (m * m),
    cdf_t: law.cumulative[0] as number,
    pdf_t: law.density[0] as number,
  };
}

const SAMPLES = 3_000_000;
/** Of which the law of the times is tested, point by point. */
const FOR_LAW = 20_480;
/** Mean times after which all have arrived: times beyond decay like e^(-t/mean) or faster. */
const ALL = 50;

/** `down`: rate of steps down, km but in the control. */
function ladderSetup(given: Parameters, budget: Budget, down: number): Setup {
  const p = ladderOf(given);
  const { kp, N, t } = p;
  const { mean: m, pdf_t } = ladderTheory(given);
  const jumps = climbing(p);
  const edges: Edge[] = [
    { step: { n: 1 }, where: `n < ${N - 1}`, forward: kp, backward: down },
    { step: { n: 1 }, where: `n == ${N - 1}`, forward: kp, backward: 0 },
  ];
  const climb = (
    duration: number,
    stop: string | undefined,
    point: number,
    { trajectories, seed }: Budget,
  ): NetworkExperiment =>
    experiment({
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        lattice: { coordinates: { n: [0, N] }, energy: 0 },
        edges,
        start: { kind: "point", at: { n: 0 } },
      },
      method: { scheme: "gillespie" },
      control: { duration, ramps: {} },
      ...(stop === undefined ? {} : { stop }),
      record: {},
      ensemble: { trajectories, seed, point },
    });
  const arrived = `n >= ${N}`;
  return {
    experiments: {
      climb: climb(ALL * m, arrived, 0, budget),
      until: climb(t, undefined, 1, times(budget, (kp / pdf_t - 1) / (AIM * AIM) / SAMPLES)),
      law: climb(ALL * m, arrived, 2, times(budget, FOR_LAW / SAMPLES)),
    },
    quantities: {
      mean: of("climb", mean("stopTime")),
      var: of("climb", variance("stopTime")),
      cv2: {
        kind: "estimate",
        run: "climb",
        request: {
          kind: "derived",
          value: "v/m^2",
          of: { v: variance("stopTime"), m: mean("stopTime") },
        },
      },
      cdf_t: of("until", probability(`n == ${N}`)),
      // who stands on the last rung arrives at the rate kp
      pdf_t: of("until", mean(`${kp}*(n == ${N - 1})`)),
      law: {
        kind: "test",
        columns: [{ run: "law", column: "stopTime" }],
        value: ([sample = new Float64Array(0)]) => ofLaw(sample, cumulativeOf(jumps, N)),
      },
    },
  };
}

/** The distribution function, by points on a fine grid that is straight in between. */
function cumulativeOf(jumps: Jumps, N: number): (t: number) => number {
  const { mean: m } = firstPassage(jumps, [[N]]);
  const step = (m[0] as number) / 100;
  const known = Array.from({ length: 2000 }, (_, k) =>
    k === 0 ? 0 : (passageLaw(jumps, [[N]], fromBottom(N), k * step).cumulative[0] as number),
  );
  return (t) => {
    const k = Math.min(Math.floor(t / step), known.length - 2);
    const [low, high] = [known[k] as number, known[k + 1] as number];
    return Math.min(low + (high - low) * (t / step - k), 1);
  };
}

export const firstPassageLadder: Claim = {
  id: "first-passage-ladder",
  citation: "G. Bel, B. Munsky, I. Nemenman, Phys. Biol. 7, 016003 (2010)",
  formula: "the time to climb N rungs is of phase type; without steps down it is Erlang's, var/mean^2 = 1/N",
  parameters: { kp: "rate of steps up", km: "rate of steps down", N: "rungs", t: "time" },
  ofReference: [],
  references: firstPassageLadderReferences as Claim["references"],
  source: "linear equations; exponential of the generator",
  theory: ladderTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => ladderSetup(p, budget, ladderOf(p).km),
  judged: (p) => [...Object.keys(ladderTheory(p)), "law"],
  pooled: () => ["mean", "var", "cdf_t", "pdf_t"],
  least: () => ({ law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "steps down at 1.05 of their rate",
    breaks: "mean",
    setup: (p, budget) => ladderSetup(p, budget, 1.05 * ladderOf(p).km),
  },
};

interface Moran {
  readonly N: number;
  readonly r: number;
  readonly i0: number;
}

const moranOf = (p: Parameters): Moran => p as unknown as Moran;

const moranJumps = ({ N, r }: Moran): Jumps => ({
  states: N + 1,
  channels: Array.from({ length: N - 1 }, (_, k) => {
    const i = k + 1;
    const rate = (i * (N - i)) / N;
    return [channel(i, i + 1, r * rate), channel(i, i - 1, rate)];
  }).flat(),
});

function moranTheory(given: Parameters) {
  const p = moranOf(given);
  const { N, r, i0 } = p;
  const found = firstPassage(moranJumps(p), [[0], [N]]);
  const closed = r === 1 ? i0 / N : math.expm1(-i0 * math.log(r)) / math.expm1(-N * math.log(r));
  return {
    p_fix: found.probability[1]?.[i0] as number,
    check: closed,
    mean_absorption: found.mean[i0] as number,
    mean_T_given_fix: found.meanOf[1]?.[i0] as number,
  };
}

/** `r`: fitness, as the parameters say but in the control. */
function moranSetup(given: Parameters, budget: Budget, r: number): Setup {
  const p = moranOf(given);
  const { N, i0 } = p;
  const known = moranTheory(given);
  const { trajectories, seed } = times(
    budget,
    Math.max((1 - known.p_fix) / known.p_fix, 1.5) / (AIM * AIM) / SAMPLES,
  );
  const drift: NetworkExperiment = experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      lattice: { coordinates: { n: [0, N] }, energy: 0 },
      edges: [
        { step: { n: 1 }, where: "n > 0", forward: `${r}*n*(${N} - n)/${N}`, backward: 0 },
        { step: { n: -1 }, where: `n < ${N}`, forward: `n*(${N} - n)/${N}`, backward: 0 },
      ],
      start: { kind: "point", at: { n: i0 } },
    },
    method: { scheme: "gillespie" },
    control: { duration: 40 * N, ramps: {} },
    stop: `n <= 0 || n >= ${N}`,
    record: {},
    ensemble: { trajectories, seed, point: 0 },
  });
  return {
    experiments: { drift },
    quantities: {
      p_fix: of("drift", probability(`n == ${N}`)),
      check: { kind: "exact", value: known.check },
      mean_absorption: of("drift", mean("stopTime")),
      mean_T_given_fix: of("drift", ratio(`stopTime*(n == ${N})`, `n == ${N}`)),
    },
  };
}

export const moran: Claim = {
  id: "moran-fixation",
  citation: "P.A.P. Moran (1958); W.J. Ewens, Mathematical Population Genetics",
  formula: "P_fix = (1 - r^-i0)/(1 - r^-N)",
  parameters: { N: "individuals", r: "fitness of mutants", i0: "mutants at the start" },
  ofReference: [],
  references: moranFixationReferences as Claim["references"],
  source: "linear equations, closed form",
  theory: moranTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => moranSetup(p, budget, moranOf(p).r),
  judged: (p) => Object.keys(moranTheory(p)),
  acceptance: JUMPS,
  control: {
    says: "mutants 2 % fitter",
    breaks: "p_fix",
    setup: (p, budget) => moranSetup(p, budget, 1.02 * moranOf(p).r),
  },
};
