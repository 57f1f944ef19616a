// Where the runs of a sweep came from and how long they took, as HTML: enough to repeat them.
import type { Row } from "../run/sweep.js";
import { toJson } from "./json.js";
import { pairs, short } from "./number.js";
import { escapeHtml, htmlTable } from "./page.js";

export function origin(rows: readonly Row[], title: string): string {
  const [first] = rows;
  if (first === undefined) return "";
  const { provenance, experiment } = first.result;
  const made = `szilard ${provenance.version}, Node ${provenance.node}, seed ${provenance.seed}, kernel SHA-256 ${provenance.kernel}`;
  const runs = htmlTable(
    ["run", "trajectories", "scheme", "dt", "steps", "seconds", "threads", "ns per step and core"],
    rows.map(({ parameters, result }) => [
      pairs(parameters),
      result.trajectories,
      result.experiment.method.scheme,
      "dt" in result.experiment.method ? short(result.experiment.method.dt) : "exact",
      short(result.timing.steps),
      result.timing.seconds.toFixed(2),
      result.timing.workers,
      result.timing.nsPerStep.toFixed(2),
    ]),
  );
  const json = escapeHtml(toJson(experiment));
  return `<h3>${escapeHtml(title)}</h3>
<p>${escapeHtml(made)}</p>
${runs}
<details><summary>The experiment of the first run, as JSON</summary><pre>${json}</pre></details>`;
}
