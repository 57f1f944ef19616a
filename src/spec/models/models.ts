// All models by name, and experiments made of them.
import { nearest, SpecError } from "../error.js";
import type { Experiment, LangevinExperiment } from "../experiment.js";
import type { NetworkExperiment } from "../network/network.js";
import { validate } from "../validate.js";
import { absorptionRefrigerator } from "./absorptionRefrigerator.js";
import { bitErasure } from "./bitErasure.js";
import { cellSensor } from "./cellSensor.js";
import { cmosInverter, cmosMemory } from "./cmos.js";
import { parallelComputing, serialComputing } from "./computing.js";
import { coolingDemon, dotDemon } from "./demons.js";
import { dotEngine, dotRefrigerator, periodicDot } from "./dots.js";
import { f1Motor } from "./f1Motor.js";
import { logicGate, notGate } from "./gates.js";
import { informationMotor } from "./informationMotor.js";
import { kinesin } from "./kinesin.js";
import { kineticProofreading } from "./kineticProofreading.js";
import { coldDamping, delayedFeedback, hartich2016, horowitzSandberg2014 } from "./linearFeedback.js";
import { still2012 } from "./memories.js";
import { type Model, readParameter } from "./model.js";
import { optimalErasure } from "./optimalErasure.js";
import { diamond, drivenRing, ring } from "./rings.js";
import { singleElectronBox, singleElectronTransistor } from "./singleElectron.js";
import { continuousDemon, gamblingDemon } from "./stoppingDemons.js";
import { flashingRatchet, toyabe2010 } from "./switchedPotentials.js";
import { szilardBox, szilardDiscrete, szilardDoubleWell, szilardTwoState } from "./szilardEngines.js";
import { thermodynamicNeuron } from "./thermodynamicNeuron.js";
import { abreuSeifert2011, bauer2012, park2016, saha2021, saha2022 } from "./trappedBeads.js";
import { twoLevel } from "./twoLevel.js";

const NETWORKS = [
  twoLevel,
  bitErasure,
  optimalErasure,
  serialComputing,
  parallelComputing,
  logicGate,
  notGate,
  thermodynamicNeuron,
  cmosInverter,
  cmosMemory,
  singleElectronBox,
  singleElectronTransistor,
  dotEngine,
  dotRefrigerator,
  absorptionRefrigerator,
  periodicDot,
  kineticProofreading,
  kinesin,
  f1Motor,
  dotDemon,
  coolingDemon,
  informationMotor,
  cellSensor,
  ring,
  diamond,
  drivenRing,
  szilardDiscrete,
  szilardTwoState,
  continuousDemon,
  gamblingDemon,
  still2012,
] as const;

const MOTIONS = [
  szilardBox,
  szilardDoubleWell,
  saha2021,
  saha2022,
  toyabe2010,
  park2016,
  flashingRatchet,
  bauer2012,
  abreuSeifert2011,
  coldDamping,
  horowitzSandberg2014,
  hartich2016,
  delayedFeedback,
] as const;

export const MODELS: readonly Model[] = [...NETWORKS, ...MOTIONS];

/** Hyphens and capitals do not tell names apart: szilard-two-state is szilardTwoState. */
const plain = (name: string): string => name.replaceAll("-", "").toLowerCase();

/** The model of a name, with hyphens or without; null where there is none. */
export const modelNamed = (name: string): Model | null =>
  MODELS.find((model) => plain(model.name) === plain(name)) ?? null;

type Given = Readonly<Record<string, unknown>>;
type NameOf<T extends readonly Model[]> = T[number]["name"];

/**
 * An experiment on a model, with parameters that are not given at their defaults.
 * @throws SpecError for a name that there is not, or a value that does not fit.
 */
export function model(name: NameOf<typeof NETWORKS>, given?: Given): NetworkExperiment;
export function model(name: NameOf<typeof MOTIONS>, given?: Given): LangevinExperiment;
export function model(name: string, given?: Given): Experiment;
export function model(name: string, given: Given = {}): Experiment {
  const found = modelNamed(name);
  const names = MODELS.map((known) => known.name);
  if (found === null) {
    throw new SpecError(
      "model",
      `one of ${names.join(", ")} is needed, "${name}" given${nearest(name, names)}`,
    );
  }
  const known = Object.keys(found.parameters);
  const wrong = Object.keys(given).find((key) => !known.includes(key));
  if (wrong !== undefined) {
    throw new SpecError(
      `${name}.${wrong}`,
      `a parameter of the model (${known.join(", ")}) is needed, "${wrong}" given${nearest(wrong, known)}`,
    );
  }
  const values = Object.fromEntries(
    Object.entries(found.parameters).map(([key, parameter]) => [
      key,
      given[key] === undefined ? parameter.default : readParameter(parameter, given[key], `${name}.${key}`),
    ]),
  );
  let made: object;
  try {
    made = found.make(values as never);
  } catch (error) {
    // of parameters that do not go together
    if (error instanceof SpecError) throw new SpecError(`${name}.${error.path}`, error.problem);
    throw error;
  }
  return validate(made);
}
