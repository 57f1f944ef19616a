// The densities between which the entropy of the system changes, by the names that the experiment gives them:
//   systemEntropy = ln b0(x_0) - ln b1(x_tau),  entropyProduction = systemEntropy + bathEntropy
// U. Seifert, PRL 95, 040602 (2005), eqs. 4, 10. <exp(-entropyProduction)> = 1 for the true b0 and any normalised b1.
import { evaluateNumber } from "../formula/evaluate.js";
import { placeOf, type Wall } from "../formula/walls.js";
import * as math from "../kernel/math.js";
import type { BoundaryLaw, NormalLaw, TableLaw } from "../spec/boundaryLaws.js";
import { SpecError } from "../spec/error.js";
import type { Langevin, LangevinExperiment, TableStart } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { isInertial, isothermal, namesOf, stateOf, temperaturesOf, variablesOf } from "../spec/variables.js";
import { movesWalls, wallsIn } from "../spec/walls.js";
import { freeEnergy, NotConfining } from "../theory/boltzmann.js";
import { logTable, NotNormal } from "../theory/logDensity.js";
import { normalDensity } from "../theory/normalDensity.js";
import { type Normal, quadraticEquilibrium } from "../theory/quadratic.js";
import { steadyRing } from "../theory/ring.js";
import type { Boundaries } from "./boundaries.js";
import type { Density } from "./density.js";
import { fokkerPlanck } from "./fokkerPlanck.js";
import { landscape } from "./landscape.js";
import { ringOf } from "./ringStart.js";
import { steadyLaw } from "./steady.js";
import type { Fields, Timeline } from "./timeline.js";

const PATH = "record.systemEntropy";

/** @throws SpecError where there is no such density. */
export function boundariesOf(experiment: LangevinExperiment, line: Timeline): Boundaries | null {
  const { system, record } = experiment;
  const { systemEntropy } = record;
  if (systemEntropy === undefined) return null;
  const { start, end } = systemEntropy;
  return {
    states: stateOf(system),
    start:
      start === undefined
        ? ownStart(experiment, line)
        : densityOf(system, start, line.start, `${PATH}.start`),
    end:
      end === "solved"
        ? [solvedEnd(experiment)]
        : line.end.map((fields) => densityOf(system, end, fields, `${PATH}.end`)),
  };
}

/** The law that trajectories are drawn from. */
function ownStart({ system, cycles }: LangevinExperiment, line: Timeline): Density {
  const { start } = system;
  const path = `${PATH}.start`;
  const refuse = (given: string): never => {
    throw new SpecError(path, `a start whose density is known is needed, ${given} given`);
  };
  if ((cycles?.discard ?? 0) > 0) refuse("discarded cycles");
  switch (start.kind) {
    case "equilibrium":
      return equilibrium(system, { ...line.start, ...start.fields }, path, start.kT);
    case "gaussian":
      return gaussian(system, start, path);
    case "table":
      return lines(system, start, path);
    case "steady":
      return start.burnIn === undefined ? steady(system, line.start, path) : refuse("a burn-in");
    case "point":
      return refuse("a point");
  }
}

/** As trajectories are drawn: straight between the points. */
function lines(system: Langevin, { x, density }: TableStart, path: string): Density {
  const { period } = system;
  const [of = "x"] = namesOf(system);
  const last = x.length - 1;
  if (period !== undefined && (x[last] as number) - (x[0] as number) > period)
    throw new SpecError(path, "a table within one period is needed");
  const area = x.reduce((sum, at, i) => {
    if (i === 0) return 0;
    return sum + ((at - (x[i - 1] as number)) * ((density[i] as number) + (density[i - 1] as number))) / 2;
  }, 0);
  const places: Density = { kind: "lines", of, x, density: density.map((p) => p / area) };
  return isInertial(system) ? { kind: "product", factors: [places, velocities(system, path)] } : places;
}

function densityOf(system: Langevin, law: BoundaryLaw, fields: Fields, path: string): Density {
  if (law === "equilibrium") return equilibrium(system, fields, path);
  if (law === "steady") return steady(system, fields, path);
  return "mean" in law ? gaussian(system, law, path) : tabulated(system, law, path);
}

function equilibrium(system: Langevin, fields: Fields, path: string, own?: number): Density {
  const { energy } = formulasOf(system);
  const names = namesOf(system);
  if (!isothermal(system) && own === undefined) {
    throw new SpecError(path, "one temperature is needed for an equilibrium, several given");
  }
  const [temperature] = temperaturesOf(system);
  const kT = own ?? (temperature === undefined ? Number.NaN : evaluateNumber(temperature, fields));
  const places = ((): Density => {
    try {
      const free =
        names.length === 1
          ? freeEnergy({ ...landscape(system, energy, fields), kT })
          : quadraticEquilibrium(energy, names, fields, kT)?.freeEnergy;
      if (free !== undefined) return { kind: "boltzmann", energy, fields, kT, freeEnergy: free };
    } catch (error) {
      if (!(error instanceof NotConfining)) throw error;
    }
    throw new SpecError(
      path,
      'a potential with a known equilibrium is needed for "equilibrium" (of several variables: a quadratic one), this one has none there',
    );
  })();
  return isInertial(system) ? { kind: "product", factors: [places, velocities(system, path, kT)] } : places;
}

