// Information flow in linear systems, from sampled covariances and along paths: two variables in two baths, and a sensor with its filter.
//   T_(x->y) = (wy^2/4 Dy) P, P = <(x - x^)^2> of the Kalman filter x^, dx^ = -wx x^ dt + K (dy - wy (x^ - y) dt), K = P wy/(2 Dy)
// x^ takes y's noise: u = x^ - K y has none, and is a variable of its own.
import { derived, mean } from "../estimate/request.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import * as linear from "./linearFlows.js";
import { allahverdyan2009TwoOuReferences } from "./references/allahverdyan2009TwoOu.js";
import { hartich2016SensoryCapacityReferences } from "./references/hartich2016SensoryCapacity.js";

const TRAJECTORIES = 20_480;
const STEP = 0.01;
const PAIR: linear.Names = ["x", "y"];
const sampled = (formula: string): Quantity => of("relaxed", linear.ofCovariance(formula, PAIR));

// two variables in two baths

const EXCHANGING = 4;
const COARSE = 0.03;

type Baths = Readonly<Record<"a1" | "a2" | "b" | "T1" | "T2" | "g1" | "g2", number>>;

const coupled = ({ a1, a2, b, T1, T2, g1, g2 }: Baths): linear.Pair => ({
  a: -a1 / g1,
  b: -b / g1,
  c: -b / g2,
  d: -a2 / g2,
  Dx: T1 / g1,
  Dy: T2 / g2,
});

/** How long the sensor's paths are followed, by its fastest rate. */
const FOLLOWED = 5;
const fastest = ({ a, d }: linear.Pair): number => Math.max(-a, -d);

function exchanging(parameters: Parameters, budget: Budget, product: "along" | "ito"): Setup {
  const p = parameters as Baths;
  const { a1, a2, b, T1, T2, g1, g2 } = p;
  const pair = coupled(p);
  const time = EXCHANGING;
  const system = {
    variables: { x: { kT: T1, friction: g1 }, y: { kT: T2, friction: g2 } },
    potential: { energy: "a1*x^2/2 + a2*y^2/2 + b*x*y", fields: { a1, a2, b } },
    kT: 1,
    friction: 1,
  };
  const columns = {
    flow1: `${product}(${linear.pull(pair, PAIR)}, x)/${time}`,
    flow2: `${product}(${linear.pull(linear.exchanged(pair), ["y", "x"])}, y)/${time}`,
  };
  const ofPaths = (formula: string): Quantity => of("paths", mean(formula));
  const [left1, left2] = [`heat_x/${T1 * time} - flow1`, `heat_y/${T2 * time} - flow2`];
  return {
    experiments: {
      relaxed: linear.relaxed(system, linear.slowest(pair), linear.many(budget)),
      paths: linear.followed(system, time, columns, { ...budget, dt: budget.dt ?? COARSE / fastest(pair) }),
    },
    quantities: {
      I_mutual: sampled(linear.INFORMATION),
      idot_1: sampled(linear.flowFormula(pair)),
      idot_2: sampled(linear.flowFormulaOfSecond(pair)),
      idot_1_of_paths: ofPaths("flow1"),
      idot_2_of_paths: ofPaths("flow2"),
      Q1_to_bath: ofPaths(`heat_x/${time}`),
      Q2_to_bath: ofPaths(`heat_y/${time}`),
      sigma_1: ofPaths(left1),
      sigma_2: ofPaths(left2),
      second_law_1: ofPaths(left1),
      second_law_2: ofPaths(left2),
      S11: of("relaxed", mean("x^2")),
      S12: of("relaxed", mean("x*y")),
      S22: of("relaxed", mean("y^2")),
    },
  };
}

