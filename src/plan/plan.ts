// Lowers an experiment to everything that a worker needs: the filled and compiled kernel, the tables, and the rules of the
// ledger. The only step between what the user said and numbers.
import { evaluateColumn } from "../formula/evaluate.js";
import { fill } from "../formula/fill.js";
import { lower } from "../formula/lower.js";
import { parse } from "../formula/parse.js";
import type { Node } from "../formula/syntax.js";
import { compile, type KernelPlan, template } from "../kernel/langevin.js";
import * as math from "../kernel/math.js";
import { SpecError } from "../spec/error.js";
import type { Experiment, Overdamped, Scheme } from "../spec/experiment.js";
import { readQuestion } from "../spec/formulas.js";
import {
  confines,
  type Equilibrium,
  equilibriumOf,
  freeEnergy,
  NotConfining,
  probabilityBelow,
} from "../theory/boltzmann.js";
import { landscape } from "./landscape.js";
import type { Bookkeeping } from "./ledger.js";
import { program } from "./program.js";
import { type Fields, type Line, type Timeline, timeline } from "./timeline.js";

export interface Plan {
  readonly experiment: Experiment;
  readonly module: WebAssembly.Module;
  readonly kernel: KernelPlan;
  /** The partner at half the step, where the bias is measured. */
  readonly fine: KernelPlan | null;
  readonly book: Bookkeeping;
  readonly steps: number;
  readonly duration: number;
  /** The fields jump at these times, and are charged for it. */
  readonly quenches: readonly Quench[];
}

/** A sudden change of a field. `branch` is null where all trajectories meet it. */
export interface Quench {
  readonly time: number;
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly branch: string | null;
}

const SCHEMES: Readonly<Record<Scheme, number>> = { euler: 0, heun: 1 };

/**
 * Plans a validated experiment.
 * @throws SpecError where the potential does not confine, starts at no finite energy, or the tables would be too large.
 */
export function plan(experiment: Experiment): Plan {
  const { system, method, feedback, ensemble } = experiment;
  const energy = parse(system.potential.energy);
  const line = timeline(experiment);
  checkRing(experiment, energy, line);
  const start = startOf(experiment, energy);
  const freeEnergies = confine(experiment, energy, line);
  const force = system.force === undefined ? null : parse(system.force);
  const lowered = lower({ energy, force, walls: system.walls ?? {} }, line.driven);
  const bytes = fill(template(), lowered, line.end.length > 1);
  const question = feedback && readQuestion(feedback.measurement.of, "feedback.measurement.of");
  const error = feedback?.measurement.channel.error ?? 0;
  const kernel = (refine: number): KernelPlan => ({
    seed: ensemble.seed,
    stream: 2 * ensemble.point + (ensemble.direction === "reverse" ? 1 : 0),
    scheme: SCHEMES[method.scheme],
    stepwise: method.heat === "stepwise",
    forced: force !== null,
    reference: method.noise === "reference",
    refine,
    start: { x: start.x, below: start.below, density: start.density, guide: guideTo(start.below) },
    measurement: question
      ? { ...question, error, logRight: math.log(1 - error), logWrong: math.log(error) }
      : null,
    ...program(experiment, lowered, line, refine),
  });
  const coarse = kernel(0);
  return {
    experiment,
    module: compile(bytes),
    kernel: coarse,
    fine: method.bias === "measure" ? kernel(1) : null,
    book: {
      kT: system.kT,
      stepwise: method.heat === "stepwise",
      freeEnergyChange: freeEnergies.map((f) => (f === null ? null : f - start.freeEnergy)),
      logPredictive: predictive(experiment, start),
      measured: feedback !== undefined,
    },
    steps: coarse.segments.reduce((total, { steps }) => total + steps, 0),
    duration: line.duration,
    quenches: quenchesOf(line),
  };
}

/** An equilibrium start has no current: the force must vanish in the fields at 0-. */
function refuseForce({ force, potential }: Overdamped, { x }: Equilibrium): void {
  if (force === undefined) return;
  const values = evaluateColumn(parse(force), { ...potential.fields, x }, x.length);
  if (values.every((f) => f === 0)) return;
  throw new SpecError(
    "system.start",
    "a force that vanishes at t = 0- is needed for an equilibrium start (let a schedule switch it on at once), this one does not",
  );
}

const RING_PLACES = 64;
const RING_ROUNDING = 1e-9;

