// Where trajectories start, as the kernel takes it: mean + spread z, with z from one table for all variables and another one
// for velocities. Boltzmann in one variable is its own table; every other law is normal, or a point.
import { evaluateColumn } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import type { KernelPlan, KernelStart, StartTable } from "../kernel/langevin.js";
import * as math from "../kernel/math.js";
import { SpecError } from "../spec/error.js";
import type { EquilibriumStart, Langevin, Law, TableStart } from "../spec/experiment.js";
import type { Question, SystemFormulas } from "../spec/formulas.js";
import { inEquilibrium } from "../spec/starts.js";
import {
  commonTemperature,
  isInertial,
  isothermal,
  namesOf,
  stateOf,
  variablesOf,
} from "../spec/variables.js";
import { type Equilibrium, equilibriumOf, NotConfining, probabilityBelow } from "../theory/boltzmann.js";
import { type Normal, quadraticEquilibrium, spreadOf } from "../theory/quadratic.js";
import { landscape } from "./landscape.js";
import { ringOf, ringStart } from "./ringStart.js";
import { steadyLaw } from "./steady.js";

export interface Beginning {
  readonly kernel: KernelStart;
  /** F(0-) where the start is Boltzmann, else null. */
  readonly freeEnergy: number | null;
  /** Probability that the answer to a question is yes at the start; null where its law is not known. */
  readonly probability: ((question: Question) => number) | null;
}

/**
 * `exactly`: how many variables the kernel has for exactLinear, velocities and work among them, all from one normal law.
 * @throws SpecError where there is no such start.
 */
export function startOf(system: Langevin, formulas: SystemFormulas, exactly?: number): Beginning {
  const found = beginningOf(system, formulas, exactly !== undefined);
  return exactly === undefined ? found : { ...found, kernel: widened(found.kernel, exactly) };
}

/** The start in each state in which a controller may begin: what its fields are then. */
export function startsOf(
  system: Langevin,
  formulas: SystemFormulas,
  fields: readonly Readonly<Record<string, number>>[],
  exactly?: number,
): KernelPlan["starts"] {
  const known = new Map<string, KernelStart>();
  return fields.map((at) => {
    const key = JSON.stringify(at);
    const there = { ...system, potential: { ...system.potential, fields: at } };
    const found = known.get(key) ?? startOf(there, formulas, exactly).kernel;
    known.set(key, found);
    return found;
  });
}

/** The same start with further variables at 0. */
function widened(start: KernelStart, size: number): KernelStart {
  const own = start.mean.length;
  const each = Array.from({ length: size }, (_, v) => v);
  return {
    ...start,
    mean: each.map((v) => start.mean[v] ?? 0),
    spread: each.flatMap((v) =>
      each.map((w) => (v < own && w < own ? (start.spread[v * own + w] as number) : 0)),
    ),
  };
}

function beginningOf(system: Langevin, formulas: SystemFormulas, isLinear: boolean): Beginning {
  const { start } = system;
  if (start.kind !== "steady") return lawOf(start, system, formulas, isLinear);
  if (start.from === undefined) {
    const ring = ringOf(system, system.potential.fields);
    if (ring === null) return normal(steadyLaw(system, formulas), null);
    return byInversion({ ...ringStart(ring), freeEnergy: null }, system);
  }
  // what is left of it after the burn-in is not known
  const { kernel } = lawOf(start.from, system, formulas, isLinear);
  return { kernel, freeEnergy: null, probability: null };
}

function lawOf(
  start: Law,
  system: Langevin,
  { energy, forces }: SystemFormulas,
  isLinear: boolean,
): Beginning {
  const states = stateOf(system);
  if (start.kind === "table") {
    // its velocities are drawn as its variables are
    if (isLinear && isInertial(system)) {
      throw new SpecError(
        "system.start",
        'a normal law is needed for velocities with "exactLinear", a table given',
      );
    }
    return tabled(start, system);
  }
  if (start.kind === "point") {
    const mean = states.map((name) => start.at[name] ?? 0);
    return normal({ mean, covariance: mean.map(() => mean.map(() => 0)) }, null);
  }
  if (start.kind === "gaussian") {
    const { covariance } = start;
    const mean = states.map((name) => start.mean[name] ?? 0);
    return normal(
      covariance.length === states.length ? { mean, covariance } : moving(system, { mean, covariance }),
      null,
    );
  }
  return equilibrium(start, system, { energy, forces }, isLinear);
}

/** Boltzmann in the fields and kT at 0-, or in others, which is a law like any other and knows of no force. */
function equilibrium(
  start: EquilibriumStart,
  system: Langevin,
  { energy, forces }: Pick<SystemFormulas, "energy" | "forces">,
  isLinear: boolean,
): Beginning {
  const names = namesOf(system);
  const own = inEquilibrium({ start });
  const fields = { ...system.potential.fields, ...start.fields };
  const there = { ...system, potential: { ...system.potential, fields } };
  const kT = start.kT ?? commonTemperature(there);
  try {
    if (names.length === 1 && !isLinear) {
      const solved = equilibriumOf({ ...landscape(system, energy, fields), kT });
      if (!own) return { ...byInversion(solved, there, start.kT), freeEnergy: null };
      refuseForces(system, forces, [solved.x]);
      return byInversion(solved, system);
    }
    const solved =
      isothermal(system) || start.kT !== undefined ? quadraticEquilibrium(energy, names, fields, kT) : null;
    if (solved === null) {
      throw new SpecError(
        "system.start",
        "a point or gaussian start is needed for several variables, unless they share their temperature and the potential is quadratic",
      );
    }
    if (!own) return normal(moving(there, solved, start.kT), null);
    refuseForces(
      system,
      forces,
      solved.mean.map((m, v) => around(m, solved.covariance[v]?.[v] as number, v)),
    );
    return normal(moving(system, solved), solved.freeEnergy);
  } catch (error) {
    if (error instanceof NotConfining) {
      throw new SpecError(
        "system.potential",
        "a potential that rises on both sides is needed for an equilibrium start, this one does not at t = 0-",
      );
    }
    throw error;
  }
}

