// A Szilard engine whose measurement errs: the well that was read is lowered at once, and let go slowly.
//   node examples/szilard-engine.mjs [trajectories]
import {
  binary,
  branch,
  doubleWell,
  equilibrium,
  experiment,
  firstLaw,
  jarzynski,
  measure,
  overdamped,
  ramp,
  run,
  sagawaUeda2008,
  sagawaUeda2010,
  schedule,
  secondLaw,
} from "szilard";

const trajectories = Number(process.argv[2] ?? 32768);

const lower = (force) => schedule({ duration: 10, tilt: ramp([0, force], [1, 0]) });

const engine = experiment({
  system: overdamped({
    potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
    kT: 1,
    friction: 1,
    start: equilibrium(),
  }),
  method: { scheme: "heun", dt: 1e-3, heat: "stepwise", bias: "measure" },
  feedback: branch(measure({ at: 0, of: "x > 0", channel: binary({ error: 0.1 }) }), {
    false: lower(-0.8),
    true: lower(0.8),
  }),
  ensemble: { trajectories, seed: 2 },
});

const checks = [firstLaw(), sagawaUeda2010(), sagawaUeda2008(), secondLaw(), jarzynski()];
const { estimates, verdicts } = await run(engine, { checks });

for (const name of ["work", "information"]) {
  const { value, error } = estimates[name];
  console.log(`<${name}> = ${value.toFixed(4)} ± ${error.toFixed(4)}`);
}
// the second law and Jarzynski's equality know nothing of information: a demon breaks them, and must
for (const { check, claim, outcome, reason } of verdicts) {
  console.log(`${check}: ${outcome}   ${claim}\n    ${reason}`);
}
