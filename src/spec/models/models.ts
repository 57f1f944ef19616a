// All models by name, and experiments made of them.
import { nearest, SpecError } from "../error.js";
import type { NetworkExperiment } from "../network/network.js";
import { validateNetwork } from "../network/validateNetwork.js";
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
import { type Model, readParameter } from "./model.js";
import { optimalErasure } from "./optimalErasure.js";
import { diamond, drivenRing, ring } from "./rings.js";
import { singleElectronBox, singleElectronTransistor } from "./singleElectron.js";
import { thermodynamicNeuron } from "./thermodynamicNeuron.js";
import { twoLevel } from "./twoLevel.js";

export const MODELS: readonly Model[] = [
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
];

/** The model of a name; null where there is none. */
export const modelNamed = (name: string): Model | null => MODELS.find((model) => model.name === name) ?? null;

/**
 * An experiment on a model, with parameters that are not given at their defaults.
 * @throws SpecError for a name that there is not, or a value that does not fit.
 */
export function model(name: string, given: Readonly<Record<string, unknown>> = {}): NetworkExperiment {
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
  return validateNetwork(made);
}