/** An equilibrium start has no current: the forces must vanish in the fields at 0-. */
function refuseForces(
  { potential, ...system }: Langevin,
  forces: SystemFormulas["forces"],
  places: readonly Float64Array[],
): void {
  const scope = Object.fromEntries(namesOf(system).map((name, v) => [name, places[v] as Float64Array]));
  const size = places[0]?.length ?? 0;
  for (const force of forces) {
    if (force === null) continue;
    const values = evaluateColumn(force, { ...potential.fields, ...scope }, size);
    if (values.every((f) => f === 0)) continue;
    throw new SpecError(
      "system.start",
      "a force that vanishes at t = 0- is needed for an equilibrium start (let a schedule switch it on at once), this one does not",
    );
  }
}

/** Places where a force is looked at: odd numbers of widths, different for each variable. */
const around = (mean: number, variance: number, v: number): Float64Array =>
  Float64Array.from(
    [-2.3, -1.1, 0, 0.7, 1.9],
    (k, i) => mean + Math.sqrt(variance) * (k + 0.3 * v * (i - 1.5)),
  );

type Distribution = Pick<Equilibrium, "x" | "below" | "density">;

/** A law of the places, and with inertia velocities of their baths: mean 0 (unless given), variance kT/mass. */
function moving(system: Langevin, { mean, covariance }: Normal, common?: number): Normal {
  if (!isInertial(system)) return { mean, covariance };
  const baths = variablesOf(system);
  const places = baths.length;
  return {
    mean: Array.from({ length: 2 * places }, (_, v) => mean[v] ?? 0),
    covariance: Array.from({ length: 2 * places }, (_, v) =>
      Array.from({ length: 2 * places }, (_, w) => {
        if (v < places && w < places) return covariance[v]?.[w] as number;
        const { kT, mass } = baths[v - places] ?? { kT: 0, mass: 1 };
        return v === w ? (common ?? kT) / mass : 0;
      }),
    ),
  };
}

/** F of straight lines is a parabola between the points, which the kernel's cubic holds exactly. */
function tabled({ x, density }: TableStart, system: Langevin): Beginning {
  const below = [0];
  for (let i = 1; i < x.length; i++) {
    const area =
      (((x[i] as number) - (x[i - 1] as number)) * ((density[i - 1] as number) + (density[i] as number))) / 2;
    below.push((below[i - 1] as number) + area);
  }
  const total = below[below.length - 1] as number;
  const law = {
    x: Float64Array.from(x),
    below: Float64Array.from(below, (share) => share / total),
    density: Float64Array.from(density, (p) => p / total),
    freeEnergy: null,
  };
  return byInversion(law, system);
}

/** A law of one variable by its cumulative distribution at nodes, and with inertia a velocity of its bath, or at kT. */
function byInversion(
  solved: Distribution & { readonly freeEnergy: number | null },
  system: Langevin,
  kT?: number,
): Beginning {
  // the table gives the place as it is; the law of all that moves has it with mean 0 and variance 1
  const law = moving(system, { mean: [0], covariance: [[1]] }, kT);
  return {
    kernel: {
      variables: tableOf(solved),
      velocities: tableOf(unitNormal()),
      mean: law.mean,
      spread: spreadOf(law) as number[],
    },
    freeEnergy: solved.freeEnergy,
    probability: ({ threshold, above }) => {
      const below = probabilityBelow(solved, threshold);
      return above ? 1 - below : below;
    },
  };
}

const UNIT = parse("x^2/2");

function normal(law: Normal, freeEnergy: number | null): Beginning {
  const spread = spreadOf(law);
  if (spread === null) {
    throw new SpecError("system.start.covariance", "a positive definite matrix is needed, this one is not");
  }
  return {
    kernel: {
      variables: tableOf(unitNormal()),
      velocities: tableOf(unitNormal()),
      mean: law.mean,
      spread,
    },
    freeEnergy,
    probability: ({ variable, threshold, above }) => {
      const mean = law.mean[variable] as number;
      const variance = law.covariance[variable]?.[variable] as number;
      if (variance === 0) return (above ? mean > threshold : mean < threshold) ? 1 : 0;
      const beyond = (mean - threshold) / Math.sqrt(2 * variance);
      return 0.5 * (1 + math.erf(above ? beyond : -beyond));
    },
  };
}

const unitNormal = (): Equilibrium => equilibriumOf({ energy: UNIT, fields: {}, kT: 1 });

const GUIDE = 4096;

function tableOf({ x, below, density }: Distribution): StartTable {
  return { x, below, density, guide: guideTo(below) };
}

/** For g = 0 … GUIDE - 1 the last node with P(x < x_i) <= g/GUIDE. */
function guideTo(below: Float64Array): Int32Array {
  let node = 0;
  return Int32Array.from({ length: GUIDE }, (_, g) => {
    while (node < below.length - 2 && (below[node + 1] as number) <= g / GUIDE) node += 1;
    return node;
  });
}
