// All claims. A new one is a file with a row and a line here.

import { carnotEngine } from "./carnotEngine.js";
import type { AnyClaim } from "./claim.js";
import { draggedTrap } from "./draggedTrap.js";
import { effectiveDiffusion, ringVelocity } from "./drivenRing.js";
import { erasureCycleEb5, erasureCycleEb8, erasureCycleEb13 } from "./erasureCycle.js";
import { discretisedWorkBias, shadowWork } from "./finiteStepWork.js";
import { hummerSzabo } from "./hummerSzabo.js";
import { integratorOrders } from "./integratorOrders.js";
import { optimalEngine, stirlingEngine } from "./overdampedEngines.js";
import { leimkuhlerMatthewsQuartic, leimkuhlerMatthewsTrap } from "./overdampedSchemes.js";
import { relativeEntropyOfPhases } from "./relativeEntropy.js";
import { leimkuhlerMatthewsHarmonic, sivakRescaling } from "./splittings.js";
import { stiffeningTrap } from "./stiffeningTrap.js";
import { szilardDoubleWell } from "./szilardDoubleWell.js";
import { tiltedDoubleWell } from "./tiltedDoubleWell.js";
import { turnover } from "./turnover.js";
import { underdampedErasure } from "./underdampedErasure.js";
import { draggedTrapUnderdamped, underdampedTransport } from "./underdampedTraps.js";

export const CLAIMS: readonly AnyClaim[] = [
  draggedTrap,
  stiffeningTrap,
  tiltedDoubleWell,
  hummerSzabo,
  ringVelocity,
  effectiveDiffusion,
  erasureCycleEb8,
  erasureCycleEb13,
  erasureCycleEb5,
  szilardDoubleWell,
  // schemes at a finite step, underdamped motion, engines
  leimkuhlerMatthewsHarmonic,
  leimkuhlerMatthewsTrap,
  leimkuhlerMatthewsQuartic,
  sivakRescaling,
  shadowWork,
  discretisedWorkBias,
  integratorOrders,
  draggedTrapUnderdamped,
  underdampedTransport,
  relativeEntropyOfPhases,
  underdampedErasure,
  turnover,
  optimalEngine,
  stirlingEngine,
  carnotEngine,
];

export type { AnyClaim, Claim, Parameters, ReferenceSet, Settings } from "./claim.js";
export { erasureCycle, erasureProtocol, SLOW_B } from "./erasureCycle.js";
export { szilardEngine } from "./szilardDoubleWell.js";
export { type ClaimRow, type SetVerdict, verify, verifyControl } from "./verify.js";
