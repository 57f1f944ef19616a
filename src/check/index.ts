// All checks by kind, and the step from estimates to verdicts.
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import { type AbsoluteIrreversibility, absoluteIrreversibilityRule } from "./absoluteIrreversibility.js";
import { type AndrieuxGaspard, andrieuxGaspardRule } from "./andrieuxGaspard.js";
import { type BarResidual, barRule } from "./bar.js";
import type { Rule, Situation } from "./check.js";
import { type Crooks, crooksRule } from "./crooks.js";
import { type DetailedFluctuation, detailedFluctuationRule } from "./detailedFluctuation.js";
import { type DwellTimes, dwellTimesRule } from "./dwellTimes.js";
import { type Efficacy, efficacyRule } from "./efficacy.js";
import { type EspositoVandenBroeck, espositoVandenBroeckRule } from "./espositoVandenBroeck.js";
import { type EspositoVandenBroeck2010, espositoVandenBroeck2010Rule } from "./espositoVandenBroeck2010.js";
import { type EvansSearles, evansSearlesRule } from "./evansSearles.js";
import { type FirstLaw, firstLawRule } from "./firstLaw.js";
import { type FirstPassageUncertainty, firstPassageUncertaintyRule } from "./firstPassageUncertainty.js";
import { type GallavottiCohen, gallavottiCohenRule } from "./gallavottiCohen.js";
import { type Haldane, haldaneRule } from "./haldane.js";
import { type Harunari, harunariRule } from "./harunari.js";
import { type HasegawaVanVu, hasegawaVanVuRule } from "./hasegawaVanVu.js";
import { type HatanoSasa, hatanoSasaRule } from "./hatanoSasa.js";
import { type HorowitzEsposito, horowitzEspositoRule } from "./horowitzEsposito.js";
import { type HorowitzVaikuntanathan, horowitzVaikuntanathanRule } from "./horowitzVaikuntanathan.js";
import { type InfimumLaw, infimumLawRule } from "./infimumLaw.js";
import { type IntegralFluctuation, integralFluctuationRule } from "./integralFluctuation.js";
import { type ItoSagawa, itoSagawaRule } from "./itoSagawa.js";
import { type Jarzynski, jarzynskiRule } from "./jarzynski.js";
import {
  type KawaiParrondoVandenBroeck,
  kawaiParrondoVandenBroeckRule,
} from "./kawaiParrondoVandenBroeck.js";
import { type KineticUncertainty, kineticUncertaintyRule } from "./kineticUncertainty.js";
import { type KoyukSeifert, koyukSeifertRule } from "./koyukSeifert.js";
import { lackOf } from "./lack.js";
import { type Landauer, landauerRule } from "./landauer.js";
import { type LebowitzSpohn, lebowitzSpohnRule } from "./lebowitzSpohn.js";
import { type Lee, leeRule } from "./lee.js";
import { type Manzano, manzanoRule } from "./manzano.js";
import { type MismatchCost, mismatchCostRule } from "./mismatchCost.js";
import { networkOf } from "./networkFacts.js";
import { type PottsSamuelsson2018, pottsSamuelsson2018Rule } from "./pottsSamuelsson2018.js";
import { type PottsSamuelsson2019, pottsSamuelsson2019Rule } from "./pottsSamuelsson2019.js";
import { type Proesmans, proesmansRule } from "./proesmans.js";
import { type ProesmansVandenBroeck, proesmansVandenBroeckRule } from "./proesmansVandenBroeck.js";
import { type SagawaUeda2008, sagawaUeda2008Rule } from "./sagawaUeda2008.js";
import { type SagawaUeda2010, sagawaUeda2010Rule } from "./sagawaUeda2010.js";
import { type SagawaUeda2012, sagawaUeda2012Rule } from "./sagawaUeda2012.js";
import { type Schnakenberg, schnakenbergRule } from "./schnakenberg.js";
import { type SecondLaw, secondLawRule } from "./secondLaw.js";
import { type ShiraishiFunoSaito, shiraishiFunoSaitoRule } from "./shiraishiFunoSaito.js";
import { type SpeckSeifert, speckSeifertRule } from "./speckSeifert.js";
import { type SplittingProbability, splittingProbabilityRule } from "./splittingProbability.js";
import { type StoppingMartingale, stoppingMartingaleRule } from "./stoppingMartingale.js";
import { type ThermodynamicKinetic, thermodynamicKineticRule } from "./thermodynamicKinetic.js";
import { type Timpanaro, timpanaroRule } from "./timpanaro.js";
import { type UncertaintyRelation, uncertaintyRelationRule } from "./uncertaintyRelation.js";
import { type VanVuSaito, vanVuSaitoRule } from "./vanVuSaito.js";
import { cannotJudge, type Verdict } from "./verdict.js";
import { type Wasserstein, wassersteinRule } from "./wasserstein.js";
import { severalBaths } from "./whyNot.js";

export type Check =
  | FirstLaw
  | SecondLaw
  | Jarzynski
  | Crooks
  | BarResidual
  | IntegralFluctuation
  | DetailedFluctuation
  | HatanoSasa
  | SpeckSeifert
  | EvansSearles
  | KawaiParrondoVandenBroeck
  | EspositoVandenBroeck
  | Landauer
  | Wasserstein
  | Proesmans
  | UncertaintyRelation
  | HasegawaVanVu
  | ProesmansVandenBroeck
  | Timpanaro
  | KoyukSeifert
  | InfimumLaw
  | SagawaUeda2008
  | SagawaUeda2010
  | SagawaUeda2012
  | ItoSagawa
  | Efficacy
  | AbsoluteIrreversibility
  | HorowitzVaikuntanathan
  | PottsSamuelsson2018
  | PottsSamuelsson2019
  | Manzano
  | HorowitzEsposito
  | Schnakenberg
  | GallavottiCohen
  | LebowitzSpohn
  | AndrieuxGaspard
  | EspositoVandenBroeck2010
  | KineticUncertainty
  | ThermodynamicKinetic
  | FirstPassageUncertainty
  | StoppingMartingale
  | SplittingProbability
  | Haldane
  | Harunari
  | DwellTimes
  | ShiraishiFunoSaito
  | Lee
  | VanVuSaito
  | MismatchCost;