/** On a ring U and the force repeat after one period, at every breakpoint of the protocol. */
function checkRing({ system }: Experiment, energy: Node, line: Timeline): void {
  const { period, force } = system;
  if (period === undefined) return;
  const here = Float64Array.from({ length: RING_PLACES }, (_, i) => (period * i) / RING_PLACES);
  const there = here.map((x) => x + period);
  const formulas = [
    ["system.potential.energy", energy] as const,
    ...(force === undefined ? [] : [["system.force", parse(force)] as const]),
  ];
  const moments = [
    line.start,
    ...line.stretches.flatMap(({ lines }) => lines.flatMap((l) => [l.from, l.to])),
  ];
  for (const [path, node] of formulas) {
    for (const fields of moments) {
      const a = evaluateColumn(node, { ...fields, x: here }, RING_PLACES);
      const b = evaluateColumn(node, { ...fields, x: there }, RING_PLACES);
      const size = a.reduce((most, u) => Math.max(most, Math.abs(u)), 1);
      if (a.every((u, i) => Math.abs(u - (b[i] as number)) < RING_ROUNDING * size)) continue;
      throw new SpecError(
        path,
        `a formula that repeats after the period ${period} is needed on a ring (a tilt is a force, not a potential), this one does not`,
      );
    }
  }
}

const GUIDE = 4096;

/** For g = 0 … GUIDE - 1 the last node with P(x < x_i) <= g/GUIDE. */
function guideTo(below: Float64Array): Int32Array {
  let node = 0;
  return Int32Array.from({ length: GUIDE }, (_, g) => {
    while (node < below.length - 2 && (below[node + 1] as number) <= g / GUIDE) node += 1;
    return node;
  });
}

function startOf({ system }: Experiment, energy: Node): Equilibrium {
  try {
    const solved = equilibriumOf(landscape(system, energy, system.potential.fields));
    refuseForce(system, solved);
    return solved;
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

/** Places along a stretch at which the potential is looked at. */
const LOOKS = 16;

const along = ({ from, to }: Line, s: number): Fields =>
  Object.fromEntries(
    Object.entries(from).map(([field, a]) => [
      field,
      s === 1 ? (to[field] as number) : a + ((to[field] as number) - a) * s,
    ]),
  );

/** Free energies at tau+ by branch; refuses a protocol under which the potential stops confining. */
function confine({ system }: Experiment, energy: Node, line: Timeline): (number | null)[] {
  const at = (fields: Fields): number | null => {
    try {
      return freeEnergy(landscape(system, energy, fields));
    } catch (error) {
      if (error instanceof NotConfining) return null;
      throw error;
    }
  };
  if (!system.allowEscape) {
    for (const { time, length, lines } of line.stretches) {
      for (const path of lines) {
        for (let k = 0; k <= LOOKS; k++) {
          const fields = along(path, k / LOOKS);
          if (!confines(landscape(system, energy, fields))) {
            throw notConfining(time + (length * k) / LOOKS, fields, line);
          }
        }
      }
    }
  }
  return line.end.map((fields) => {
    const value = at(fields);
    if (value === null && !system.allowEscape) throw notConfining(line.duration, fields, line);
    return value;
  });
}

function notConfining(time: number, fields: Fields, line: Timeline): SpecError {
  const values = [...line.driven].map((field) => `${field} = ${fields[field]}`).join(", ");
  return new SpecError(
    "system.potential",
    `a potential that rises on both sides at all times is needed (or allowEscape: true), this one stops confining at t = ${time} with ${values}`,
  );
}

/** ln p(y) of a measurement at t = 0, exact from the start's table; later on no law is known beforehand. */
function predictive({ feedback }: Experiment, start: Equilibrium): readonly number[] | null {
  if (feedback === undefined || feedback.measurement.at > 0) return null;
  const { threshold, above } = readQuestion(feedback.measurement.of, "feedback.measurement.of");
  const { error } = feedback.measurement.channel;
  const below = probabilityBelow(start, threshold);
  const truth = above ? 1 - below : below;
  const yes = truth * (1 - error) + (1 - truth) * error;
  return [math.log(1 - yes), math.log(yes)];
}

function quenchesOf(line: Timeline): Quench[] {
  const found: Quench[] = [];
  const names = line.end.length > 1 ? ["false", "true"] : [null];
  names.forEach((name, b) => {
    let last = line.start;
    const jump = (time: number, to: Fields, branch: string | null): void => {
      for (const field of line.driven) {
        const [a, z] = [last[field] as number, to[field] as number];
        if (a !== z && !(branch === null && b > 0)) found.push({ time, field, from: a, to: z, branch });
      }
    };
    let shared = true;
    for (const { time, lines, measure } of line.stretches) {
      if (measure) shared = false;
      const path = lines[b] ?? lines[0];
      if (path === undefined) continue;
      jump(time, path.from, shared ? null : name);
      last = path.to;
    }
    jump(line.duration, line.end[b] as Fields, shared ? null : name);
  });
  return found;
}
