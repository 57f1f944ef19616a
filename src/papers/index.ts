// All claims. A new one is a file with a row and a line here.

import { absorptionRefrigerator } from "./absorption.js";
import { acceptanceRatio } from "./acceptanceRatio.js";
import { asymmetricRelaxation } from "./asymmetricRelaxation.js";
import { bennettEngine } from "./bennettEngine.js";
import { bitReset, linearRampErasure, optimalBitErasure } from "./bitErasures.js";
import { twoStageBursting } from "./bursting.js";
import { carnotEngine } from "./carnotEngine.js";
import { chemicalExchange } from "./chemicalExchange.js";
import type { AnyClaim } from "./claim.js";
import { coarseGraining, sampledLooking } from "./coarseEntropy.js";
import { oscillationCoherence } from "./coherence.js";
import { coldDamping } from "./coldDamping.js";
import { compartments } from "./compartments.js";
import { conditionedTunnelling } from "./conditionedTunnelling.js";
import { counterdiabaticTilt } from "./counterdiabatic.js";
import { hyperaccurate, linearResponse } from "./currentPrecision.js";
import { currentSymmetry } from "./currentSymmetry.js";
import { dwellTimes, haldaneTurns } from "./cycleTimes.js";
import { decisionTime, infimumRing } from "./decisions.js";
import { coolingDemon, dotDemon } from "./demons.js";
import { discreteUncertainty } from "./discreteUncertainty.js";
import { dotAtMaximumPower, efficiencyStatistics } from "./dotEngines.js";
import { dotLength } from "./dotLength.js";
import { draggedHeat, draggedNess } from "./draggedNess.js";
import { draggedTrap } from "./draggedTrap.js";
import { effectiveDiffusion, ringVelocity } from "./drivenRing.js";
import { drivenGap } from "./drivenTwoLevel.js";
import { drivenUncertainty } from "./drivenUncertainty.js";
import { engineTradeoff } from "./engineTradeoff.js";
import { infimumLaw, splittingProbability } from "./entropyStopping.js";
import { entropySymmetry } from "./entropySymmetry.js";
import { enzyme } from "./enzyme.js";
import { epidemic } from "./epidemics.js";
import { erasureCycleEb5, erasureCycleEb8, erasureCycleEb13 } from "./erasureCycle.js";
import { excessEntropy } from "./excessEntropy.js";
import { discretisedWorkBias, shadowWork } from "./finiteStepWork.js";
import { finiteTimeErasure } from "./finiteTimeErasure.js";
import { finiteTimeUncertainty, firstPassageUncertainty } from "./finiteTimeUncertainty.js";
import { cellSensor, informationMotor } from "./fuelledInformation.js";
import { gamblingDemon } from "./gambling.js";
import { telegraphGene } from "./geneExpression.js";
import { gyrator, varianceSumRule } from "./gyrator.js";
import { haradaSasa } from "./haradaSasa.js";
import { heatConvention } from "./heatConvention.js";
import { heatExchange } from "./heatExchange.js";
import { hopping } from "./hopping.js";
import { hummerSzabo } from "./hummerSzabo.js";
import { immigrationDeath } from "./immigration.js";
import { infimum } from "./infimum.js";
import { drivenTwoLevel, inhomogeneousPoisson } from "./inhomogeneous.js";
import { integratorOrders } from "./integratorOrders.js";
import { kinetic, multicyclic, thermodynamicKinetic, unicycle } from "./jumpUncertainty.js";
import { firstPassageLadder, moran } from "./ladders.js";
import { lag, nonequilibriumFreeEnergy } from "./lag.js";
import { sensoryCapacity, twoBaths } from "./linearSensors.js";
import { logicGates } from "./logicGates.js";
import { serialParallel, serialParallelRamps } from "./manyErasures.js";
import { markovTape } from "./markovTape.js";
import { MEASURED } from "./measured.js";
import { measurementCosts } from "./measurementCosts.js";
import { memoryRatchet } from "./memoryRatchet.js";
import { memristors } from "./memristors.js";
import { mismatchCost } from "./mismatchCost.js";
import { f1Motor, kinesin } from "./molecularMotors.js";
import { motor } from "./motor.js";
import { szilardBox } from "./movingWall.js";
import { mpemba } from "./mpemba.js";
import { schnakenberg } from "./networkEntropy.js";
import { majorityNeuron, norNeuron, notNeuron } from "./neurons.js";
import { nonlinearOnsager } from "./nonlinearOnsager.js";
import { noPumping } from "./noPumping.js";
import { nostalgia } from "./nostalgia.js";
import { openLoop } from "./openLoop.js";
import { movingTrap, optimalStiffness } from "./optimalTraps.js";
import { optimalEngine, stirlingEngine } from "./overdampedEngines.js";
import { leimkuhlerMatthewsQuartic, leimkuhlerMatthewsTrap } from "./overdampedSchemes.js";
import { parrondoGames } from "./parrondoGames.js";
import { periodicDot } from "./periodicDot.js";
import { periodicUncertainty } from "./periodicUncertainty.js";
import { preyAndPredator } from "./preyAndPredator.js";
import { kineticProofreading } from "./proofreading.js";
import { singleServer } from "./queue.js";
import { parabolicBound } from "./rareCurrents.js";
import { batchImmigration, birthDeath, dimerisation } from "./reactionMoments.js";
import { relativeEntropyOfPhases } from "./relativeEntropy.js";
import { detailedRing, relaxationEntropy } from "./relaxingRing.js";
import { responseBound, responseUncertainty } from "./responseBounds.js";
import { seenTransitions } from "./seenTransitions.js";
import { coulombBlockade, levelNotGate } from "./singleElectrons.js";
import { slowStiffness, slowTilt } from "./slowDriving.js";
import { slowErasure } from "./slowErasure.js";
import { speedLimit } from "./speedLimit.js";
import { leimkuhlerMatthewsHarmonic, sivakRescaling } from "./splittings.js";
import { optimalTransport, tightErasureBound } from "./steadyFlow.js";
import { steadyTransitions } from "./steadyTransitions.js";
import { stiffeningTrap } from "./stiffeningTrap.js";
import { stochasticPump } from "./stochasticPump.js";
import { swiftEquilibration } from "./swiftEquilibration.js";
import { szilardDoubleWell } from "./szilardDoubleWell.js";
import { mandalJarzynski, maxwellRefrigerator, randomTape } from "./tapes.js";
import { threeTheorems } from "./threeTheorems.js";
import { tiltedDoubleWell } from "./tiltedDoubleWell.js";
import { timeDependentUncertainty } from "./timeDependentUncertainty.js";
import { totalEntropy } from "./totalEntropy.js";
import { transientFluctuation } from "./transientFluctuation.js";
import { cmosInverter, cmosMemory } from "./transistors.js";
import { wasserstein, wassersteinGauss } from "./transport.js";
import { turnover } from "./turnover.js";
import { jointErasure, mutualInformationCost } from "./twoBits.js";
import { underdampedErasure } from "./underdampedErasure.js";
import { draggedTrapUnderdamped, underdampedTransport } from "./underdampedTraps.js";
import { kalmanFeedback, velocityFeedback } from "./velocityFeedback.js";
import { workCrossing } from "./workCrossing.js";

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
  slowErasure,
  finiteTimeErasure,
  counterdiabaticTilt,
  draggedNess,
  workCrossing,
  transientFluctuation,
  asymmetricRelaxation,
  mpemba,
  movingTrap,
  optimalStiffness,
  slowStiffness,
  slowTilt,
  swiftEquilibration,
  wasserstein,
  wassersteinGauss,
  lag,
  nonequilibriumFreeEnergy,
  draggedHeat,
  gyrator,
  varianceSumRule,
  timeDependentUncertainty,
  totalEntropy,
  steadyTransitions,
  haradaSasa,
  infimum,
  infimumRing,
  decisionTime,
  hopping,
  acceptanceRatio,
  szilardBox,
  szilardDoubleWell,
  // schemes at a finite step, underdamped motion, engines
  leimkuhlerMatthewsHarmonic,
  leimkuhlerMatthewsTrap,
  leimkuhlerMatthewsQuartic,
  sivakRescaling,
  shadowWork,
  discretisedWorkBias,
  integratorOrders,
  heatConvention,
  draggedTrapUnderdamped,
  underdampedTransport,
  relativeEntropyOfPhases,
  underdampedErasure,
  turnover,
  optimalEngine,
  stirlingEngine,
  carnotEngine,
  // networks of jumps: fluctuation theorems, symmetries, driving
  schnakenberg,
  entropySymmetry,
  currentSymmetry,
  nonlinearOnsager,
  relaxationEntropy,
  detailedRing,
  drivenGap,
  excessEntropy,
  threeTheorems,
  heatExchange,
  chemicalExchange,
  motor,
  periodicDot,
  stochasticPump,
  noPumping,
  drivenTwoLevel,
  inhomogeneousPoisson,
  firstPassageLadder,
  moran,
  // reactions
  birthDeath,
  batchImmigration,
  dimerisation,
  twoStageBursting,
  immigrationDeath,
  preyAndPredator,
  enzyme,
  telegraphGene,
  epidemic,
  singleServer,
  compartments,
  // networks of jumps: uncertainty relations, response, coherence
  unicycle,
  multicyclic,
  parabolicBound,
  finiteTimeUncertainty,
  discreteUncertainty,
  periodicUncertainty,
  kinetic,
  thermodynamicKinetic,
  linearResponse,
  hyperaccurate,
  firstPassageUncertainty,
  drivenUncertainty,
  engineTradeoff,
  oscillationCoherence,
  responseBound,
  responseUncertainty,
  // networks of jumps: speed limits, erasure, logic
  speedLimit,
  tightErasureBound,
  optimalTransport,
  dotLength,
  optimalBitErasure,
  linearRampErasure,
  bitReset,
  serialParallel,
  serialParallelRamps,
  mismatchCost,
  logicGates,
  mutualInformationCost,
  jointErasure,
  // networks of jumps: stopping times, inference
  infimumLaw,
  splittingProbability,
  haldaneTurns,
  seenTransitions,
  sampledLooking,
  coarseGraining,
  dwellTimes,
  // networks of jumps: machines
  cmosInverter,
  cmosMemory,
  coulombBlockade,
  levelNotGate,
  memristors,
  notNeuron,
  norNeuron,
  majorityNeuron,
  dotAtMaximumPower,
  absorptionRefrigerator,
  efficiencyStatistics,
  kineticProofreading,
  kinesin,
  f1Motor,
  // demons that are part of the system: information flow
  dotDemon,
  coolingDemon,
  informationMotor,
  cellSensor,
  conditionedTunnelling,
  twoBaths,
  sensoryCapacity,
  coldDamping,
  velocityFeedback,
  kalmanFeedback,
  bennettEngine,
  measurementCosts,
  gamblingDemon,
  parrondoGames,
  openLoop,
  mandalJarzynski,
  randomTape,
  maxwellRefrigerator,
  markovTape,
  memoryRatchet,
  nostalgia,
  ...MEASURED,
];

export type { AnyClaim, Claim, Parameters, ReferenceSet, Settings } from "./claim.js";
export { erasureCycle, erasureProtocol, SLOW_B } from "./erasureCycle.js";
export { szilardEngine } from "./szilardDoubleWell.js";
export { type ClaimRow, type SetVerdict, verify, verifyControl } from "./verify.js";