/** Velocities of their baths, or at kT. */
function velocities(system: Langevin, path: string, own?: number): Density {
  const baths = variablesOf(system);
  const covariance = baths.map(({ kT, mass }, v) => baths.map((_, w) => (v === w ? (own ?? kT) / mass : 0)));
  const names = stateOf(system).slice(baths.length);
  return normal(names, { mean: names.map(() => 0), covariance }, path);
}

/** The solved steady state: on a ring, or of a linear system. */
function steady(system: Langevin, fields: Fields, path: string): Density {
  const ring = ringOf(system, fields);
  if (ring === null) {
    const there = { ...system, potential: { ...system.potential, fields } };
    return normal(stateOf(system), steadyLaw(there, formulasOf(system)), path);
  }
  const [of = "x"] = namesOf(system);
  const { x, phi } = steadyRing(ring);
  return {
    kind: "table",
    of,
    logDensity: logTable({ x, logDensity: phi.map((value) => -value), period: ring.period }),
  };
}

function gaussian(system: Langevin, { mean, covariance }: NormalLaw, path: string): Density {
  const states = stateOf(system);
  const baths = variablesOf(system);
  const size = covariance.length;
  const all: Normal = {
    mean: states.map((name) => mean[name] ?? 0),
    covariance: states.map((_, v) =>
      states.map((_, w) => {
        if (v < size && w < size) return covariance[v]?.[w] as number;
        const { kT, mass } = baths[v - baths.length] ?? { kT: 0, mass: 1 };
        return v === w ? kT / mass : 0;
      }),
    ),
  };
  return system.period === undefined ? normal(states, all, path) : wrapped(system, all, path);
}

const NODES = 512;
const FAR = 9; // e^-40

/** A normal law on a ring: all turns together. */
function wrapped(system: Langevin, { mean: [m = 0], covariance }: Normal, path: string): Density {
  const { period = 0 } = system;
  const [of = "x"] = namesOf(system);
  const variance = covariance[0]?.[0] ?? 0;
  if (!(variance > 0) || isInertial(system))
    throw new SpecError(
      path,
      "a law with a variance above 0, of one overdamped variable, is needed on a ring",
    );
  const turns = Math.ceil((FAR * Math.sqrt(variance)) / period) + 1;
  const x = Array.from({ length: NODES }, (_, i) => m + (i / NODES - 0.5) * period);
  const logDensity = x.map((at) => {
    const nearest = -((at - m) * (at - m)) / (2 * variance);
    let sum = 0;
    for (let turn = -turns; turn <= turns; turn++) {
      const away = at - m + turn * period;
      sum += math.exp(-(away * away) / (2 * variance) - nearest);
    }
    return nearest + math.log(sum);
  });
  return { kind: "table", of, logDensity: logTable({ x, logDensity, period }) };
}

function normal(of: readonly string[], law: Normal, path: string): Density {
  const density = normalDensity(law);
  if (density !== null) return { kind: "normal", of, ...density };
  throw new SpecError(`${path}.covariance`, "a positive definite matrix is needed, this one is not");
}

const placed = (wall: Wall | undefined): number | undefined =>
  wall === undefined ? undefined : placeOf(wall);

function tabulated(system: Langevin, { x, density }: TableLaw, path: string): Density {
  const { period } = system;
  if (movesWalls(system)) {
    throw new SpecError(
      "system.walls",
      "walls that stand still are needed for the system's entropy, a formula given",
    );
  }
  const walls = wallsIn(system, system.potential.fields);
  const [of = "x"] = namesOf(system);
  const [first, last] = [x[0] as number, x[x.length - 1] as number];
  if (period !== undefined && last - first >= period) {
    throw new SpecError(
      `${path}.x`,
      `places within one period, ${period}, are needed, ${first} to ${last} given`,
    );
  }
  try {
    const logDensity = density.map((p) => math.log(p));
    const ends = { low: placed(walls?.low), high: placed(walls?.high) };
    return { kind: "table", of, logDensity: logTable({ x, logDensity, period, ...ends }) };
  } catch (error) {
    if (!(error instanceof NotNormal)) throw error;
    throw new SpecError(`${path}.density`, "densities that fall at both ends are needed, these do not");
  }
}

const LEAST = 1e-18; // of the highest: below, rounding is all there is

/** What the Fokker-Planck equation has at the end. */
function solvedEnd(experiment: LangevinExperiment): Density {
  const { system } = experiment;
  const { period } = system;
  const walls = wallsIn(system, system.potential.fields);
  const [of = "x"] = namesOf(experiment.system);
  const { x, density } = fokkerPlanck(experiment);
  const highest = density.reduce((a, b) => Math.max(a, b));
  const top = density.indexOf(highest);
  let [from, to] = [top, top];
  const clear = (i: number): boolean => (density[i] ?? 0) > LEAST * highest;
  while (clear(from - 1)) from -= 1;
  while (clear(to + 1)) to += 1;
  return {
    kind: "table",
    of,
    logDensity: logTable({
      x: x.slice(from, to + 1),
      logDensity: density.slice(from, to + 1).map((p) => math.log(p)),
      period,
      low: placed(walls?.low),
      high: placed(walls?.high),
    }),
  };
}
