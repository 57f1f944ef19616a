// One small experiment per way through the kernel. Their bytes are pinned in bytes.json.

import type { Experiment } from "../../dist/index.js";
import {
  binary,
  branch,
  doubleWell,
  edge,
  equilibrium,
  experiment,
  gaussian,
  harmonic,
  measure,
  model,
  named,
  network,
  overdamped,
  point,
  potential,
  ramp,
  schedule,
  steady,
  underdamped,
} from "../../dist/index.js";
import type { NetworkExperiment } from "../../dist/spec/network/network.js";
import { level } from "../run/networks.js";

const rest = { kT: 1, friction: 1, start: equilibrium() };
const ensemble = { trajectories: 1100, seed: 20_260_101 };
const lower = (tilt: number) => schedule({ duration: 0.3, tilt: ramp([0, tilt], [1, 0]) });
const drive = schedule({ duration: 0.3, stiffness: ramp([0, 1], [1, 4]), centre: ramp([0.5, 0], [0.5, 1]) });

export const GOLDEN: Readonly<Record<string, Experiment>> = {
  heunClosed: experiment({
    system: overdamped({ potential: harmonic({ stiffness: 1, centre: 0 }), ...rest }),
    method: { scheme: "heun", dt: 2e-3 },
    control: drive,
    ensemble,
  }),
  eulerStepwise: experiment({
    system: overdamped({ potential: harmonic({ stiffness: 1, centre: 0 }), ...rest }),
    method: { scheme: "euler", dt: 2e-3, heat: "stepwise", bias: "measure" },
    control: drive,
    ensemble: { ...ensemble, point: 3 },
  }),
  heldThenQuenched: experiment({
    system: overdamped({ potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }), ...rest }),
    method: { scheme: "heun", dt: 1e-3, heat: "stepwise" },
    control: schedule({ duration: 0.3, barrier: ramp([0.4, 1], [0.4, 0.2], [1, 0.2], [1, 1]) }),
    ensemble,
  }),
  branches: experiment({
    system: overdamped({ potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }), ...rest }),
    method: { scheme: "heun", dt: 1e-3, heat: "stepwise" },
    feedback: branch(measure({ at: 0, of: "x > 0", channel: binary({ error: 0.1 }) }), {
      false: lower(-1),
      true: lower(1),
    }),
    ensemble,
  }),
  functions: experiment({
    system: overdamped({
      potential: potential(
        "k*x^2/2 + V*exp(-x^2) + tanh(x)*atan(V*x) + erf(x) + log(1 + x^2) + (x > 0.3 ? V*(x - 0.3)^2 : 0) + (x < -1)*V*sin(x)^2",
        { k: 2, V: 1 },
      ),
      ...rest,
    }),
    method: { scheme: "heun", dt: 2e-3, heat: "stepwise" },
    control: schedule({ duration: 0.2, V: ramp([0, 1], [1, 2]) }),
    ensemble,
  }),
  ring: experiment({
    system: overdamped({ potential: named("ratchet", { height: 2 }), force: "tilt", period: 1, ...rest }),
    method: { scheme: "heun", dt: 1e-3, heat: "stepwise" },
    control: schedule({ duration: 0.3, tilt: ramp([0, 3]), height: ramp([0, 2], [1, 1]) }),
    ensemble,
  }),
  walls: experiment({
    system: overdamped({
      potential: potential("slope*x", { slope: 1 }),
      walls: { low: 0, high: 1 },
      ...rest,
    }),
    method: { scheme: "euler", dt: 1e-3 },
    control: schedule({ duration: 0.2, slope: ramp([0, 1], [1, -1]) }),
    ensemble,
  }),
  referenceNoise: experiment({
    system: overdamped({ potential: harmonic({ stiffness: 1, centre: 0 }), ...rest }),
    method: { scheme: "heun", dt: 2e-3, noise: "reference" },
    control: drive,
    ensemble,
  }),
  absorbing: experiment({
    system: overdamped({
      potential: potential("slope*x", { slope: 1 }),
      walls: { low: { absorbing: 0 }, high: 1 },
      ...rest,
      start: point({ x: 0.4 }),
    }),
    method: { scheme: "heun", dt: 1e-3 },
    control: schedule({ duration: 0.2, slope: ramp([0, 1], [1, -1]) }),
    ensemble,
  }),
  twoVariables: experiment({
    system: overdamped({
      variables: { x: { kT: 2 }, y: { friction: 3 } },
      potential: potential("(x^2 + y^2)/2 + c*x*y + V*sin(x - y)", { c: 0.5, V: 1, w: 0.7 }),
      force: { y: "w*x", x: "-w*y" },
      ...rest,
      start: gaussian({ x: 0, y: 1 }, [
        [2, 0.5],
        [0.5, 1],
      ]),
    }),
    method: { scheme: "heun", dt: 1e-3, heat: "stepwise" },
    control: schedule({ duration: 0.2, V: ramp([0, 1], [1, 2]) }),
    ensemble,
  }),
  fourVariables: experiment({
    system: overdamped({
      variables: { x: {}, y: {}, z: { friction: 2 }, u: {} },
      potential: potential("k*(x^2 + (y - x)^2 + (z - y)^2 + (u - z)^2)/2", { k: 1 }),
      ...rest,
    }),
    method: { scheme: "euler", dt: 1e-3 },
    control: schedule({ duration: 0.2, k: ramp([0, 1], [1, 2]) }),
    ensemble,
  }),
  tables: experiment({
    system: overdamped({
      potential: potential(
        "scale*wall(x - c) + rough(2*x)",
        { scale: 1, c: 0 },
        {
          wall: { x: [-2, -1.1, -0.5, 0, 0.4, 1.3, 2], y: [8, 1, 0.1, 0.6, 0, 2, 9] },
          rough: {
            x: [0, 0.2, 0.3, 0.5, 0.9, 1],
            y: [0, 0.5, 0.2, 0.7, -0.4, 0],
            outside: "periodic",
            deviation: 0.1,
          },
        },
      ),
      ...rest,
    }),
    method: { scheme: "heun", dt: 1e-3, heat: "stepwise" },
    control: schedule({ duration: 0.3, c: ramp([0, 0], [1, 0.5]), scale: ramp([0, 1], [1, 0.7]) }),
    ensemble,
  }),
  leimkuhlerMatthews: experiment({
    system: overdamped({ potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }), ...rest }),
    method: { scheme: "leimkuhlerMatthews", dt: 2e-3, heat: "stepwise", bias: "measure" },
    control: lower(1),
    ensemble,
  }),
  mala: experiment({
    system: overdamped({ potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }), ...rest }),
    method: { scheme: "mala", dt: 2e-3 },
    control: lower(1),
    ensemble,
  }),
  exactLinear: experiment({
    system: overdamped({ potential: harmonic({ stiffness: 1, centre: 0 }), ...rest }),
    method: { scheme: "exactLinear", dt: 0.05 },
    control: drive,
    ensemble,
  }),
  // steps of several lengths, and looks on the way
  baoab: experiment({
    system: underdamped({
      potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
      mass: 0.5,
      ...rest,
    }),
    method: { scheme: "baoab", dt: 4e-3, heat: "stepwise", bias: "measure" },
    control: schedule({ duration: 0.5, tilt: ramp([0, 0], [0.3, 1], [0.3, 0.5], [1, 0]) }),
    record: {
      columns: { way: "integral(v_x)", middle: "at(0.2, v_x)" },
      grid: { times: [0.1, 0.4], of: ["v_x^2"] },
      keep: [],
    },
    ensemble,
  }),
  obabo: experiment({
    system: underdamped({
      variables: { x: { mass: 2 }, y: { kT: 2, friction: 0.5 } },
      potential: potential("(x^2 + y^2)/2 + c*x*y + x^4/4", { c: 0.5 }),
      force: { x: "y", y: "-x" },
      mass: 1,
      ...rest,
      start: gaussian({ x: 0, y: 1 }, [
        [1, 0],
        [0, 0.5],
      ]),
    }),
    method: { scheme: "obabo", dt: 5e-3, heat: "stepwise" },
    control: schedule({ duration: 0.4, c: ramp([0, 0.5], [1, -0.5]) }),
    ensemble,
  }),
  // windows that move, a jump of the protocol, rates by formula and thinning, looks on the way
  drivenLevel: experiment({
    ...(level({}, { trajectories: 1100 }) as NetworkExperiment),
    control: schedule({ duration: 2, e: ramp([0, 0.5], [0.6, 2], [0.6, -1], [1, 1]) }),
    record: {
      keep: [],
      columns: {
        top: "max(N)",
        occupied: "integral(state)",
        middle: "at(1, state)",
        moved: "change(e*state)",
      },
      grid: { times: [0.5, 1.5], of: ["state"], histograms: {} },
    },
  }),
  // two baths, everything by formulas of t, entropy between solved laws, cycles
  periodicDot: experiment({
    ...(model("periodicDot", {}) as unknown as NetworkExperiment),
    cycles: { count: 3, discard: 2 },
    record: { keep: [], housekeeping: true, systemEntropy: "solved" },
    ensemble: { trajectories: 1100, seed: 33, point: 0 },
  }),
  // static rates over several baths with particles
  dotEngine: experiment({
    ...(model("dotEngine", {}) as unknown as NetworkExperiment),
    ensemble: { trajectories: 1100, seed: 80, point: 0 },
  }),
  // discrete time, and a stop
  chain: experiment({
    system: network({
      kT: 1,
      states: { a: 0, b: 0, c: 0 },
      edges: [
        edge("a", "b", { forward: 0.3, backward: 0.1, counts: { N: 1 } }),
        edge("b", "c", { forward: 0.2, backward: 0.05, counts: { N: 1 } }),
        edge("c", "a", { forward: 0.35, backward: 0.15, counts: { N: 1 } }),
      ],
      start: steady(),
    }),
    method: { scheme: "chain" },
    control: { duration: 200, ramps: {} },
    stop: "N >= 12",
    ensemble: { trajectories: 1100, seed: 40, point: 0 },
  }),
};
