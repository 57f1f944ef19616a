// Linear systems, schemes and steps whose biases are known, and what is asked of each.
import { experiment, exponential, mean, variance } from "../../dist/index.js";

const OVERDAMPED = ["euler", "heun", "leimkuhlerMatthews"];
const SPLITTINGS = ["baoab", "obabo", "aboba", "oabao"];
const ramp = (from, to) => [
  [0, from],
  [1, to],
];

/** A trap that is dragged and stiffened at once, from outside its equilibrium. */
const trap = {
  name: "a trap, dragged and stiffened",
  schemes: OVERDAMPED,
  steps: [5, 10, 20, 50],
  system: {
    dynamics: "overdamped",
    potential: { energy: "k*x^2/2 - f*x", fields: { k: 1, f: 0 } },
    start: { kind: "gaussian", mean: { x: 0.3 }, covariance: [[0.8]] },
  },
  heat: "closed",
  control: { duration: 1, ramps: { k: ramp(1, 3), f: ramp(0, 2) } },
  of: ["x", "x^2"],
};
/** Two baths, a curl, and a spring that stiffens; heat booked step by step. */
const gyrator = {
  name: "two variables between two baths, with a curl",
  schemes: ["euler", "heun"],
  steps: [8, 16, 40],
  system: {
    dynamics: "overdamped",
    variables: { x: { kT: 2, friction: 1 }, y: { kT: 0.5, friction: 2 } },
    potential: { energy: "(2 + k)*x^2/2 + 0.8*x*y + 0.75*y^2", fields: { k: 0 } },
    force: { x: "-0.9*y", y: "0.9*x" },
    start: {
      kind: "gaussian",
      mean: { x: 1, y: -1 },
      covariance: [
        [0.5, 0.3],
        [0.3, 0.7],
      ],
    },
  },
  heat: "stepwise",
  control: { duration: 1, ramps: { k: ramp(0, 1) } },
  of: ["x^2", "x*y", "y^2", "heat_x", "heat_y", "forceWork"],
};
const oscillator = (name, friction, duration, steps) => ({
  name,
  schemes: [...SPLITTINGS, "euler"],
  steps,
  system: {
    dynamics: "underdamped",
    mass: 1,
    friction,
    potential: { energy: "k*x^2/2 - f*x", fields: { k: 1, f: 0 } },
    start: {
      kind: "gaussian",
      mean: { x: 0.5 },
      covariance: [
        [0.7, 0.1],
        [0.1, 1.2],
      ],
    },
  },
  heat: "stepwise",
  control: { duration, ramps: { k: ramp(1, 3), f: ramp(0, 2) } },
  of: ["x^2", "v_x^2", "x*v_x", "heat"],
});

export const SYSTEMS = [
  trap,
  gyrator,
  oscillator("an oscillator", 1.5, 2, [6, 12, 30]),
  oscillator("an oscillator with little friction", 0.2, 4, [12, 24, 60]),
];

/** The experiment of a case. Explicit Euler of underdamped motion books no heat of its own. */
export function caseOf(system, scheme, steps, trajectories, seed, dtScale = 1) {
  const explicit = system.system.dynamics === "underdamped" && scheme === "euler";
  return experiment({
    system: { kT: 1, friction: 1, ...system.system },
    method: {
      scheme,
      dt: (dtScale * system.control.duration) / steps,
      heat: explicit ? "closed" : system.heat,
      bias: "measure",
    },
    control: system.control,
    ensemble: { trajectories, seed },
  });
}

/** What is asked for, by the names of exact.js. */
export function askedOf(system, scheme) {
  const explicit = system.system.dynamics === "underdamped" && scheme === "euler";
  const several = system.system.variables !== undefined;
  return {
    variance: variance("work"),
    ...(several ? {} : { exponential: exponential("-work") }),
    ...Object.fromEntries(system.of.filter((of) => !(explicit && of === "heat")).map((of) => [of, mean(of)])),
  };
}
