// An experiment as the Fokker-Planck solver takes it, or the sentence that says why it cannot.
import { evaluateNumber } from "../formula/evaluate.js";
import { mentions } from "../formula/syntax.js";
import { placeOf, type Walls } from "../formula/walls.js";
import * as math from "../kernel/math.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { inEquilibrium } from "../spec/starts.js";
import { drivesTemperature, namesOf, temperaturesOf, variablesOf } from "../spec/variables.js";
import { movesWalls, wallsIn } from "../spec/walls.js";
import type { Law, Problem, Stretch } from "../theory/fokkerPlanckProblem.js";
import { timeline } from "./feedback/timeline.js";
import { exchange } from "./landscape.js";
import { startOf } from "./start.js";
import type { Fields } from "./timeline.js";

/**
 * The problem of an experiment; its variable is called x, whatever it was.
 * @throws SpecError where the experiment has several variables, feedback, velocities, or a force that no equilibrium bounds.
 */
export function problemOf(experiment: LangevinExperiment): Problem {
  const { system, feedback } = experiment;
  const refuse = (path: string, problem: string): never => {
    throw new SpecError(path, `${problem} for the Fokker-Planck equation`);
  };
  const names = namesOf(system);
  if (system.dynamics !== "overdamped")
    refuse("system.dynamics", 'overdamped motion is needed, "underdamped" given,');
  if (names.length > 1) refuse("system.variables", `one variable is needed, ${names.length} given,`);
  if (feedback !== undefined) refuse("feedback", "an experiment without feedback is needed");
  if (experiment.stop !== undefined) refuse("stop", "an experiment that runs to its end is needed");
  if (system.start.kind === "steady" && system.start.burnIn !== undefined)
    refuse("system.start", "a start whose law is known is needed, a burn-in given,");
  if ((experiment.cycles?.discard ?? 0) > 0)
    refuse("cycles.discard", "0 is needed (the law after discarded cycles is not known), more given,");
  const formulas = formulasOf(system);
  const [force = null] = formulas.forces;
  if (force !== null && system.period === undefined && mentions(force, new Set(names)))
    refuse("system.force", "a force that is the same everywhere is needed off a ring");

  const { node, fields: named } = exchange(system);
  const line = timeline(experiment);
  const cycle = line.stretches.map(({ length, lines: [path] }): Stretch => {
    const { from, to } = path ?? { from: line.start, to: line.start };
    return { length, from: named(from), to: named(to) };
  });
  const stretches = Array.from({ length: experiment.cycles?.count ?? 1 }, () => cycle).flat();
  const [own] = temperaturesOf(system);
  const driven = own !== undefined && drivesTemperature(experiment) ? node(own) : null;
  const [bath] = variablesOf(system);
  return {
    energy: node(formulas.energy),
    force: force === null ? null : node(force),
    kT: driven === null ? (bath?.kT ?? Number.NaN) : (fields) => evaluateNumber(driven, fields),
    friction: bath?.friction ?? Number.NaN,
    period: system.period,
    walls: standing(system),
    start: named(line.start),
    end: named(line.end[0] as Fields),
    stretches,
    law: lawOf(experiment),
  };
}

/** @throws SpecError for walls that may move */
function standing(system: LangevinExperiment["system"]): Walls | undefined {
  if (!movesWalls(system)) return wallsIn(system, system.potential.fields);
  throw new SpecError(
    "system.walls",
    "walls that stand still are needed for the Fokker-Planck equation, a formula given",
  );
}

/** The start, if it is not equilibrium in the fields and at the temperature at 0-. */
function lawOf({ system }: LangevinExperiment): Law | undefined {
  const { start, period } = system;
  const walls = standing(system) ?? {};
  const [name = "x"] = namesOf(system);
  if (inEquilibrium(system)) return undefined;
  if (start.kind === "point") {
    const at = start.at[name] as number;
    return { kind: "point", at };
  }
  const law =
    start.kind === "gaussian"
      ? normal(start.mean[name] as number, Math.sqrt(start.covariance[0]?.[0] as number))
      : tabulated(startOf(system, formulasOf(system)).kernel);
  if (law.kind === "point") return law;
  if (period !== undefined) return around(law, period);
  const low = walls.low === undefined ? Number.NEGATIVE_INFINITY : placeOf(walls.low);
  const high = walls.high === undefined ? Number.POSITIVE_INFINITY : placeOf(walls.high);
  if (law.low < low || law.high > high) {
    // what starts beyond a wall is where the first step puts it
    throw new SpecError("system.start", "a start between the walls is needed for the Fokker-Planck equation");
  }
  return law;
}

const FAR = 8.5; // e^-36: 1e-16 of the weight is beyond

function normal(mean: number, sigma: number): Law {
  if (sigma === 0) return { kind: "point", at: mean };
  return {
    kind: "density",
    low: mean - FAR * sigma,
    high: mean + FAR * sigma,
    width: sigma,
    density: (x) => x.map((at) => math.exp((-(at - mean) * (at - mean)) / (2 * sigma * sigma)) / sigma),
  };
}

/** The law that the kernel draws from: the slope of the table's piecewise cubic P(x < .), which is `mean + spread z`. */
function tabulated({
  variables: { x: nodes, below, density },
  mean: [shift = 0],
  spread: [scale = 1],
}: ReturnType<typeof startOf>["kernel"]): Law {
  const last = nodes.length - 1;
  const node = (i: number): number => nodes[i] as number;
  const at = (place: number): number => {
    const z = (place - shift) / scale;
    if (z < node(0) || z > node(last)) return 0;
    let [i, above] = [0, last];
    while (above - i > 1) {
      const middle = (i + above) >> 1;
      if (node(middle) <= z) i = middle;
      else above = middle;
    }
    const width = node(i + 1) - node(i);
    const s = (z - node(i)) / width;
    const rise = ((below[i + 1] as number) - (below[i] as number)) / width;
    const [a, e] = [density[i] as number, density[i + 1] as number];
    return Math.max(0, a + s * (6 * rise - 4 * a - 2 * e + s * (3 * a + 3 * e - 6 * rise)));
  };
  const [low, high] = [shift + scale * node(0), shift + scale * node(last)];
  const step = (high - low) / SAMPLES;
  const samples = Float64Array.from({ length: SAMPLES }, (_, i) => low + (i + 0.5) * step);
  const weights = samples.map(at);
  const whole = weights.reduce((sum, w) => sum + w, 0);
  const average = weights.reduce((sum, w, i) => sum + w * (samples[i] as number), 0) / whole;
  const variance =
    weights.reduce(
      (sum, w, i) => sum + w * ((samples[i] as number) - average) * ((samples[i] as number) - average),
      0,
    ) / whole;
  return { kind: "density", low, high, width: Math.sqrt(variance) / 2, density: (x) => x.map(at) };
}

const SAMPLES = 4096;

/** The same on a ring: all turns together. */
function around(law: Extract<Law, { kind: "density" }>, period: number): Law {
  const { low, high, density } = law;
  return {
    ...law,
    density: (x) => {
      const sum = new Float64Array(x.length);
      const [first = 0] = x;
      const from = Math.floor((low - first) / period) - 1;
      const to = Math.ceil((high - first) / period);
      for (let turn = from; turn <= to; turn++) {
        density(x.map((at) => at + turn * period)).forEach((p, i) => {
          sum[i] = (sum[i] as number) + p;
        });
      }
      return sum;
    },
  };
}
