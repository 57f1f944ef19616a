// Many operations in a given time, one after the other or on several processors: what each costs, if it is an erasure of a bit.
import { mean, probability } from "../estimate/request.js";
import { model } from "../spec/models/models.js";
import { optimalErasure } from "../theory/network/optimalErasure.js";
import { lengthSquared } from "./bitErasures.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import {
  exact,
  h2,
  LN2,
  list,
  MILLION,
  number,
  rampErasure,
  scalesOf,
  sized,
  trajectoriesFor,
  trajectoriesOf,
} from "./drivenBits.js";
import { konopik2023References } from "./references/konopik2023.js";
import { konopik2023RampReferences } from "./references/konopik2023Ramp.js";

interface Machine {
  readonly name: string;
  readonly operations: number;
  readonly processors: number;
}

/** All machines of a set: serial, with 2 and 4 processors for most operations, with one for each. */
function machines(p: Settings): readonly Machine[] {
  const Ns = list(p.Ns);
  const most = Ns.at(-1) as number;
  return [
    ...Ns.map((N) => ({ name: `serial_N${N}`, operations: N, processors: 1 })),
    { name: "parallel", operations: most, processors: most },
    ...[2, 4].map((n) => ({ name: `n${n}_procs_N${most}`, operations: most, processors: n })),
  ];
}

const cost = (delta: number, duration: number) => optimalErasure({ before: 0.5, after: delta, duration });

function costs(p: Settings): Record<string, number> {
  const [T, delta] = [number(p.T), number(p.delta)];
  const [floor, a] = [LN2 - h2(delta), lengthSquared(delta)];
  const each = machines(p).map(
    ({ name, operations, processors }) => [name, cost(delta, (T * processors) / operations).heat] as const,
  );
  return {
    landauer: floor,
    a,
    parallel_law: floor + a / T,
    ...Object.fromEntries(list(p.Ns).map((N) => [`serial_law_N${N}`, floor + (a * N) / T])),
    ...Object.fromEntries(each),
  };
}

/** Where the cost grows in proportion to N: from one operation to two, in units of a/T. */
const slope = (p: Settings): number => {
  const [T, delta] = [number(p.T), number(p.delta)];
  return ((cost(delta, T / 2).heat - cost(delta, T).heat) * T) / lengthSquared(delta);
};

/** Of heat, from the last drop; and in units of what is dissipated. */
const SPREAD = { drop: 0.3, dissipated: 2.5 } as const;

function running(p: Settings, budget: Budget, lag: number): Setup {
  const [time, error] = [number(p.T), number(p.delta)];
  const known = costs(p);
  const all = machines(p).map(({ name, operations, processors }, point) => {
    const heat = known[name] as number;
    const spread = SPREAD.drop + SPREAD.dissipated * (heat - (known.landauer as number));
    const made =
      processors === 1
        ? model("serialComputing", { operations, time: lag * time, error })
        : model("parallelComputing", { operations, processors, time: lag * time, error });
    return [name, sized(made, trajectoriesFor(spread, heat), budget, { point })] as const;
  });
  const laws = Object.entries(known).filter(([name]) => all.every(([machine]) => machine !== name));
  return {
    experiments: Object.fromEntries(all),
    quantities: {
      ...Object.fromEntries(laws.map(([name, value]) => [name, exact(value)])),
      ...Object.fromEntries(all.map(([name]) => [name, of(name, mean("heat"))])),
      slope_above: exact(slope(p)),
      slope_below: exact(2 - slope(p)),
    },
  };
}

/** dW/dN is a/T within 2 %. */
const SLOPE = 0.98;

export const serialParallel: Claim<Settings> = {
  id: "konopik2023-serial-parallel",
  citation: "M. Konopik, T. Korten, E. Lutz, H. Linke, Nat. Commun. 14, 447 (2023)",
  formula:
    "W = dS + a N/(n T) for each of N operations on n processors: it diverges for one, and stays where n = N",
  parameters: { T: "time for all operations", delta: "error of each", Ns: "numbers of operations" },
  ofReference: [],
  references: konopik2023References,
  source: "quadratures of the optimal erasure's first integral",
  theory: costs,
  trajectories: MILLION,
  setup: (p, budget) => running(p, budget, 1),
  // the law is off by 2 to 30 % where it is listed, so its slope is looked at from one operation to two; by theory
  judged: (p) => [...Object.keys(costs(p)), "slope_above", "slope_below"],
  pooled: (p) => machines(p).map(({ name }) => name),
  least: () => ({ slope_above: SLOPE, slope_below: SLOPE }),
  acceptance: JUMPS,
  control: {
    says: "all have a fifth more time",
    breaks: "serial_N100",
    setup: (p, budget) => running(p, budget, 1.2),
  },
};

