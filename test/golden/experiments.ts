// One small experiment per way through the kernel. Their bytes are pinned in bytes.json.

import type { Experiment } from "../../dist/index.js";
import {
  binary,
  branch,
  doubleWell,
  equilibrium,
  experiment,
  gaussian,
  harmonic,
  measure,
  named,
  overdamped,
  point,
  potential,
  ramp,
  schedule,
  underdamped,
} from "../../dist/index.js";

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
};

const levels = { dynamics: "network", kT: 1, fields: { e: 0 }, start: { kind: "equilibrium" } };
const gillespie = { method: { scheme: "gillespie" }, ensemble };
const rising = schedule({ duration: 3, e: ramp([0, 0], [0.5, 2], [0.5, 1], [1, 3]) });

/** Networks of jumps; `observed` has the columns `stay` and `top`, the others have none. */
export const GOLDEN_NETWORKS: Readonly<Record<string, Experiment>> = {
  networkStill: experiment({
    system: {
      ...levels,
      states: { a: 0, b: 0.4, c: 1 },
      edges: [
        { from: "a", to: "b", rate: 2, drive: 0.5, counts: { N: 1 } },
        { from: "b", to: "c", prefactor: 1, split: 0.3, drive: 0.5, counts: { N: 1 } },
        { from: "c", to: "a", fermi: 3, drive: 0.5, counts: { N: 1 } },
      ],
      start: { kind: "steady" },
    },
    ...gillespie,
    control: schedule({ duration: 5 }),
  }),
  networkDriven: experiment({
    system: {
      ...levels,
      states: { a: 0, b: "e" },
      edges: [{ from: "a", to: "b", fermi: 2, counts: { N: 1 } }],
    },
    ...gillespie,
    control: rising,
  }),
  networkBooked: experiment({
    system: {
      ...levels,
      states: { a: 0, b: 0 },
      edges: [{ from: "a", to: "b", forward: "1 + e^2", backward: "exp(-e)", counts: { N: 1 } }],
      start: { kind: "point", at: "a" },
    },
    ...gillespie,
    control: rising,
  }),
  networkObserved: experiment({
    system: {
      ...levels,
      states: { a: 0, b: "e" },
      edges: [{ from: "a", to: "b", bose: 1, counts: { N: 1 } }],
      start: { kind: "point", at: "a" },
      fields: { e: 0.5 },
    },
    ...gillespie,
    control: schedule({ duration: 3, e: ramp([0, 0.5], [1, 3]) }),
    record: { columns: { stay: "integral(state)", top: "max(N)" } },
    stop: "N >= 3",
  }),
  networkChain: experiment({
    system: {
      ...levels,
      fields: { e: 0.2 },
      states: { a: 0, b: 0 },
      edges: [{ from: "a", to: "b", forward: "e", backward: 0.3, counts: { N: 1 } }],
      start: { kind: "point", at: "a" },
    },
    method: { scheme: "chain" },
    control: schedule({ duration: 20, e: ramp([0, 0.2], [1, 0.6]) }),
    ensemble,
  }),
};
