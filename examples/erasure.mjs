// Finite-time erasure of one bit: the mean work falls towards kT ln 2 as the cycle gets longer.
//   node examples/erasure.mjs [trajectories]
import {
  doubleWell,
  equilibrium,
  experiment,
  firstLaw,
  landauer,
  overdamped,
  ramp,
  schedule,
  secondLaw,
  sweep,
} from "szilard";

const trajectories = Number(process.argv[2] ?? 8192);

// the hump goes, the tilt comes, the hump returns, the tilt goes
const erase = (duration) =>
  experiment({
    system: overdamped({
      potential: doubleWell({ depth: 8, halfWidth: 1, barrier: 1, tilt: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 2e-4, heat: "stepwise", bias: "measure" },
    control: schedule({
      duration,
      barrier: ramp([0, 1], [0.25, 0], [0.5, 0], [0.75, 1]),
      tilt: ramp([0.25, 0], [0.5, 8], [0.75, 8], [1, 0]),
    }),
    ensemble: { trajectories, seed: 1 },
  });

const checks = [firstLaw(), secondLaw(), landauer({ erased: "x > 0" })];
const rows = await sweep(erase, { duration: [1, 2, 4] }, { checks });

console.log(`duration  <W>/kT (at least ln 2 = ${Math.LN2.toFixed(3)})`);
for (const { parameters, result } of rows) {
  const { value, error } = result.estimates.work;
  const judged = result.verdicts.map(({ check, outcome }) => `${check} ${outcome}`).join(", ");
  console.log(
    `${String(parameters.duration).padEnd(9)} ${value.toFixed(3)} ± ${error.toFixed(3)}   ${judged}`,
  );
}
