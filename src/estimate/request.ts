// Estimates as data. Each kind says which statistics it needs and what follows from their values; formulas are over the
// ledger's columns. One file per estimator; this one is the list of them and the way from a request to its estimator.
import type { Request, Values } from "../stats/request.js";
import { type Bar, barEstimator } from "./bar.js";
import { type CovarianceOf, covarianceEstimator } from "./covariance.js";
import { type Crossing, crossingEstimator } from "./crossing.js";
import { type CrossingTransport, crossingTransportEstimator } from "./crossingTransport.js";
import { type Derived, derivedEstimator } from "./derived.js";
import { type Displacement, displacementEstimator } from "./displacement.js";
import { type Divergence, divergenceEstimator } from "./divergence.js";
import type { Estimate } from "./estimate.js";
import type { AnyEstimate, Estimator, Estimators } from "./estimator.js";
import { type Exponential, exponentialEstimator } from "./exponential.js";
import { type ByFrequencies, byFrequenciesEstimator } from "./frequencies.js";
import { type HummerSzabo, hummerSzaboEstimator } from "./hummerSzabo.js";
import { type JarzynskiFreeEnergy, jarzynskiFreeEnergyEstimator } from "./jarzynskiFreeEnergy.js";
import { type Mean, meanEstimator } from "./mean.js";
import { type Mismatch, mismatchEstimator } from "./mismatch.js";
import { type MutualInformation, mutualInformationEstimator } from "./mutualInformation.js";
import { type Probability, probabilityEstimator } from "./probability.js";
import { type Quantile, quantileEstimator } from "./quantile.js";
import { type Ratio, ratioEstimator } from "./ratio.js";
import { type RelativeEntropy, relativeEntropyEstimator } from "./relativeEntropy.js";
import { type Repetition, repetitionEstimator } from "./repetition.js";
import { overReversed, turned } from "./reversed.js";
import { type Shannon, shannonEstimator } from "./shannon.js";
import { type Skewness, skewnessEstimator } from "./skewness.js";
import { type Transport, transportEstimator } from "./transport.js";
import { type Variance, varianceEstimator } from "./variance.js";
import { type Weighted, weightedEstimator } from "./weighted.js";
import { type WeightsOf, weightsOfEstimator } from "./weightsOf.js";

export type EstimateRequest = OneEstimate & {
  /** "reverse": over the sample of reversed runs. */
  readonly run?: "reverse" | undefined;
  /** What it is, where numbers in its formulas have units that they do not say. */
  readonly is?: "energy" | undefined;
};

type OneEstimate =
  | Mean
  | Probability
  | Variance
  | Skewness
  | CovarianceOf
  | Ratio
  | Quantile
  | Exponential
  | WeightsOf
  | ByFrequencies
  | RelativeEntropy
  | Divergence
  | MutualInformation
  | JarzynskiFreeEnergy
  | Bar
  | Crossing
  | HummerSzabo
  | Transport
  | CrossingTransport
  | Shannon
  | Displacement
  | Mismatch
  | Repetition
  | Derived
  | Weighted;

const ESTIMATORS: { readonly [K in EstimateRequest["kind"]]: Estimator<never> } = {
  mean: meanEstimator,
  probability: probabilityEstimator,
  variance: varianceEstimator,
  skewness: skewnessEstimator,
  covariance: covarianceEstimator,
  correlation: covarianceEstimator,
  ratio: ratioEstimator,
  quantile: quantileEstimator,
  exponential: exponentialEstimator,
  kishSize: weightsOfEstimator,
  largestShare: weightsOfEstimator,
  hillIndex: weightsOfEstimator,
  meanByFrequencies: byFrequenciesEstimator,
  exponentialByFrequencies: byFrequenciesEstimator,
  relativeEntropy: relativeEntropyEstimator,
  divergence: divergenceEstimator,
  mutualInformation: mutualInformationEstimator,
  jarzynskiFreeEnergy: jarzynskiFreeEnergyEstimator,
  bar: barEstimator,
  overlap: barEstimator,
  crossing: crossingEstimator,
  crooksSlope: crossingEstimator,
  hummerSzabo: hummerSzaboEstimator,
  transport: transportEstimator,
  crossingTransport: crossingTransportEstimator,
  shannon: shannonEstimator,
  displacement: displacementEstimator,
  mismatch: mismatchEstimator,
  repetition: repetitionEstimator,
  derived: derivedEstimator,
  weighted: weightedEstimator,
};

const estimatorOf = ({ kind }: AnyEstimate): Estimator<AnyEstimate> =>
  ESTIMATORS[kind as EstimateRequest["kind"]] as Estimator<AnyEstimate>;

/** Where the statistics of an estimate are looked up: the run that it is about. */
const lookup = ({ run }: AnyEstimate, values: Values): Values =>
  run === undefined ? values : overReversed(values);

const all: Estimators = {
  statisticsFor(request) {
    const statistics = estimatorOf(request).statisticsFor(request, all);
    return request.run === undefined ? statistics : statistics.map(turned);
  },
  valueFrom(request, values) {
    const estimator = estimatorOf(request);
    return estimator.valueFrom === undefined
      ? (all.estimateFrom(request, values).value ?? Number.NaN)
      : estimator.valueFrom(request, lookup(request, values), all);
  },
  estimateFrom: (request, values) => estimatorOf(request).estimateFrom(request, lookup(request, values), all),
};

/** The statistics behind an estimate. */
export const statisticsFor = (request: EstimateRequest): Request[] => all.statisticsFor(request);

/** The value alone, for differences between runs: needs no tail. */
export const valueFrom = (request: EstimateRequest, values: Values): number => all.valueFrom(request, values);

/** The estimate, without its bias. */
export const estimateFrom = (request: EstimateRequest, values: Values): Estimate =>
  all.estimateFrom(request, values);

// the builders, so that an estimate is asked for from one page
export { bar, overlap } from "./bar.js";
export { correlation, covariance } from "./covariance.js";
export { crooksSlope, crossing } from "./crossing.js";
export { crossingTransport } from "./crossingTransport.js";
export { derived, derivedThrough } from "./derived.js";
export { displacement } from "./displacement.js";
export { divergence } from "./divergence.js";
export { exponential, exponentialOfFiniteVariance } from "./exponential.js";
export { exponentialByFrequencies, meanByFrequencies } from "./frequencies.js";
export { hummerSzabo } from "./hummerSzabo.js";
export { jarzynskiFreeEnergy } from "./jarzynskiFreeEnergy.js";
export { mean } from "./mean.js";
export { mismatch } from "./mismatch.js";
export { mutualInformation } from "./mutualInformation.js";
export { probability } from "./probability.js";
export { quantile } from "./quantile.js";
export { ratio } from "./ratio.js";
export { relativeEntropy } from "./relativeEntropy.js";
export { repetition } from "./repetition.js";
export { reversed } from "./reversed.js";
export { shannon } from "./shannon.js";
export { skewness } from "./skewness.js";
export { transport } from "./transport.js";
export { variance } from "./variance.js";
export { weighted } from "./weighted.js";
export { hillIndex, kishSize, largestShare } from "./weightsOf.js";
