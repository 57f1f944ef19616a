// szilard start: the main job. Finite-time erasure at four durations and the Szilard engine with measurement error, each
// with its checks and references; a table, out/erasure.json and out/report.html.
import { mkdirSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { firstLaw } from "../check/firstLaw.js";
import type { Check } from "../check/index.js";
import { jarzynski } from "../check/jarzynski.js";
import { landauer } from "../check/landauer.js";
import { sagawaUeda2008 } from "../check/sagawaUeda2008.js";
import { sagawaUeda2010 } from "../check/sagawaUeda2010.js";
import { secondLaw } from "../check/secondLaw.js";
import type { Claim, Parameters, ReferenceSet } from "../papers/claim.js";
import { erasureCycle, erasureCycleEb8, erasureProtocol, SLOW_B } from "../papers/erasureCycle.js";
import { szilardDoubleWell } from "../papers/szilardDoubleWell.js";
import { type SetVerdict, verify } from "../papers/verify.js";
import { erasureReport } from "../report/erasure.js";
import { toJson } from "../report/json.js";
import { claimsTable, verdictsTable } from "../report/table.js";
import { replay } from "../run/replay.js";
import { Interrupted } from "../run/result.js";
import type { Row } from "../run/sweep.js";
import { codeFor } from "./exit.js";
import { type Common, withCommon } from "./options.js";
import { color, note, print, withBar } from "./terminal.js";

interface StartOptions extends Common {
  readonly out: string;
}

const ERASURE: readonly Check[] = [firstLaw(), landauer({ erased: "x > 0" }), secondLaw(), jarzynski()];
const ENGINE: readonly Check[] = [firstLaw(), sagawaUeda2010(), sagawaUeda2008(), secondLaw(), jarzynski()];

/** What decides the checks: <W> to 0.5 %, a residual heat of the scheme below what <W> resolves, <e^(-W-I)> to 1 %. */
const ERASURE_BUDGET = { trajectories: 20_000, dt: 1e-4 };
const ENGINE_BUDGETS = [{ trajectories: 400_000 }, { trajectories: 200_000 }];
const SHOWN = ["W_mean", "Q_mean", "p_right", "W", "exp_mW", "exp_mW_mI", "gamma_backward", "I"];

export const startCommand = withCommon(new Command("start"))
  .description("the main job: finite-time erasure and a Szilard engine, with a report")
  .option("--out <folder>", "where the results go", "out")
  .action(async (options: StartOptions) => {
    const began = performance.now();
    const erasure: SetRun[] = [];
    const szilard: SetRun[] = [];
    try {
      for (const { parameters } of erasureCycleEb8.references) {
        erasure.push(
          await runSet(erasureCycleEb8, parameters, "cycle", ERASURE, { ...ERASURE_BUDGET, ...options }),
        );
      }
      for (const [i, budget] of ENGINE_BUDGETS.entries()) {
        const { parameters } = szilardDoubleWell.references[i] as ReferenceSet;
        szilard.push(
          await runSet(szilardDoubleWell, parameters, "engine", ENGINE, { ...budget, ...options }),
        );
      }
    } catch (error) {
      const done = [...erasure, ...szilard];
      if (error instanceof Interrupted && done.length > 0) {
        if (!options.json) tell(done);
        save(options.out, done);
        note(`szilard: what was finished is in ${options.out}/erasure.json`);
      }
      throw error;
    }
    const sets = [...erasure, ...szilard];
    if (options.json) print(toJson(asJson(sets)));
    else tell(sets);

    save(options.out, sets);
    writeFileSync(`${options.out}/report.html`, await report(erasure, szilard, sets));
    note(
      `szilard: ${options.out}/report.html and ${options.out}/erasure.json written, ${seconds(began)} s in all`,
    );
    process.exitCode = codeFor(sets.map(({ verdict }) => verdict.outcome));
  });

function save(folder: string, sets: readonly SetRun[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/erasure.json`, toJson(asJson(sets)));
}

function tell(sets: readonly SetRun[]): void {
  const shown = sets
    .flatMap(({ verdict }) => verdict.rows)
    .filter(({ quantity }) => SHOWN.includes(quantity));
  print(
    "Finite-time erasure (Eb = 8 kT, A = 0.25) and a Szilard engine with measurement error, against references",
  );
  print(claimsTable(shown, { color }));
  for (const { row } of sets) {
    print(
      Object.entries(row.parameters)
        .map(([name, value]) => `${name} = ${value}`)
        .join(", "),
    );
    print(verdictsTable(row.result.verdicts, { color }));
  }
  print(
    "The demon breaks the second law and Jarzynski's equality, both blind to information: that is the point.",
  );
}

interface SetRun {
  readonly verdict: SetVerdict<Parameters>;
  readonly row: Row;
}

interface Budgeted extends StartOptions {
  readonly trajectories: number;
  readonly dt?: number;
}

async function runSet(
  claim: Claim,
  parameters: Parameters,
  main: string,
  checks: readonly Check[],
  { trajectories, dt, seed, workers, quiet, json }: Budgeted,
): Promise<SetRun> {
  const label = `${claim.id} tau = ${parameters.tau}`;
  const verdict = await withBar(label, quiet === true || json === true, (onProgress, signal) =>
    verify(claim, parameters, {
      trajectories,
      dt,
      seed,
      workers,
      onProgress,
      signal,
      keep: ["work"],
      checks: (name) => (name === main ? checks : []),
    }),
  );
  const result = verdict.results[main];
  if (result === undefined) throw new Error(`${claim.id} has no experiment "${main}"`);
  return { verdict, row: { parameters: named(parameters), result } };
}

/** The row's parameters without those of the reference's own method, tau under the name that a schedule has. */
const named = ({ tau = 0, n: _, nt: __, ...rest }: Parameters): Parameters => ({ ...rest, duration: tau });

async function report(
  erasure: readonly SetRun[],
  szilard: readonly SetRun[],
  sets: readonly SetRun[],
): Promise<string> {
  const tau = 16;
  const path = erasureCycle({ Eb: 8 }, { trajectories: 1024, seed: 1 }, erasureProtocol(8, 0.25, tau));
  const rows = sets.flatMap(({ verdict }) => verdict.rows);
  return erasureReport({
    erasure: erasure.map(({ row }) => row),
    paths: replay(path, [0, 1, 2, 3, 4, 5], { every: 80 }),
    references: erasure.map(({ verdict }) => ({
      duration: verdict.parameters.tau ?? 0,
      work: verdict.rows.find(({ quantity }) => quantity === "W_mean")?.reference ?? 0,
    })),
    slowB: SLOW_B[8] as number,
    fitted: [4, 16], // slower cycles leak back, faster ones are not slow
    szilard: szilard.map(({ row }) => row),
    claims: rows.filter(({ verdict }) => verdict !== "reported"),
  });
}

const asJson = (sets: readonly SetRun[]): unknown =>
  sets.map(({ verdict, row }) => ({
    claim: verdict.claim,
    parameters: verdict.parameters,
    outcome: verdict.outcome,
    quantities: verdict.rows,
    experiment: row.result.experiment,
    estimates: row.result.estimates,
    verdicts: row.result.verdicts,
    provenance: row.result.provenance,
    timing: row.result.timing,
  }));

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(0);