function exchange(parameters: Parameters): Record<string, number> {
  const p = parameters as Baths;
  const pair = coupled(p);
  const { xx, xy, yy } = linear.steadyPair(pair);
  const [one, two] = [linear.flowOfFirst(pair), linear.flowOfSecond(pair)];
  const Q1 = -p.b * (pair.a * xy + pair.b * yy);
  return {
    idot_1: one,
    idot_2: two,
    idot_1_of_paths: one,
    idot_2_of_paths: two,
    Q1_to_bath: Q1,
    Q2_to_bath: -Q1,
    sigma_1: Q1 / p.T1 - one,
    sigma_2: -Q1 / p.T2 - two,
    S11: xx,
    S12: xy,
    S22: yy,
  };
}

export const twoBaths: Claim = {
  id: "allahverdyan-2009-two-ou",
  citation:
    "A. E. Allahverdyan, D. Janzing, G. Mahler, J. Stat. Mech. P09011 (2009); J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014)",
  formula: "Q_i/T_i >= Idot_i, Idot_1 + Idot_2 = 0, Q_1 + Q_2 = 0",
  parameters: {
    a1: "stiffness of x1",
    a2: "stiffness of x2",
    b: "coupling b x1 x2",
    T1: "temperature of the bath of x1",
    T2: "temperature of the bath of x2",
    g1: "friction of x1",
    g2: "friction of x2",
  },
  defaults: { a1: 1, a2: 1, b: 0.5, T1: 1, T2: 2, g1: 1, g2: 1 },
  ofReference: [],
  references: allahverdyan2009TwoOuReferences.map(({ parameters, values }) => ({
    parameters,
    values: {
      ...values,
      idot_1_of_paths: values.idot_1 as number,
      idot_2_of_paths: values.idot_2 as number,
    },
  })),
  source: "Lyapunov's equation",
  theory: exchange,
  trajectories: TRAJECTORIES,
  dt: STEP,
  setup: (p, budget) => exchanging(p, budget, "along"),
  judged: () => [
    "I_mutual",
    "idot_1",
    "idot_2",
    "idot_1_of_paths",
    "idot_2_of_paths",
    "Q1_to_bath",
    "Q2_to_bath",
    "sigma_1",
    "sigma_2",
    "second_law_1",
    "second_law_2",
    "S11",
    "S12",
    "S22",
  ],
  least: () => ({ second_law_1: 0, second_law_2: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "Ito's product along the path",
    breaks: "idot_1_of_paths",
    setup: (p, budget) => exchanging(p, budget, "ito"),
  },
};

// a sensor

type Sensor = Readonly<Record<"wx" | "Dx" | "wy" | "Dy", number>>;

const sensor = ({ wx, Dx, wy, Dy }: Sensor): linear.Pair => ({ a: -wx, b: 0, c: wy, d: -wy, Dx, Dy });

/** P of the Kalman filter: 0 = -2 wx P + 2 Dx - P^2 wy^2/(2 Dy). */
function filterVariance({ wx, Dx, wy, Dy }: Sensor): number {
  const s = (wy * wy) / (2 * Dy);
  return (2 * Dx) / (wx + Math.sqrt(wx * wx + 2 * Dx * s));
}

/** A filter of `gain` times the best gain. */
function sensing(parameters: Parameters, budget: Budget, gain: number): Setup {
  const p = parameters as Sensor;
  const { wx, Dx, wy, Dy } = p;
  const pair = sensor(p);
  const time = FOLLOWED / fastest(pair);
  const K = (gain * filterVariance(p) * wy) / (2 * Dy);
  const estimate = `(u + ${K}*y)`;
  const pairs = { x: { D: Dx, force: `-${wx}*x` }, y: { D: Dy, force: `${wy}*(x - y)` } };
  const withFilter = linear.forced({
    ...pairs,
    u: { D: linear.COLD, force: `-${wx}*${estimate} - ${K * wy}*(${estimate} - y)` },
  });
  const error = mean(`(x - ${estimate})^2`);
  const rate = (wy * wy) / (4 * Dy);
  const transfer: Quantity = of("relaxed", derived(`${rate}*P`, { P: error }));
  const learning = linear.ofCovariance(linear.flowFormulaOfSecond(pair), PAIR);
  const capacity = (formula: string): Quantity => of("relaxed", derived(formula, { l: learning, P: error }));
  const learned = `along(${linear.pull(linear.exchanged(pair), ["y", "x"])}, y)/${time}`;
  return {
    experiments: {
      relaxed: linear.relaxed(withFilter, Math.min(wx, wy), linear.many(budget)),
      paths: linear.followed(
        linear.forced(pairs),
        time,
        { learned },
        { ...budget, dt: budget.dt ?? STEP / fastest(pair) },
      ),
    },
    quantities: {
      learning_rate: of("relaxed", learning),
      learning_rate_of_paths: of("paths", mean("learned")),
      check_minus_lx: of(
        "relaxed",
        derived("-l", { l: linear.ofCovariance(linear.flowFormula(pair), PAIR) }),
      ),
      transfer_entropy_rate: transfer,
      TE_from_kalman_var: transfer,
      sensory_capacity: capacity(`l/(${rate}*P)`),
      transferred: capacity(`${rate}*P - l`),
      I_mutual: sampled(linear.INFORMATION),
      sensor_dissipation: of("paths", mean(`heat_y/${Dy * time}`)),
      dissipated: of("paths", mean(`heat_y/${Dy * time} - learned`)),
      kalman_var: of("relaxed", error),
      cond_var: sampled("xx - xy^2/yy"),
    },
  };
}

/** Where y is the filter itself, C = 1, nothing is left of the bound. */
const isBest = (p: Parameters): boolean => Math.abs((sensorNumbers(p).sensory_capacity as number) - 1) < 1e-6;

function sensorNumbers(parameters: Parameters): Record<string, number> {
  const p = parameters as Sensor;
  const pair = sensor(p);
  const { xx, xy, yy } = linear.steadyPair(pair);
  const [learned, P] = [linear.flowOfSecond(pair), filterVariance(p)];
  const transfer = (p.wy * p.wy * P) / (4 * p.Dy);
  return {
    learning_rate: learned,
    learning_rate_of_paths: learned,
    check_minus_lx: -linear.flowOfFirst(pair),
    transfer_entropy_rate: transfer,
    TE_from_kalman_var: transfer,
    sensory_capacity: learned / transfer,
    sensor_dissipation: (p.wy * (pair.c * xx + pair.d * xy)) / p.Dy,
    kalman_var: P,
    cond_var: xx - (xy * xy) / yy,
  };
}

export const sensoryCapacity: Claim = {
  id: "hartich-2016-sensory-capacity",
  citation: "D. Hartich, A. C. Barato, U. Seifert, J. Stat. Mech. P02016 (2014); PRE 93, 022116 (2016)",
  formula:
    "l_y <= T_(x->y), C = l_y/T <= 1, 1 where y is the Kalman filter; l_y <= dissipation of the sensor",
  parameters: {
    wx: "rate of the signal",
    Dx: "its diffusion",
    wy: "rate of the sensor",
    Dy: "its diffusion",
  },
  ofReference: [],
  references: hartich2016SensoryCapacityReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, learning_rate_of_paths: values.learning_rate as number },
  })),
  source: "Lyapunov's and Riccati's equations",
  theory: sensorNumbers,
  trajectories: TRAJECTORIES,
  dt: STEP,
  setup: (p, budget) => sensing(p, budget, 1),
  judged: (p) => [
    "learning_rate",
    "learning_rate_of_paths",
    "check_minus_lx",
    "transfer_entropy_rate",
    "TE_from_kalman_var",
    "sensory_capacity",
    "I_mutual",
    "sensor_dissipation",
    "dissipated",
    "kalman_var",
    "cond_var",
    ...(isBest(p) ? [] : ["transferred"]),
  ],
  least: (p): Readonly<Record<string, number>> =>
    isBest(p) ? { dissipated: 0 } : { dissipated: 0, transferred: 0 },
  acceptance: FEEDBACK,
  control: {
    says: "a filter of half the gain",
    breaks: "kalman_var",
    setup: (p, budget) => sensing(p, budget, 0.5),
  },
};
