// Runs claims and holds their numbers against the references, by the acceptance rules of the catalogue (acceptance.ts).
import type { Check } from "../check/index.js";
import type { Estimate } from "../estimate/estimate.js";
import type { Result } from "../run/result.js";
import { type RunOptions, run } from "../run/run.js";
import { nearest, SpecError } from "../spec/error.js";
import { type Experiment, isLangevin } from "../spec/experiment.js";
import { type Judgement, judgeLeast, judgeNumber, limitOf, pooled, type SetOutcome } from "./acceptance.js";
import { type Budget, type Claim, type Parameters, type Settings, sameParameters } from "./claim.js";
import { estimateOf, keptOf, requestsOf } from "./quantity.js";

/** One number of a claim at one set of parameters. */
export interface ClaimRow {
  readonly claim: string;
  readonly parameters: Settings;
  readonly quantity: string;
  readonly value: number | null;
  readonly error: number | null;
  readonly bias: number | null;
  readonly n: number;
  readonly reference: number | null;
  readonly source: string | null;
  readonly z: number | null;
  readonly verdict: SetOutcome | "reported";
  readonly reason: string;
}

/** A claim at one set of parameters. */
export interface SetVerdict<P extends Settings = Settings> {
  readonly claim: string;
  readonly parameters: P;
  readonly outcome: SetOutcome | "reported";
  readonly rows: readonly ClaimRow[];
  readonly results: Readonly<Record<string, Result>>;
  /** The step; null where there is none. */
  readonly dt: number | null;
  readonly trajectories: number;
  readonly seed: number;
}

export interface VerifyOptions extends Omit<RunOptions, "checks" | "estimates"> {
  /** Checks to judge on each of the claim's experiments, by its name. */
  readonly checks?: ((experiment: string) => readonly Check[]) | undefined;
  /** Columns to keep. */
  readonly keep?: readonly string[] | undefined;
  readonly trajectories?: number | undefined;
  readonly seed?: number | undefined;
  readonly dt?: number | undefined;
}

/**
 * Runs a claim at `parameters` (any, not only those listed).
 * @throws SpecError for unknown or missing parameters.
 */
export function verify<P extends Settings>(
  claim: Claim<P>,
  parameters: P,
  options: VerifyOptions = {},
): Promise<SetVerdict<P>> {
  return carryOut(claim, claim, (p) => claim.judged(p), parameters, options);
}

/** Runs the claim's control: "fail" is what must come out. */
export function verifyControl<P extends Settings>(
  claim: Claim<P>,
  parameters: P,
  options: VerifyOptions = {},
): Promise<SetVerdict<P>> {
  return carryOut(claim, claim.control, () => [claim.control.breaks], parameters, options);
}

async function carryOut<P extends Settings>(
  claim: Claim<P>,
  builder: Pick<Claim<P>, "setup">,
  judgedAt: (parameters: P) => readonly string[],
  given: P,
  { trajectories = claim.trajectories, seed = 1, dt, checks, keep = [], ...options }: VerifyOptions,
): Promise<SetVerdict<P>> {
  const parameters = { ...claim.defaults, ...given };
  checkParameters(claim, parameters);
  if (claim.dt === undefined && !claim.discrete && dt !== undefined) {
    throw new SpecError(
      "dt",
      `nothing is needed (${claim.id} is about jumps, which have no step), ${dt} given`,
    );
  }
  if (claim.discrete && dt !== undefined) {
    throw new SpecError(
      "dt",
      `the step that the parameters name is needed (${claim.id} is about it), ${dt} given`,
    );
  }
  const judged = judgedAt(parameters);
  const budget: Budget = { trajectories, seed, dt };
  const setup = builder.setup(parameters, budget);
  const results: Record<string, Result> = {};
  for (const [name, experiment] of Object.entries(setup.experiments)) {
    const kept = [...new Set([...keep, ...keptOf(setup, name)])];
    results[name] = await run({ ...experiment, record: { ...experiment.record, keep: kept } } as Experiment, {
      ...options,
      checks: checks?.(name),
      estimates: requestsOf(setup, name),
    });
  }
  const judge = judgeOf(claim, parameters, judged);
  const rows = Object.entries(setup.quantities).map(([key, quantity]): ClaimRow => {
    const estimate = estimateOf(quantity, results);
    const { value, error, bias, n } = estimate;
    return {
      claim: claim.id,
      parameters,
      quantity: key,
      value,
      error,
      bias: bias?.value ?? null,
      n,
      ...judge(key, estimate),
    };
  });
  const all = [...rows, ...pooledRow(claim, parameters, rows)];
  const first = Object.values(setup.experiments)[0];
  return {
    claim: claim.id,
    parameters,
    outcome: outcomeOf(all),
    rows: all,
    results,
    dt: (first !== undefined && isLangevin(first) ? first.method.dt : undefined) ?? claim.dt ?? null,
    trajectories,
    seed,
  };
}

