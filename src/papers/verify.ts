// Runs claims and holds their numbers against the references, by the acceptance rules of the catalogue (acceptance.ts).
import type { Check } from "../check/index.js";
import type { Result } from "../run/result.js";
import { type RunOptions, run } from "../run/run.js";
import { nearest, SpecError } from "../spec/error.js";
import { judgeNumber, limitOf, type SetOutcome } from "./acceptance.js";
import {
  type AnyClaim,
  type Budget,
  type Claim,
  type Parameters,
  type Settings,
  sameParameters,
} from "./claim.js";
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
  readonly dt: number;
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
  judge: (parameters: P) => readonly string[],
  given: P,
  { trajectories = claim.trajectories, seed = 1, dt, checks, keep = [], ...options }: VerifyOptions,
): Promise<SetVerdict<P>> {
  const parameters = { ...claim.defaults, ...given };
  checkParameters(claim, parameters);
  if (claim.discrete && dt !== undefined) {
    throw new SpecError(
      "dt",
      `the step that the parameters name is needed (${claim.id} is about it), ${dt} given`,
    );
  }
  const judged = judge(parameters);
  const budget: Budget = { trajectories, seed, dt };
  const setup = builder.setup(parameters, budget);
  const results: Record<string, Result> = {};
  for (const [name, experiment] of Object.entries(setup.experiments)) {
    results[name] = await run(
      {
        ...experiment,
        record: { ...experiment.record, keep: [...new Set([...keep, ...keptOf(setup, name)])] },
      },
      { ...options, checks: checks?.(name), estimates: requestsOf(setup, name) },
    );
  }
  const reference = referencesOf(claim, parameters);
  const limit = limitOf(claim, judged.length);
  const rows = Object.entries(setup.quantities).map(([key, quantity]) => {
    const estimate = estimateOf(quantity, results);
    const known = reference.values[key];
    const row = {
      claim: claim.id,
      parameters,
      quantity: key,
      value: estimate.value,
      error: estimate.error,
      bias: estimate.bias?.value ?? null,
      n: estimate.n,
      reference: known !== undefined && Number.isFinite(known) ? known : null,
      source: known === undefined ? null : reference.source,
    };
    return {
      ...row,
      ...judgeNumber(estimate, row.reference, judged.includes(key), limit, claim.acceptance.precision),
    };
  });
  const first = Object.values(setup.experiments)[0];
  return {
    claim: claim.id,
    parameters,
    outcome: outcomeOf(rows),
    rows,
    results,
    dt: first?.method.dt ?? claim.dt,
    trajectories,
    seed,
  };
}

function checkParameters(claim: AnyClaim, parameters: Settings): void {
  const needed = Object.keys(claim.parameters);
  const names = [...needed, ...Object.keys(claim.optional ?? {})];
  const known = claim.references[0]?.parameters;
  for (const [name, value] of Object.entries(parameters)) {
    if (!names.includes(name) && !claim.ofReference.includes(name)) {
      throw new SpecError(
        `params.${name}`,
        `${claim.id} has the parameters ${names.join(", ")}${nearest(name, names)}`,
      );
    }
    const text = typeof known?.[name] === "string";
    if (text ? typeof value !== "string" : !Number.isFinite(value)) {
      const kind = text ? "a text" : "a finite number";
      throw new SpecError(`params.${name}`, `${kind} is needed, ${JSON.stringify(value)} given`);
    }
  }
  for (const name of needed) {
    if (parameters[name] === undefined) {
      throw new SpecError(`params.${name}`, `a value is needed (${claim.parameters[name]}), nothing given`);
    }
  }
}

function referencesOf(claim: AnyClaim, parameters: Settings): { values: Parameters; source: string } {
  const names = [...Object.keys(claim.parameters), ...Object.keys(claim.optional ?? {})];
  const listed = claim.references.find((set) =>
    sameParameters({ ...claim.defaults, ...set.parameters }, parameters, names),
  );
  if (listed !== undefined) return { values: listed.values, source: claim.source };
  return { values: claim.theory?.(parameters) ?? {}, source: "theory" };
}

function outcomeOf(rows: readonly ClaimRow[]): SetVerdict["outcome"] {
  const verdicts = rows.map(({ verdict }) => verdict);
  if (verdicts.includes("fail")) return "fail";
  if (verdicts.includes("inconclusive")) return "inconclusive";
  return verdicts.includes("pass") ? "pass" : "reported";
}
