// Hot systems that cool faster than warm ones: a quench from equilibrium at kT to 1 in U = (x^2 - 1)^2/2 + x/2 between reflecting
// walls at -4 and 3/2. What is left of the start decays as a2 e^(-lambda2 t), a2 = <u2> at the start, and a2 passes 0 at a kT.
import { mean } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, schedule } from "../spec/build.js";
import type { LangevinExperiment, Table } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { amplitude, type Mode, slowestModes, type Walled } from "../theory/modes.js";
import { type Budget, type Claim, CONTINUOUS, type Quantity, type Setup } from "./claim.js";
import { kumarBechhoefer2020MpembaReferences } from "./references/kumarBechhoefer2020Mpemba.js";

const ENERGY = "(x^2 - 1)^2/2 + x/2";
const WALLS = { low: -4, high: 1.5 };
const WELL: Walled = { energy: parse(ENERGY), fields: {}, kT: 1, friction: 1, range: WALLS };
/** Splines through every so many places of the solution. */
const EVERY = 64;

const tableOf = ({ x, u }: Mode): Table => {
  const picked = (of: Float64Array): number[] => [...of.filter((_, i) => i % EVERY === 0)];
  return { x: picked(x), y: picked(u), outside: "linear" };
};

/** The temperature between 5 and 1000 from which a2 is 0. */
function passing(mode: Mode): number {
  let [low, high] = [5, 1000];
  for (let i = 0; i < 60; i++) {
    const T = (low + high) / 2;
    if (amplitude(WELL, mode, T) < 0) low = T;
    else high = T;
  }
  return low;
}

/** From equilibrium at a temperature. */
function quench(
  [u2, u3]: readonly [Mode, Mode],
  from: number,
  time: number,
  high: number,
  { trajectories, seed, dt }: Budget,
  point: number,
): LangevinExperiment {
  return experiment({
    system: overdamped({
      potential: potential(ENERGY, {}, { u2: tableOf(u2), u3: tableOf(u3) }),
      walls: { ...WALLS, high },
      kT: 1,
      friction: 1,
      start: from === 1 ? equilibrium() : equilibrium({ kT: from }),
    }),
    method: { scheme: "heun", dt: dt ?? 1e-3, bias: "measure" },
    control: schedule({ duration: time }),
    record: {
      columns: { left: "final(u2(x))", kept2: "final(u2(x)*u2(xStart))", kept3: "final(u3(x)*u3(xStart))" },
    },
    ensemble: { trajectories, seed, point },
  });
}

/** Times at which about e^-1/2 and e^-1 are left. */
const AFTER = 0.5;
const [SLOW, FAST] = [1, 0.2];

function setup(budget: Budget, high: number): Setup {
  const modes = slowestModes(WELL, 2) as [Mode, Mode];
  const [u2] = modes;
  const growth = math.exp(u2.rate * AFTER);
  const start = (run: string): Quantity => ({
    kind: "sum",
    terms: [{ run, request: mean("left"), factor: growth }],
  });
  const rate = (run: string, kept: string, time: number): Quantity => ({
    kind: "function",
    run,
    request: mean(kept),
    value: (c) => -math.log(c) / time,
    slope: (c) => -1 / (time * c),
  });
  const from = (T: number, time: number, point: number): LangevinExperiment =>
    quench(modes, T, time, high, budget, point);
  return {
    experiments: {
      warm: from(5, AFTER, 0),
      hot: from(50, AFTER, 1),
      hottest: from(1000, AFTER, 2),
      slow: from(1, SLOW, 3),
      fast: from(1, FAST, 4),
    },
    quantities: {
      lambda2: rate("slow", "kept2", SLOW),
      lambda3: rate("fast", "kept3", FAST),
      a2_5: start("warm"),
      a2_50: start("hot"),
      a2_1000: start("hottest"),
      T_star: { kind: "exact", value: passing(u2) },
    },
  };
}

export const mpemba: Claim = {
  id: "kumar-bechhoefer-2020-mpemba",
  citation: "A. Kumar, J. Bechhoefer, Nature 584, 64 (2020); Z. Lu, O. Raz, PNAS 114, 5083 (2017)",
  formula: "<u2>(t) = a2 e^(-lambda2 t), |a2| from kT = 50 far below that from kT = 5; a2 = 0 at T_star",
  parameters: {},
  ofReference: [],
  references: kumarBechhoefer2020MpembaReferences,
  source: "spectrum of the generator (residue below 2e-7)",
  trajectories: 102_400,
  dt: 1e-3,
  setup: (_, budget) => setup(budget, WALLS.high),
  // T_star is theory: a2 is measured on both sides of it
  judged: () => ["lambda2", "lambda3", "a2_5", "a2_50", "a2_1000"],
  acceptance: CONTINUOUS,
  control: {
    says: "the right wall is at 2",
    breaks: "a2_5",
    setup: (_, budget) => setup(budget, 2),
  },
};
