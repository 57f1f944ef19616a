// Which step gives a bias of at most so much? A pilot at the experiment's own step measures the bias B of each estimate; a bias of
// weak order p follows B h^p/h_0^p, so that
//   h = h_0 (target/|B|)^(1/p),   with d ln h = (1/p) dB/|B|
// A second pilot at the step found so confirms it, and its bias, nearer to the target, then says more than the first.
import { availableParallelism } from "node:os";
import type { Bias } from "../estimate/estimate.js";
import { type EstimateRequest, mean } from "../estimate/request.js";
import { LangevinKernel } from "../kernel/langevin.js";
import * as math from "../kernel/math.js";
import { type LangevinPlan, plan } from "../plan/plan.js";
import { SpecError } from "../spec/error.js";
import type { Experiment, LangevinExperiment } from "../spec/experiment.js";
import { branchDuration } from "../spec/feedback/outcomes.js";
import { validateLangevin } from "../spec/validate.js";
import { LEAF } from "../stats/tree.js";
import type { EnsembleOptions } from "./ensemble.js";
import { run } from "./run.js";

export interface AdviceOptions extends EnsembleOptions {
  /** The largest bias that will do, in the unit of the estimates. */
  readonly bias: number;
  /** Of which estimates; of the mean work unless given. */
  readonly of?: Readonly<Record<string, EstimateRequest>> | undefined;
  /** Trajectories of a pilot: 2^15 unless given, or as many as the experiment has, if fewer. */
  readonly pilot?: number | undefined;
}

/** The bias of one estimate at the steps of the pilots, and what follows. */
export interface EstimateAdvice {
  readonly biases: readonly (Bias & { readonly dt: number })[];
  /** Weak order p that is counted on. */
  readonly order: 1 | 2;
  /** ln(B_0/B_1)/ln(h_0/h_1) of two pilots with its error, where both resolve the bias. */
  readonly observedOrder: { readonly value: number; readonly error: number } | null;
  /** Whether the pilot that is counted on sees the bias, at 2 errors. */
  readonly resolved: boolean;
  /** The step for the target; where the bias is not resolved, that for the largest that it may be. */
  readonly dt: number;
  /** At 2 errors of the bias; null above where the bias may be 0. */
  readonly range: readonly [low: number, high: number | null];
}

export interface StepAdvice {
  readonly target: number;
  /** To two digits, rounded down: the least over the estimates. */
  readonly dt: number;
  readonly range: readonly [low: number, high: number | null];
  /** The estimate that needs this step. */
  readonly limitedBy: string;
  readonly resolved: boolean;
  /** One sentence. */
  readonly says: string;
  readonly estimates: Readonly<Record<string, EstimateAdvice>>;
  /** What the whole run will take at that step on as many threads. */
  readonly cost: { readonly trajectories: number; readonly steps: number; readonly seconds: number };
  readonly pilots: readonly {
    readonly dt: number;
    readonly trajectories: number;
    readonly seconds: number;
  }[];
}

const PILOT = 2 ** 15;
/** A pilot says little about steps that are further away than this factor. */
const FAR = 8;
/** Milliseconds in which the speed of a step is measured. */
const MOMENT = 50;
/** A second pilot at almost the same step would tell nothing new. */
const NEAR = 1.2;

interface Pilot {
  /** The step as it was taken: dt is the largest, stretches are cut into equal ones. */
  readonly h: number;
  readonly biases: Readonly<Record<string, Bias>>;
  readonly seconds: number;
  readonly trajectories: number;
}

/**
 * Proposes `method.dt` for a bias of at most `bias` in every estimate of `of`.
 * @throws SpecError for a target that is no number above 0, or an estimate whose bias cannot be measured
 */
export async function adviseStep(spec: Experiment, options: AdviceOptions): Promise<StepAdvice> {
  const { bias: target, of = { work: mean("work") }, pilot = PILOT, ...rest } = options;
  const { workers = availableParallelism() } = rest;
  const experiment = validateLangevin(spec);
  if (!(target > 0 && Number.isFinite(target))) {
    throw new SpecError("bias", `a bias above 0 is needed, ${target} given`);
  }
  const names = Object.keys(of);
  if (names.length === 0) throw new SpecError("of", "at least one estimate is needed, none given");
  const trajectories = Math.min(pilot, experiment.ensemble.trajectories);
  const at = (dt: number): Promise<Pilot> => pilotAt(experiment, dt, trajectories, of, rest);

  const first = await at(experiment.method.dt);
  let advice = names.map((name) => advised(name, [first], target));
  let pilots = [first];
  const next = Math.min(Math.max(least(advice).dt, first.h / FAR), first.h * FAR, durationOf(experiment));
  if (next * NEAR < first.h || next > first.h * NEAR) {
    pilots = [first, await at(next)];
    advice = names.map((name) => advised(name, pilots, target));
  }
  const limit = least(advice);
  const dt = roundedDown(limit.dt);
  const { trajectories: whole } = experiment.ensemble;
  const planned = plan({
    ...experiment,
    method: { ...experiment.method, dt: Math.min(dt, durationOf(experiment)) },
  });
  const steps = planned.steps * whole;
  const pick = ({ name: _, ...own }: Named): EstimateAdvice => own;
  return {
    target,
    dt,
    range: limit.range,
    limitedBy: limit.name,
    resolved: limit.resolved,
    says: sentence(limit, target, dt),
    estimates: Object.fromEntries(advice.map((one) => [one.name, pick(one)])),
    cost: {
      trajectories: whole,
      steps,
      seconds: (steps * secondsPerStep(planned)) / Math.min(workers, Math.ceil(whole / LEAF)),
    },
    pilots: pilots.map(({ h, seconds, trajectories: n }) => ({ dt: h, trajectories: n, seconds })),
  };
}