/** What each machine is named by, and the time that it has for an operation. */
function ramps(p: Settings): readonly (readonly [name: string, N: number, tau: number])[] {
  const [T, n] = [number(p.T), number(p.n)];
  return list(p.Ns).flatMap((N) => [
    ["serial", N, T / N] as const,
    ["n10", N, Math.min(T, (n * T) / N)] as const,
    ["par", N, T] as const,
  ]);
}

function rampCosts(p: Settings): Record<string, number> {
  return Object.fromEntries(
    ramps(p).flatMap(([name, N, tau]) => {
      const { heat, error } = rampErasure(number(p.Emax), tau);
      return [
        [`${name}_heat_N${N}`, heat],
        [`${name}_err_N${N}`, error],
      ];
    }),
  );
}

/** After this a level has forgotten where it began: e^-30. */
const FORGOTTEN = 30;

function ramping(p: Settings, budget: Budget, slower: number): Setup {
  const Emax = number(p.Emax);
  const times = [...new Set(ramps(p).map(([, , tau]) => tau))];
  const all = times.flatMap((tau, i) => {
    const { heat, variance, error } = rampErasure(Emax, tau);
    const whole = model("bitErasure", { height: Emax, duration: slower * tau });
    // errors are rare and made at the end, from the equilibrium a while before
    const last = Math.min(slower * tau, FORGOTTEN);
    const from = Emax * (1 - last / (slower * tau));
    const end = model("twoLevel", { from, to: Emax, duration: last });
    return [
      [`heat${tau}`, sized(whole, trajectoriesFor(variance, heat), budget, { point: 2 * i })],
      [`err${tau}`, sized(end, trajectoriesOf(error), budget, { point: 2 * i + 1 })],
    ] as const;
  });
  return {
    experiments: Object.fromEntries(all),
    quantities: Object.fromEntries(
      ramps(p).flatMap(([name, N, tau]) => [
        [`${name}_heat_N${N}`, of(`heat${tau}`, mean("heat"))],
        [`${name}_err_N${N}`, of(`err${tau}`, probability("state == 1"))],
      ]),
    ),
  };
}

export const serialParallelRamps: Claim<Settings> = {
  id: "konopik2023-linear-ramp-simulation",
  citation: "M. Konopik, T. Korten, E. Lutz, H. Linke, Nat. Commun. 14, 447 (2023); straight ramps",
  formula:
    "heat and error of each of N erasures grow with N on one processor, and stay where there is one for each",
  parameters: {
    T: "time for all operations",
    Emax: "height of the ramp, kT",
    Ns: "numbers of operations",
    n: "processors",
  },
  ofReference: [],
  references: konopik2023RampReferences,
  source: "moment equations of the driven level",
  theory: rampCosts,
  trajectories: MILLION,
  setup: (p, budget) => ramping(p, budget, 1),
  judged: (p) => Object.keys(rampCosts(p)),
  // machines that have the same time are the same
  pooled: (p) => {
    const first = ramps(p).filter(([, , tau], i, all) => all.findIndex((one) => one[2] === tau) === i);
    return first.flatMap(([name, N]) => [`${name}_heat_N${N}`, `${name}_err_N${N}`]);
  },
  // rare errors are known to 2 %: 2e-3 would take up to 7e8 trajectories each
  scales: (p) =>
    scalesOf(Object.fromEntries(Object.entries(rampCosts(p)).filter(([name]) => name.includes("err")))),
  acceptance: JUMPS,
  control: {
    says: "all have half as much time again",
    breaks: "serial_heat_N50",
    setup: (p, budget) => ramping(p, budget, 1.5),
  },
};
