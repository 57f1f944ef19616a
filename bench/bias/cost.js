// What `bias: "measure"` costs: processor time of a run with it over that without it, one thread, many short rounds in turn.
import {
  doubleWell,
  equilibrium,
  experiment,
  overdamped,
  point,
  ramp,
  run,
  schedule,
} from "../../dist/index.js";

const tilted = (system, scheme, trajectories) => (bias) =>
  experiment({
    system: { kT: 1, friction: 1, start: equilibrium(), ...system },
    method: { scheme, dt: 2e-3, bias },
    control: schedule({ duration: 2, tilt: ramp([0, 0], [0.5, 8], [1, 0]) }),
    ensemble: { trajectories, seed: 1 },
  });
const well = doubleWell({ depth: 8, halfWidth: 1, barrier: 1, tilt: 0 });
const bowl = { energy: "x^4 + y^4 + x*y - tilt*x", fields: { tilt: 0 } };

export const COSTS = [
  ["double well, `heun`", tilted(overdamped({ potential: well }), "heun", 2 ** 18)],
  ["double well, `euler`", tilted(overdamped({ potential: well }), "euler", 2 ** 18)],
  ["double well, `baoab`", tilted({ dynamics: "underdamped", mass: 1, potential: well }, "baoab", 2 ** 18)],
  [
    "two variables, `heun`",
    tilted(
      { dynamics: "overdamped", variables: { x: {}, y: {} }, potential: bowl, start: point({ x: 0, y: 0 }) },
      "heun",
      2 ** 17,
    ),
  ],
];

async function seconds(of) {
  const before = process.cpuUsage();
  await run(of, { workers: 1 });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Ratios of `rounds` rounds in ascending order; which of both comes first takes turns. */
export async function ratios(make, rounds) {
  const [plain, measured] = [make("none"), make("measure")];
  await seconds(plain);
  await seconds(measured);
  const found = [];
  for (let round = 0; round < rounds; round++) {
    const first = await seconds(round % 2 === 0 ? plain : measured);
    const second = await seconds(round % 2 === 0 ? measured : plain);
    found.push(round % 2 === 0 ? second / first : first / second);
  }
  return found.sort((a, b) => a - b);
}