type Named = EstimateAdvice & { readonly name: string };

const least = (advice: readonly Named[]): Named =>
  advice.reduce((limit, one) => (one.dt < limit.dt ? one : limit));

const durationOf = ({ control, feedback }: LangevinExperiment): number =>
  Math.min(control?.duration ?? Infinity, branchDuration(feedback) || Infinity);

async function pilotAt(
  experiment: LangevinExperiment,
  dt: number,
  trajectories: number,
  of: Readonly<Record<string, EstimateRequest>>,
  options: EnsembleOptions,
): Promise<Pilot> {
  const result = await run(
    {
      ...experiment,
      method: { ...experiment.method, dt, bias: "measure" },
      record: { ...experiment.record, keep: [] },
      ensemble: { ...experiment.ensemble, trajectories },
    },
    { ...options, estimates: of },
  );
  const { steps, duration } = plan({ ...experiment, method: { ...experiment.method, dt } });
  const biases = Object.keys(of).map((name) => {
    const bias = result.estimates[name]?.bias ?? null;
    if (bias === null) {
      throw new SpecError(
        `of.${name}`,
        `an estimate whose bias can be measured with ${trajectories} trajectories is needed${result.estimates[name]?.reason === undefined ? "" : ` (${result.estimates[name]?.reason})`}`,
      );
    }
    return [name, bias] as const;
  });
  const { seconds } = result.timing;
  return { h: duration / steps, biases: Object.fromEntries(biases), seconds, trajectories };
}

type At = Bias & { readonly dt: number };

const resolves = ({ value, error }: Bias): boolean => Math.abs(value) > 2 * error;

/** Step at which a bias that is `bias` at the pilot's step comes to the target. */
function stepFor({ dt, order }: At, bias: number, target: number): number {
  const share = target / bias;
  return dt * Math.min(FAR, order === 2 ? Math.sqrt(share) : share);
}

/** The largest step at which the bias is surely small enough, by one pilot. */
const safeStep = (at: At, target: number): number => stepFor(at, Math.abs(at.value) + 2 * at.error, target);

const safest = (biases: readonly At[], target: number): At =>
  biases.reduce((a, b) => (safeStep(b, target) > safeStep(a, target) ? b : a));

/** What the pilots say of one estimate: the last that resolves its bias, or else the one that allows more. */
function advised(name: string, pilots: readonly Pilot[], target: number): Named {
  const biases = pilots.map(({ h, biases }): At => ({ dt: h, ...(biases[name] as Bias) }));
  const seen = biases.filter(resolves);
  const resolved = seen.length > 0;
  const at = seen.at(-1) ?? safest(biases, target);
  const size = Math.abs(at.value);
  const low = safeStep(at, target);
  const [first, second] = seen;
  return {
    name,
    biases,
    order: at.order ?? 1,
    observedOrder: first !== undefined && second !== undefined ? observed(first, second) : null,
    resolved,
    dt: resolved ? stepFor(at, size, target) : low,
    range: [low, resolved ? stepFor(at, size - 2 * at.error, target) : null],
  };
}

function observed(first: At, second: At): { value: number; error: number } {
  const span = math.log(first.dt / second.dt);
  const relative = ({ value, error }: Bias): number => error / value;
  const [a, b] = [relative(first), relative(second)];
  return {
    value: math.log(Math.abs(first.value / second.value)) / span,
    error: Math.sqrt(a * a + b * b) / Math.abs(span),
  };
}

/** Of one thread: the last of calls of more and more trajectories, until one takes a moment. */
function secondsPerStep({ module, kernel, steps }: LangevinPlan): number {
  const code = new LangevinKernel(module, kernel);
  for (let count = 8; ; count *= 2) {
    const began = performance.now();
    code.run(0, count);
    const milliseconds = performance.now() - began;
    if (milliseconds > MOMENT || count === LEAF) return milliseconds / 1000 / (count * Math.max(1, steps));
  }
}

/** Two digits, not above x. */
function roundedDown(x: number): number {
  const near = Number(x.toPrecision(2));
  return near <= x ? near : Number((x * 0.95).toPrecision(2)) <= x ? Number((x * 0.95).toPrecision(2)) : x;
}

function sentence({ name, biases, resolved, dt: exact }: Named, target: number, dt: number): string {
  if (resolved) return `dt = ${dt} keeps the bias of ${name} below ${target}`;
  const { value, error, dt: at } = safest(biases, target);
  const most = (Math.abs(value) + 2 * error).toPrecision(2);
  const below = `the bias of ${name} at dt = ${Number(at.toPrecision(3))} is below its own error: at most ${most}`;
  return exact > at
    ? `${below}; dt = ${dt} will do, a larger one may`
    : `${below}; dt = ${dt} is safe, a pilot of more trajectories may allow more`;
}
