// A queue before one server: on its way, in the long run, busy periods, and how long a customer stays.
import { derived } from "../estimate/derived.js";
import { mean, probability, ratio, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { Reaction, ReactionExperiment } from "../spec/reaction/reaction.js";
import { expected, meanAndVariance } from "../theory/reaction/law.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { LEVEL, ofLaw } from "./laws.js";
import { asked, SAMPLES } from "./reactionMoments.js";
import { mm1QueueReferences } from "./references/mm1Queue.js";
import { times } from "./smallNetworks.js";

type Queue = Readonly<Record<"lam" | "mu" | "n0" | "t", number>>;

const queueOf = (given: Parameters): Queue => given as unknown as Queue;

function queueTheory(given: Parameters) {
  const { lam, mu, n0, t } = queueOf(given);
  const kinetics = {
    species: 1,
    reactions: [
      { change: [1], propensity: () => lam },
      { change: [-1], propensity: ([n = 0]: readonly number[]) => (n > 0 ? mu : 0) },
    ],
  };
  const law = finiteStateProjection(kinetics, [n0], t);
  const [level, spread] = meanAndVariance(law, ([n = 0]) => n);
  const load = lam / mu;
  const spare = mu - lam;
  return {
    mean_t: level,
    var_t: spread,
    p0_t: expected(law, ([n]) => (n === 0 ? 1 : 0)),
    mean_ss: load / (1 - load),
    var_ss: load / ((1 - load) * (1 - load)),
    busy_mean: 1 / spare,
    busy_var: (mu + lam) / (spare * spare * spare),
    p_busy_serves_1: mu / (lam + mu),
    sojourn_mean: 1 / spare,
  };
}

/** The slowest relaxation of the queue, 1/(sqrt mu - sqrt lam)^2. */
function relaxation({ lam, mu }: Queue): number {
  const gap = Math.sqrt(mu) - Math.sqrt(lam);
  return 1 / (gap * gap);
}

/** In relaxation times: until the queue is steady, to 1e-6; how long each is followed; until all are over. */
const BURN = 14;
const STRETCH = 100;
const ALL = 120;
/** Queues that are followed. */
const FOLLOWED = 32_768;
/** From so many customers to none is a sum of as many independent busy periods, with a far shorter tail than one alone. */
const IN_A_ROW = 32;
/** Customers of whom the law of the stay is tested. */
const TAGGED = 20_480;
/** Relative error that the variance of busy periods is run to: the catalogue allows 2e-3. */
const AIM = 1.9e-3;

/** The fourth cumulant of a busy period is about that of an inverse normal law, 15 Var^3/mean^2. */
const busyRuns = ({ lam, mu }: Queue): number =>
  (2 + (15 * (mu + lam)) / (mu - lam) / IN_A_ROW) / (AIM * AIM);

/** `first`: the first customer to come after a time is tagged, not one who comes then. */
function queueSetup(given: Parameters, budget: Budget, first: boolean): Setup {
  const p = queueOf(given);
  const { lam, mu, n0, t } = p;
  const customers: Reaction[] = [
    reaction("0 -> n", { rate: lam, counts: "arrivals" }),
    reaction("n -> 0", { propensity: `n > 0 ? ${mu} : 0` }),
  ];
  const slow = relaxation(p);
  const duration = STRETCH * slow;
  const network = (n: number) => ({ species: { n }, given: customers });
  const moments = { s: mean(`square/${duration}`), m: mean(`waiting/${duration}`) };
  return {
    experiments: {
      counts: asked({ ...network(n0), duration: t, factor: QUEUES }, budget),
      steady: asked(
        {
          ...network(0),
          burnIn: BURN * slow,
          duration,
          columns: { waiting: "integral(n)", square: "integral(n*n)" },
          point: 1,
          factor: FOLLOWED / SAMPLES,
        },
        budget,
      ),
      busy: asked(
        {
          ...network(IN_A_ROW),
          duration: ALL * slow,
          stop: "n <= 0",
          point: 2,
          factor: busyRuns(p) / SAMPLES,
        },
        budget,
      ),
      first: asked({ ...network(1), duration: ALL * slow, stop: "n <= 0", point: 3, factor: 0.3 }, budget),
      tagged: tagged(p, first, times(budget, TAGGED / SAMPLES)),
    },
    quantities: {
      mean_t: of("counts", mean("n")),
      var_t: of("counts", variance("n")),
      p0_t: of("counts", probability("n == 0")),
      mean_ss: of("steady", moments.m),
      var_ss: of("steady", derived("s - m^2", moments)),
      busy_mean: of("busy", mean(`stopTime/${IN_A_ROW}`)),
      busy_var: of("busy", variance(`stopTime/${Math.sqrt(IN_A_ROW)}`)),
      p_busy_serves_1: of("first", probability("jumps == 1")),
      // All customers' times in the queue, by how many came: a count, not Little's law, which would say lam for the latter. A mean has to
      // be that of all who arrive, and these are millions; whom to tag is a choice, so that tagged ones judge the law instead.
      sojourn_mean: of("steady", ratio("waiting", "arrivals")),
      sojourn_law: {
        kind: "test",
        columns: [{ run: "tagged", column: "stopTime - came" }],
        value: ([stay = new Float64Array(0)]) => ofLaw(stay, (s) => -math.expm1((lam - mu) * s)),
      },
    },
  };
}

/**
 * One more customer comes at a time that does not look at the queue, and so finds the law of time averages. He leaves when all before him
 * and he himself are served. The `first` one to come after such a time does not find that law: the queue has only become shorter since.
 */
function tagged(p: Queue, first: boolean, { trajectories, seed }: Budget): ReactionExperiment {
  const { lam, mu } = p;
  const slow = relaxation(p);
  const at = BURN * slow;
  const come = { n: "n + 1", ahead: "n + 1", tagged: 1 };
  return experiment({
    system: reactions({
      species: { n: 0, ahead: 0, served: 0, due: 0, tagged: 0 },
      reactions: [
        reaction("0 -> n", { propensity: `due > 0 ? 0 : ${lam}` }),
        reaction("due -> n + tagged", { propensity: `due > 0 ? ${lam} : 0` }),
        reaction("n -> 0", { propensity: `n > 0 && ahead == 0 ? ${mu} : 0` }),
        reaction("n + ahead -> served", { propensity: `n > 0 && ahead > 0 ? ${mu} : 0` }),
      ],
      events: first
        ? [
            { at, set: { due: 1 } },
            { when: "tagged > 0", set: { ahead: "n" } },
          ]
        : [{ at, set: come }],
    }),
    control: { duration: ALL * slow, ramps: {} },
    record: { columns: { came: first ? "firstTime(tagged > 0)" : `${at}` } },
    stop: "served > 0 && ahead == 0",
    ensemble: { trajectories, seed, point: 4 },
  });
}

/** Counts are skewed, so that the error of their variance is larger than that of normal ones. */
const QUEUES = 3;

export const singleServer: Claim = {
  id: "mm1-queue",
  citation: "L. Kleinrock, Queueing Systems I (1975)",
  formula:
    "steady queues are geometric; busy periods have the mean 1/(mu - lam) and the variance (mu + lam)/(mu - lam)^3; stays are exponential",
  parameters: { lam: "arrivals per time", mu: "services per time", n0: "customers at the start", t: "time" },
  ofReference: ["N"],
  references: mm1QueueReferences as Claim["references"],
  source: "master equation by finite state projection; closed form",
  theory: queueTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => queueSetup(p, budget, false),
  judged: (p) => [...Object.keys(queueTheory(p)), "sojourn_law"],
  // p0_t, var_ss and the stays are functions of the same counts
  pooled: () => ["mean_t", "var_t", "mean_ss", "busy_mean", "busy_var", "p_busy_serves_1"],
  least: () => ({ sojourn_law: LEVEL }),
  acceptance: JUMPS,
  control: {
    says: "the first customer after a time, as if he found what time averages tell",
    breaks: "sojourn_law",
    setup: (p, budget) => queueSetup(p, budget, true),
  },
};
