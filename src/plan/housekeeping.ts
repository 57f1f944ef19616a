// Housekeeping and excess heat on a ring of one variable, with phi = -ln p_s and F = kT (v_s/D - phi') in the fields of each step:
//   A = sum over moves of phi(x'; row) - phi(x; row)       what moves alone make of phi
//   Q_hk = ∫ kT v_s/D o dx = Q + kT A,   Q_ex = -kT A,   Y = phi(x_tau; tau+) - phi(x_0; 0-) - A = sum over writes
// T. Hatano, S. Sasa, PRL 86, 3463 (2001), eqs. 6, 11; T. Speck, U. Seifert, J. Phys. A 38, L581 (2005), eqs. 8, 12. phi enters
// the kernel as waves whose coefficients are computed per row; A as differences of phi, so that nothing is missed beside the
// chord of a step. Where no driven field changes phi, A is the difference between the ends and costs nothing.
import {
  call,
  difference,
  mentions,
  type Node,
  name,
  negative,
  number,
  product,
  quotient,
  sum,
} from "../formula/syntax.js";
import { wavesByDoubling, wavesByTerms } from "../formula/waves.js";
import { SpecError } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { drivesTemperature, namesOf } from "../spec/variables.js";
import type { Ring } from "../theory/ring.js";
import { type Computed, NOTHING_COMPUTED } from "./computed.js";
import { drivenPhi } from "./drivenPhi.js";
import { ringOf } from "./ringStart.js";
import type { Fields, Timeline } from "./timeline.js";

export interface Housekeeping {
  readonly computed: Computed;
  /** Formulas of the columns, over the ledger and recorded functions. */
  readonly columns: Readonly<Record<string, Node>>;
}

const PATH = "record.housekeeping";

/** @throws SpecError where there is no solved steady state. */
export function housekeepingOf(experiment: LangevinExperiment, line: Timeline): Housekeeping | null {
  const { system, record, feedback, stop } = experiment;
  if (record.housekeeping !== true) return null;
  const refuse = (needed: string): never => {
    throw new SpecError(PATH, `${needed} is needed for housekeeping and excess heat`);
  };
  if (ringOf(system, line.start) === null) refuse("a ring of one overdamped variable");
  if (feedback !== undefined) refuse("an experiment without feedback");
  if (drivesTemperature(experiment)) refuse("a constant temperature");
  const [x = "x"] = namesOf(system);
  const formulas = formulasOf(system);
  const names = Object.keys(line.start).filter((field) =>
    [formulas.energy, ...formulas.forces].some((node) => node !== null && mentions(node, new Set([field]))),
  );
  const driven = names.some((field) => line.driven.has(field));
  if (driven && stop !== undefined)
    refuse("a steady state that no schedule changes, where trajectories stop,");
  const lines = line.stretches.flatMap((stretch) => stretch.lines);
  const end = line.end[0] as Fields;
  const still = [line.start, end].map((fields) => ({ from: fields, to: fields }));
  const phi = drivenPhi((fields) => ringOf(system, fields) as Ring, [...still, ...lines], names);
  const { period = 0 } = system;
  const count = phi.harmonics + 1;
  const numbers = (fields: Fields): Node[] => Array.from(phi.at(fields), number);
  const at = (fields: Fields, variable: string): Node => {
    const all = numbers(fields);
    return wavesByTerms({ period, cosines: all.slice(0, count), sines: all.slice(count) }, variable);
  };
  const change = difference(at(end, x), at(line.start, `${x}Start`));
  const labels = Array.from({ length: 2 * count }, (_, i) => `$phi${i}`);
  const waves = labels.map(name);
  const own = { period, cosines: waves.slice(0, count), sines: waves.slice(count) };
  const moved = driven ? call("change", wavesByDoubling(own, x)) : change;
  const given = product(name("kT"), moved);
  const housekeeping = sum(name("heat"), given);
  return {
    computed: driven
      ? {
          constant: [],
          moving: labels,
          values: ({ fields }) => {
            const values = phi.at(fields);
            return Object.fromEntries(labels.map((label, i) => [label, values[i] as number]));
          },
        }
      : NOTHING_COMPUTED,
    columns: {
      housekeepingHeat: housekeeping,
      housekeepingEntropy: quotient(housekeeping, name("kT")),
      excessHeat: negative(given),
      excessEntropy: driven ? difference(change, moved) : number(0),
    },
  };
}