export const RULES = {
  firstLaw: firstLawRule,
  secondLaw: secondLawRule,
  jarzynski: jarzynskiRule,
  crooks: crooksRule,
  bar: barRule,
  integralFluctuation: integralFluctuationRule,
  detailedFluctuation: detailedFluctuationRule,
  hatanoSasa: hatanoSasaRule,
  speckSeifert: speckSeifertRule,
  evansSearles: evansSearlesRule,
  kawaiParrondoVandenBroeck: kawaiParrondoVandenBroeckRule,
  espositoVandenBroeck: espositoVandenBroeckRule,
  landauer: landauerRule,
  wasserstein: wassersteinRule,
  proesmans: proesmansRule,
  uncertaintyRelation: uncertaintyRelationRule,
  hasegawaVanVu: hasegawaVanVuRule,
  proesmansVandenBroeck: proesmansVandenBroeckRule,
  timpanaro: timpanaroRule,
  koyukSeifert: koyukSeifertRule,
  infimumLaw: infimumLawRule,
  sagawaUeda2008: sagawaUeda2008Rule,
  sagawaUeda2010: sagawaUeda2010Rule,
  sagawaUeda2012: sagawaUeda2012Rule,
  itoSagawa: itoSagawaRule,
  efficacy: efficacyRule,
  absoluteIrreversibility: absoluteIrreversibilityRule,
  horowitzVaikuntanathan: horowitzVaikuntanathanRule,
  pottsSamuelsson2018: pottsSamuelsson2018Rule,
  pottsSamuelsson2019: pottsSamuelsson2019Rule,
  manzano: manzanoRule,
  horowitzEsposito: horowitzEspositoRule,
  schnakenberg: schnakenbergRule,
  gallavottiCohen: gallavottiCohenRule,
  lebowitzSpohn: lebowitzSpohnRule,
  andrieuxGaspard: andrieuxGaspardRule,
  espositoVandenBroeck2010: espositoVandenBroeck2010Rule,
  kineticUncertainty: kineticUncertaintyRule,
  thermodynamicKinetic: thermodynamicKineticRule,
  firstPassageUncertainty: firstPassageUncertaintyRule,
  stoppingMartingale: stoppingMartingaleRule,
  splittingProbability: splittingProbabilityRule,
  haldane: haldaneRule,
  harunari: harunariRule,
  dwellTimes: dwellTimesRule,
  shiraishiFunoSaito: shiraishiFunoSaitoRule,
  lee: leeRule,
  vanVuSaito: vanVuSaitoRule,
  mismatchCost: mismatchCostRule,
} as const;

/** False-alarm level of all checks of a run together. */
export const FAMILY_LEVEL = 1e-3;

const ruleOf = (check: Check): Rule<Check> => RULES[check.kind] as Rule<Check>;

/** Shares the family's level among its checks (Bonferroni). */
export const levelOf = (checks: readonly Check[]): number => FAMILY_LEVEL / Math.max(1, checks.length);

const BIASED =
  'an unbiased ensemble is needed: paths are drawn with the force of ensemble.bias, and averages of the system are weighted(…, "logWeight")';

/** The situation without a free energy that the work of a network with unlike baths is not held against. */
function settled<S extends Omit<Situation, "level">>(situation: S): S {
  const network = networkOf(situation.experiment);
  if (network === null || !situation.columns.includes("freeEnergyChange") || severalBaths(network) === null)
    return situation;
  return { ...situation, columns: situation.columns.filter((column) => column !== "freeEnergyChange") };
}

/** The estimates of one check by name, or the sentence that says what it lacks. */
function needsOfOne(check: Check, given: Situation): Readonly<Record<string, EstimateRequest>> | string {
  const situation = settled(given);
  if (situation.experiment?.ensemble.bias !== undefined) return BIASED;
  const needs = ruleOf(check).needs(check, situation);
  return typeof needs === "string" ? needs : (lackOf(Object.values(needs), situation) ?? needs);
}

/** The estimates that the checks need. */
export function needsOf(checks: readonly Check[], situation: Omit<Situation, "level">): EstimateRequest[] {
  const level = levelOf(checks);
  return checks.flatMap((check) => {
    const needs = needsOfOne(check, { ...situation, level });
    return typeof needs === "string" ? [] : Object.values(needs);
  });
}

/** One verdict per check; each of `looks` at a growing sample has its share of the level. */
export function verdicts(
  checks: readonly Check[],
  without: Omit<Situation, "level">,
  estimate: (request: EstimateRequest) => Estimate,
  looks = 1,
): Verdict[] {
  const level = levelOf(checks) / looks;
  const situation = settled({ ...without, level });
  return checks.map((check) => {
    const needs = needsOfOne(check, situation);
    if (typeof needs === "string") {
      const claim = { check: check.kind, claim: "", source: "", relation: "=" as const, margin: 0 };
      return cannotJudge(claim, level, needs);
    }
    return ruleOf(check).judge(check, situation, (name) => estimate(needs[name] as EstimateRequest));
  });
}