type Said = Judgement & Pick<ClaimRow, "reference" | "source">;

/** Holds numbers by name against their references or bounds. */
function judgeOf<P extends Settings>(
  claim: Claim<P>,
  parameters: P,
  judged: readonly string[],
): (key: string, estimate: Estimate) => Said {
  const { values, source } = referencesOf(claim, parameters);
  const limit = limitOf(claim.acceptance, judged.length);
  const least = claim.least?.(parameters) ?? {};
  const scales = claim.scales?.(parameters) ?? {};
  return (key, estimate) => {
    const bound = least[key];
    const counts = judged.includes(key);
    if (bound !== undefined) {
      return {
        reference: bound,
        source: "bound",
        ...judgeLeast(estimate, bound, counts, limit, claim.acceptance),
      };
    }
    const known = values[key];
    const reference = known !== undefined && Number.isFinite(known) ? known : null;
    const said = judgeNumber(estimate, reference, counts, limit, claim.acceptance, scales[key]);
    return { reference, source: known === undefined ? null : source, ...said };
  };
}

/** The sum of z^2 over the independent numbers of a set, where the claim's rules ask for it. */
function pooledRow<P extends Settings>(
  claim: Claim<P>,
  parameters: P,
  rows: readonly ClaimRow[],
): readonly ClaimRow[] {
  const { relative } = claim.acceptance;
  if (relative === undefined) return [];
  const names = claim.pooled?.(parameters);
  const zs = rows
    .filter(({ quantity, verdict, error, source }) => {
      const counts = verdict === "pass" || verdict === "fail";
      return counts && (error ?? 0) > 0 && source !== "bound" && (names?.includes(quantity) ?? true);
    })
    .map(({ z }) => z as number);
  if (zs.length < 2) return [];
  const { value, ...said } = pooled(zs, relative.pooled);
  return [
    {
      claim: claim.id,
      parameters,
      quantity: "p of sum z^2",
      value,
      error: 0,
      bias: null,
      n: zs.length,
      reference: relative.pooled,
      source: "bound",
      ...said,
    },
  ];
}

function checkParameters<P extends Settings>(claim: Claim<P>, parameters: Settings): void {
  const needed = Object.keys(claim.parameters);
  const names = [...needed, ...Object.keys(claim.optional ?? {})];
  for (const [name, value] of Object.entries(parameters)) {
    if (!names.includes(name) && !claim.ofReference.includes(name)) {
      throw new SpecError(
        `params.${name}`,
        `${claim.id} has the parameters ${names.join(", ")}${nearest(name, names)}`,
      );
    }
    const like = claim.references.find((set) => set.parameters[name] !== undefined)?.parameters[name];
    const kind = Array.isArray(like)
      ? "a list of finite numbers"
      : typeof like === "string"
        ? "a text"
        : "a finite number";
    const fits = Array.isArray(like)
      ? Array.isArray(value) && value.every(Number.isFinite)
      : typeof like === "string"
        ? typeof value === "string"
        : Number.isFinite(value);
    if (!fits) {
      throw new SpecError(`params.${name}`, `${kind} is needed, ${JSON.stringify(value)} given`);
    }
  }
  for (const name of needed) {
    if (parameters[name] === undefined) {
      throw new SpecError(`params.${name}`, `a value is needed (${claim.parameters[name]}), nothing given`);
    }
  }
}

function referencesOf<P extends Settings>(
  claim: Claim<P>,
  parameters: P,
): { values: Parameters; source: string } {
  const names = [...Object.keys(claim.parameters), ...Object.keys(claim.optional ?? {})];
  const listed = claim.references.find((set) =>
    sameParameters({ ...claim.defaults, ...set.parameters }, parameters, names),
  );
  const solved = (): Parameters => claim.theory?.(parameters) ?? {};
  if (listed === undefined) return { values: solved(), source: "theory" };
  // claims about jumps judge numbers beside the listed ones, too
  const beside = claim.acceptance.relative === undefined ? {} : solved();
  return { values: { ...beside, ...listed.values }, source: claim.source };
}

function outcomeOf(rows: readonly ClaimRow[]): SetVerdict["outcome"] {
  const verdicts = rows.map(({ verdict }) => verdict);
  if (verdicts.includes("fail")) return "fail";
  if (verdicts.includes("inconclusive")) return "inconclusive";
  return verdicts.includes("pass") ? "pass" : "reported";
}
