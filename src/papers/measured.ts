// Claims about demons that measure and act.

import { bestBrownianEngine, brownianEngine } from "./brownianEngine.js";
import type { AnyClaim } from "./claim.js";
import { delayedFeedback } from "./delayedFeedback.js";
import { bestPartition, discreteSzilard, expandedBox, manyChambers } from "./discreteSzilard.js";
import { collectiveRatchet, sampledRatchet, watchedRatchet } from "./flashingRatchets.js";
import { bestWeight, continuousRatchet, informationRatchet } from "./informationRatchets.js";
import { bayesianRatchet, criticalRatchet, ratchetWithoutWork } from "./noisyRatchets.js";
import { finiteTimeExtraction, finiteTimeProtocol, gaussianTrap } from "./noisyTraps.js";
import { causalNetwork, informationExchange, repeatedFeedback } from "./repeatedFeedback.js";
import { continuousReadings, periodicReadings } from "./repeatedReadings.js";
import { steadyTurning, turnedPotential } from "./switchingPotential.js";
import { absoluteIrreversibility, slowSzilard, twoStateSzilard } from "./twoStateSzilard.js";
import { continuousDemon, telegraphFilter } from "./watchfulDemons.js";

export const MEASURED: readonly AnyClaim[] = [
  discreteSzilard,
  bestPartition,
  manyChambers,
  expandedBox,
  twoStateSzilard,
  slowSzilard,
  absoluteIrreversibility,
  repeatedFeedback,
  informationExchange,
  causalNetwork,
  continuousDemon,
  telegraphFilter,
  gaussianTrap,
  finiteTimeExtraction,
  finiteTimeProtocol,
  periodicReadings,
  continuousReadings,
  brownianEngine,
  bestBrownianEngine,
  informationRatchet,
  continuousRatchet,
  bestWeight,
  bayesianRatchet,
  ratchetWithoutWork,
  criticalRatchet,
  turnedPotential,
  steadyTurning,
  watchedRatchet,
  collectiveRatchet,
  sampledRatchet,
  delayedFeedback,
];
