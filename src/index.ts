// The public surface, on one page. Claims of papers are in "szilard/papers".

export { absoluteIrreversibility } from "./check/absoluteIrreversibility.js";
export { andrieuxGaspard } from "./check/andrieuxGaspard.js";
export { barResidual } from "./check/bar.js";
// judge
export { crooks } from "./check/crooks.js";
export { detailedFluctuation } from "./check/detailedFluctuation.js";
export { dwellTimes } from "./check/dwellTimes.js";
export { efficacy } from "./check/efficacy.js";
export { espositoVandenBroeck } from "./check/espositoVandenBroeck.js";
export { espositoVandenBroeck2010 } from "./check/espositoVandenBroeck2010.js";
export { evansSearles } from "./check/evansSearles.js";
export { firstLaw } from "./check/firstLaw.js";
export { firstPassageUncertainty } from "./check/firstPassageUncertainty.js";
export { gallavottiCohen } from "./check/gallavottiCohen.js";
export { haldane } from "./check/haldane.js";
export { harunari } from "./check/harunari.js";
export { hasegawaVanVu } from "./check/hasegawaVanVu.js";
export { hatanoSasa } from "./check/hatanoSasa.js";
export { horowitzEsposito } from "./check/horowitzEsposito.js";
export { horowitzVaikuntanathan } from "./check/horowitzVaikuntanathan.js";
export type { Check } from "./check/index.js";
export { infimumLaw } from "./check/infimumLaw.js";
export { integralFluctuation } from "./check/integralFluctuation.js";
export { itoSagawa } from "./check/itoSagawa.js";
export { jarzynski } from "./check/jarzynski.js";
export { kawaiParrondoVandenBroeck } from "./check/kawaiParrondoVandenBroeck.js";
export { kineticUncertainty } from "./check/kineticUncertainty.js";
export { koyukSeifert } from "./check/koyukSeifert.js";
export { landauer } from "./check/landauer.js";
export { lebowitzSpohn } from "./check/lebowitzSpohn.js";
export { lee } from "./check/lee.js";
export { manzano } from "./check/manzano.js";
export { mismatchCost } from "./check/mismatchCost.js";
export { pottsSamuelsson2018 } from "./check/pottsSamuelsson2018.js";
export { pottsSamuelsson2019 } from "./check/pottsSamuelsson2019.js";
export { proesmans } from "./check/proesmans.js";
export { proesmansVandenBroeck } from "./check/proesmansVandenBroeck.js";
export { sagawaUeda2008 } from "./check/sagawaUeda2008.js";
export { sagawaUeda2010 } from "./check/sagawaUeda2010.js";
export { sagawaUeda2012 } from "./check/sagawaUeda2012.js";
export { schnakenberg } from "./check/schnakenberg.js";
export { secondLaw } from "./check/secondLaw.js";
export { shiraishiFunoSaito } from "./check/shiraishiFunoSaito.js";
export { speckSeifert } from "./check/speckSeifert.js";
export { splittingProbability } from "./check/splittingProbability.js";
export { stoppingMartingale } from "./check/stoppingMartingale.js";
export { thermodynamicKinetic } from "./check/thermodynamicKinetic.js";
export { timpanaro } from "./check/timpanaro.js";
export { uncertaintyRelation } from "./check/uncertaintyRelation.js";
export { vanVuSaito } from "./check/vanVuSaito.js";
export type { Outcome, Verdict } from "./check/verdict.js";
export { wasserstein } from "./check/wasserstein.js";
// data
export { type Comparison, compare } from "./data/compare.js";
export { readCsv } from "./data/csv.js";
export { readTable } from "./data/file.js";
export { type Judgement, judgeSample } from "./data/judge.js";
export { mistakes } from "./data/mistakes.js";
export { readParquet, writeParquet } from "./data/parquet.js";
export { fromColumns, type Mapping, type Sample } from "./data/sample.js";
export type { Columns, DataTable } from "./data/table.js";
// estimate
export { estimate, type KeptColumns, type Resampling } from "./estimate/bootstrap.js";
export type { Bias, Estimate } from "./estimate/estimate.js";
export {
  bar,
  correlation,
  covariance,
  crooksSlope,
  crossing,
  crossingTransport,
  derived,
  derivedThrough,
  displacement,
  divergence,
  type EstimateRequest,
  exponential,
  exponentialByFrequencies,
  exponentialOfFiniteVariance,
  hillIndex,
  hummerSzabo,
  jarzynskiFreeEnergy,
  kishSize,
  largestShare,
  mean,
  meanByFrequencies,
  mismatch,
  mutualInformation,
  overlap,
  probability,
  quantile,
  ratio,
  relativeEntropy,
  repetition,
  reversed,
  shannon,
  skewness,
  transport,
  variance,
  weighted,
} from "./estimate/request.js";
export { configurationalTemperature, kineticTemperature } from "./estimate/temperature.js";
export { type FiniteTimeLandauer, finiteTimeLandauer } from "./plan/finiteTimeLandauer.js";
export { type FokkerPlanck, fokkerPlanck, type Solved } from "./plan/fokkerPlanck.js";
export { type MasterMoment, type MasterMoments, masterMoments } from "./plan/jump/masterMoments.js";
export { NETWORK_LEDGER } from "./plan/jump/networkLedger.js";
export { LEDGER } from "./plan/ledger.js";
// know exactly
export {
  type ExactMoments,
  exponentialWork,
  linearMoments,
  type NamedNormal,
  steadyState,
} from "./plan/linearMoments.js";
export { type SlowDriving, slowDriving } from "./plan/slowDriving.js";
export { type AdviceOptions, adviseStep, type EstimateAdvice, type StepAdvice } from "./run/advise.js";
export type { Compared, ComparedRow } from "./run/comparison.js";
export type { CyclesResult } from "./run/cycles.js";
export { NumericalFailure, type Progress } from "./run/ensemble.js";
export type { Density, GridResult } from "./run/grid.js";
export { type Path, replay } from "./run/replay.js";
export { Interrupted, type Result } from "./run/result.js";
// run
export { type RunOptions, run } from "./run/run.js";
export { type Row, SweepInterrupted, type SweepOptions, sweep } from "./run/sweep.js";
export { inUnits } from "./run/units.js";
export type { Until } from "./run/until.js";
export type { Waits } from "./run/waits.js";
// say
export {
  equilibrium,
  experiment,
  gaussian,
  overdamped,
  point,
  ramp,
  schedule,
  steady,
  table,
  underdamped,
} from "./spec/build.js";
export { SpecError } from "./spec/error.js";
export type {
  Biased,
  Cycles,
  EquilibriumStart,
  Experiment,
  GaussianStart,
  Grid,
  Langevin,
  LangevinExperiment,
  Method,
  PointStart,
  Potential,
  RampPoint,
  Schedule,
  SteadyStart,
  Table,
  TableStart,
  Units,
} from "./spec/experiment.js";
export {
  bayes,
  binary,
  branch,
  camera,
  exact,
  kalman,
  matrix,
  measure,
  policy,
  symmetric,
} from "./spec/feedback/build.js";
export type {
  Action,
  Bayes,
  Branch,
  Channel,
  Feedback,
  Filter,
  Kalman,
  Measurement,
  Policy,
  Remembered,
} from "./spec/feedback/feedback.js";
export type { Model, Parameter } from "./spec/models/model.js";
export { MODELS, model } from "./spec/models/models.js";
export { type EdgeRates, edge, law, network, probabilities, states, step } from "./spec/network/build.js";
export type {
  Edge,
  Lattice,
  Network,
  NetworkExperiment,
  NetworkLaw,
  NetworkStart,
  Reservoir,
  State,
} from "./spec/network/network.js";
export { doubleWell, harmonic, NAMED_POTENTIALS, named, potential } from "./spec/potentials.js";
export { type ReactionRates, reaction, reactions } from "./spec/reaction/build.js";
export { conservedQuantities } from "./spec/reaction/conserved.js";
export type {
  Reaction,
  ReactionExperiment,
  ReactionStart,
  Reactions,
  Species,
} from "./spec/reaction/reaction.js";
export { reverse } from "./spec/reverse.js";
export { readSbml, type SbmlModel } from "./spec/sbml/sbml.js";
export type { Quantity } from "./spec/units/given.js";
export {
  type MovingTrapOptimum,
  movingTrapOptimum,
  type NormalLaw,
  type NormalOptimum,
  normalOptimum,
  type StiffnessOptimum,
  stiffnessOptimum,
} from "./theory/optimalProtocol.js";
export { type TabledDensity, transportDistance } from "./theory/transport.js";
