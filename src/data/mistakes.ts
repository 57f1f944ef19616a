// What is usually wrong with a table of works: the sign, the unit, forward and reverse swapped. Each mistake leaves its mark on
// Crooks' relation ln [P_F(W)/P_R(-W)] = slope (W - dF): slope 1/kT when all is right, -1/kT with the wrong sign, 1/kT of
// another unit; the wrong sign of dF when the two are swapped. These are remarks, not verdicts.

import { type Crossing, type Fitted, type Works, works } from "./crossing.js";
import type { Judgement } from "./judge.js";
import type { Sample } from "./sample.js";

/** Standard errors within which a fit agrees, and beyond which it does not. */
const NEAR = 4;
/** Largest error with which a slope speaks for another reading of the data. */
const SHARP = 0.2;

/** kT of 270 to 320 K in units that works are given in: k_B = 1.380649e-23 J/K, N_A = 6.02214076e23, e = 1.602176634e-19. */
const UNITS: readonly (readonly [unit: string, kT298: number])[] = [
  ["J", 4.1164e-21],
  ["pN nm (zJ)", 4.1164],
  ["kJ/mol", 2.479],
  ["kcal/mol", 0.59249],
  ["eV", 0.025693],
  ["meV", 25.693],
];
const [COLDEST, HOTTEST] = [270 / 298.15, 320 / 298.15];

/** Remarks on the sample, none where nothing is striking; `known` are its works, where they have been counted before. */
export async function mistakes(
  sample: Sample,
  judgement: Judgement,
  known?: Works | null,
): Promise<string[]> {
  if (!("work" in sample.forward.columns)) return [];
  const counted = known === undefined ? await works(sample) : known;
  if (counted === null) return alone(sample, judgement);
  const { fit: found } = counted;
  const { kT } = sample;
  const times = (factor: number): Fitted => ({
    value: (found?.slope.value ?? Number.NaN) * factor,
    error: (found?.slope.error ?? Number.NaN) * factor,
  });
  if (found !== null && agrees(times(kT), 1)) return swapped(sample, judgement, found);
  const unturned = (await works(sample, 1))?.fit;
  const turned = unturned && { value: unturned.slope.value * kT, error: unturned.slope.error * kT };
  if (turned && turned.error < SHARP && agrees(turned, 1)) {
    return [
      "the reversed works fit with the opposite sign: a reversed work, too, is the work done on the system in its run",
    ];
  }
  if (found === null)
    return ["forward and reversed works do not overlap enough to tell whether sign and unit are right"];
  if (agrees(times(kT), -1)) {
    return ["all works fit with the opposite sign: work is counted positive when it is done on the system"];
  }
  const fitted = 1 / found.slope.value;
  const sign = fitted < 0 ? " and the opposite sign" : "";
  return [
    `the works fit kT = ${Math.abs(fitted).toPrecision(3)}${sign}, not ${kT}${unitOf(Math.abs(fitted))}`,
  ];
}

const agrees = ({ value, error }: Fitted, with_: number): boolean => Math.abs(value - with_) <= NEAR * error;

function unitOf(kT: number): string {
  const unit = UNITS.find(([, room]) => kT > COLDEST * room && kT < HOTTEST * room);
  return unit === undefined ? "" : `: that is kT near room temperature in ${unit[0]}`;
}

/** The slope is right: is dF? */
function swapped(sample: Sample, judgement: Judgement, { freeEnergyChange: fit }: Crossing): string[] {
  const given = judgement.estimates.freeEnergyChange?.value ?? sample.forward.numbers.freeEnergyChange;
  if (given === undefined || Math.abs(fit.value - given) <= NEAR * fit.error) return [];
  const says = `forward and reversed works cross at dF = ${fit.value.toPrecision(3)} ± ${fit.error.toPrecision(1)}, not at ${given}`;
  return Math.abs(fit.value + given) <= NEAR * fit.error
    ? [`${says}: are the two swapped, or the sign of dF?`]
    : [says];
}

/** Without reversed runs only the size of the works and the second law say something. */
function alone({ kT, forward }: Sample, { estimates }: Judgement): string[] {
  const work = estimates.work;
  if (work?.value == null || work.error === null) return [];
  const spread = work.error * Math.sqrt(work.n);
  const size = Math.max(Math.abs(work.value), spread);
  if (size > 0 && size < 1e-6 * kT) {
    const joules = size > 1e-23 && size < 1e-17 ? ": are they in J?" : "";
    return [`the works are of the size ${size.toPrecision(2)}, which is nothing beside kT = ${kT}${joules}`];
  }
  const dF = estimates.freeEnergyChange?.value ?? forward.numbers.freeEnergyChange;
  if (dF === undefined || work.value - dF >= -NEAR * work.error) return [];
  return -work.value - dF >= 0
    ? ["<W> is below dF, and <-W> is not: work is counted positive when it is done on the system"]
    : [];
}
