// szilard verify [ID…]: claims of papers against their reference numbers.
import { Command } from "commander";
import { template } from "../kernel/template.js";
import type { AnyClaim, Settings } from "../papers/claim.js";
import { CLAIMS } from "../papers/index.js";
import { type SetVerdict, type VerifyOptions, verify, verifyControl } from "../papers/verify.js";
import { toJson } from "../report/json.js";
import { claimsTable } from "../report/table.js";
import { provenance } from "../run/provenance.js";
import { nearest, SpecError, shown } from "../spec/error.js";
import { codeFor } from "./exit.js";
import { parseJson } from "./file.js";
import { type Common, positive, withCommon } from "./options.js";
import { color, note, print, withBar } from "./terminal.js";

interface VerifyCommandOptions extends Common {
  readonly params?: string;
  readonly dt?: number;
  readonly control?: boolean;
  readonly list?: boolean;
}

export const verifyCommand = withCommon(new Command("verify"))
  .description("run claims of papers and hold their numbers against the references")
  .argument("[ids...]", "claims (all unless given; --list names them)")
  .option("--params <json>", "run one claim at these parameters instead of the listed ones")
  .option("--dt <step>", "largest time step, instead of the claim's", positive)
  .option("--control", "run the claim's control instead: wrong physics that must fail")
  .option("--list", "list the claims")
  .action(async (ids: string[], options: VerifyCommandOptions) => {
    const claims = ids.length === 0 ? CLAIMS : ids.map(find);
    if (options.list) {
      list(claims, options.json === true);
      return;
    }
    const sets = claims.flatMap((claim) =>
      parametersOf(claim, ids, options.params).map((p) => ({ claim, p })),
    );
    const { trajectories, seed, dt, workers } = options;
    const how: VerifyOptions = { trajectories, seed, dt, workers };
    const carryOut = options.control ? verifyControl : verify;
    const found: SetVerdict[] = [];
    for (const { claim, p } of sets) {
      const quiet = options.quiet === true;
      const verdict = await withBar(claim.id, quiet, (onProgress, signal) =>
        carryOut(claim, p, { ...how, onProgress, signal }),
      );
      found.push(verdict);
      if (!options.json) tell(claim, verdict, options.control === true);
      else if (!quiet) note(`${claim.id} ${JSON.stringify(p)}: ${verdict.outcome}`);
    }
    if (options.json) print(toJson(asJson(found, options.control === true)));
    const outcomes = found.map(({ outcome }) => outcome);
    process.exitCode = options.control ? codeFor(outcomes.map(inverted)) : codeFor(outcomes);
  });

/** Of a control, "fail" is what must come out. */
const inverted = (outcome: string): string => (outcome === "fail" ? "pass" : "fail");

function find(id: string): AnyClaim {
  const claim = CLAIMS.find((row) => row.id === id);
  if (claim !== undefined) return claim;
  const known = CLAIMS.map((row) => row.id);
  throw new SpecError(id, `one of the claims is needed (${known.join(", ")})${nearest(id, known)}`);
}

function parametersOf(
  claim: AnyClaim,
  ids: readonly string[],
  params: string | undefined,
): readonly Settings[] {
  if (params === undefined) return claim.references.map(({ parameters }) => parameters);
  if (ids.length !== 1) throw new SpecError("--params", `one claim is needed, ${ids.length} given`);
  const given = parseJson(params, "--params");
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new SpecError("--params", `an object of values by name is needed, ${shown(given)} given`);
  }
  return [given as Settings];
}

function list(claims: readonly AnyClaim[], json: boolean): void {
  if (json) {
    print(
      toJson(
        claims.map(({ id, citation, formula, parameters, references, control }) => ({
          id,
          citation,
          formula,
          parameters,
          sets: references.map((set) => set.parameters),
          control: control.says,
        })),
      ),
    );
    return;
  }
  for (const { id, formula, citation, references } of claims) {
    print(`${id}\n    ${formula}\n    ${citation}\n    ${references.length} parameter sets`);
  }
}

function tell(claim: AnyClaim, verdict: SetVerdict, control: boolean): void {
  print(`${claim.id}: ${control ? `control: ${claim.control.says}` : claim.formula}`);
  print(claimsTable(verdict.rows, { color }));
  print(
    `${verdict.outcome}${control ? " (a control must fail)" : ""}; ${verdict.trajectories} trajectories, ${verdict.dt === null ? "" : `dt = ${verdict.dt}, `}seed ${verdict.seed}, references: ${claim.source}\n`,
  );
}

/** The verdicts for a script: numbers by key, as in the catalogue. */
function asJson(found: readonly SetVerdict[], control: boolean): unknown {
  return {
    provenance: provenance(found[0]?.seed ?? 0, template(1)),
    claims: found.map(({ claim, parameters, outcome, rows, dt, trajectories, seed }) => ({
      id: claim,
      parameters,
      control,
      outcome,
      trajectories,
      dt,
      seed,
      quantities: Object.fromEntries(
        rows.map(({ quantity, value, error, bias, n, reference, source, z, verdict, reason }) => [
          quantity,
          { value, error, bias, n, reference, source, z, verdict, reason },
        ]),
      ),
    })),
  };
}
