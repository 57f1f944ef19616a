// Linear feedback that never ends: on a velocity, as an overdamped variable of potential m v^2/2 and friction m^2/gamma, on a place some time ago, and
// a sensor that follows a signal.
import { define, number, positive } from "./model.js";

const DURATION = positive(5, "time that is looked at");
const ENSEMBLE = { trajectories: 4000 };

interface Linear {
  /** Diffusion and force by variable; friction 1. */
  readonly variables: Readonly<Record<string, readonly [D: number, force: string]>>;
  readonly duration: number;
  /** The fastest rate. */
  readonly rate: number;
  readonly record: object;
}

/** In the steady state. */
const linear = ({ variables, duration, rate, record }: Linear): object => {
  const entries = Object.entries(variables);
  return {
    system: {
      dynamics: "overdamped",
      variables: Object.fromEntries(entries.map(([name, [D]]) => [name, { kT: D }])),
      potential: { energy: `0*${entries[0]?.[0]}`, fields: {} },
      force: Object.fromEntries(entries.map(([name, [, force]]) => [name, force])),
      kT: 1,
      friction: 1,
      allowEscape: true,
      start: { kind: "steady" },
    },
    method: { scheme: "heun", dt: 0.01 / rate, heat: "stepwise" },
    control: { duration, ramps: {} },
    record,
    ensemble: ENSEMBLE,
  };
};

export const coldDamping = define({
  name: "coldDamping",
  description:
    "A velocity v that a force -gain v cools, without noise or memory; `taken` is the power of the force, `kinetic` m v^2 on average.",
  citation: "K. H. Kim, H. Qian, PRL 93, 120602 (2004); PRE 75, 022102 (2007)",
  parameters: {
    friction: positive(1, "gamma"),
    temperature: positive(1, "of the bath"),
    gain: number(1, "alpha of the force -alpha v", { least: 0 }),
    mass: positive(1, "m"),
    duration: DURATION,
  },
  make: ({ friction, temperature, gain, mass, duration }) =>
    linear({
      variables: { v: [(friction * temperature) / (mass * mass), `-${(friction + gain) / mass}*v`] },
      duration,
      rate: (friction + gain) / mass,
      record: {
        columns: {
          kinetic: `${mass / duration}*integral(v^2)`,
          taken: `${gain / duration}*integral(v^2)`,
        },
      },
    }),
});

export const horowitzSandberg2014 = define({
  name: "horowitz-sandberg-2014",
  description:
    "A velocity v that a force -gain y cools, y a low pass of what is read with noise; `taken` is the power of the force.",
  citation:
    "J. M. Horowitz, H. Sandberg, New J. Phys. 16, 125007 (2014); T. Munakata, M. L. Rosinberg, PRL 112, 180601 (2014)",
  parameters: {
    friction: positive(1, "gamma, of the mass 1"),
    temperature: positive(1, "of the bath"),
    gain: number(2, "of the force -gain y", { least: 0 }),
    memory: positive(0.2, "tau of tau dy = (v - y) dt + noise dB"),
    noise: positive(0.5, "of the measurement"),
    duration: DURATION,
  },
  make: ({ friction, temperature, gain, memory, noise, duration }) =>
    linear({
      variables: {
        v: [friction * temperature, `-${friction}*v - ${gain}*y`],
        y: [(noise * noise) / (2 * memory * memory), `(v - y)/${memory}`],
      },
      duration,
      rate: Math.max(friction, 1 / memory),
      record: {
        columns: { taken: `${gain / duration}*integral(v*y)`, kinetic: `integral(v^2)/${duration}` },
        informationFlow: { of: "v", and: "y" },
      },
    }),
});

export const hartich2016 = define({
  name: "hartich-2016",
  description:
    "A sensor y that follows a signal x through noise: what it learns is informationFlow_y, what that dissipates bathEntropy_y.",
  citation: "D. Hartich, A. C. Barato, U. Seifert, J. Stat. Mech. P02016 (2014); PRE 93, 022116 (2016)",
  parameters: {
    signalRate: positive(1, "of dx = -rate x dt"),
    signalNoise: positive(1, "its diffusion"),
    sensorRate: positive(2, "of dy = rate (x - y) dt"),
    sensorNoise: positive(0.5, "its diffusion"),
    duration: DURATION,
  },
  make: ({ signalRate, signalNoise, sensorRate, sensorNoise, duration }) =>
    linear({
      variables: {
        x: [signalNoise, `-${signalRate}*x`],
        y: [sensorNoise, `${sensorRate}*(x - y)`],
      },
      duration,
      rate: Math.max(signalRate, sensorRate),
      record: { informationFlow: { of: "x", and: "y" } },
    }),
});

export const delayedFeedback = define({
  name: "delayedFeedback",
  description:
    "A trapped bead that is pushed by where it was, dx = -stiffness x dt - gain x(t - delay) dt, the push being renewed 50 times per unit of time.",
  citation:
    "M. L. Rosinberg, T. Munakata, G. Tarjus, PRE 91, 042114 (2015); U. Kuechler, B. Mensch, Stoch. Stoch. Rep. 40, 23 (1992)",
  parameters: {
    stiffness: positive(1, "of the trap"),
    gain: number(0.5, "of the push"),
    delay: number(1, "of the push, a multiple of 0.02", { least: 0 }),
    duration: positive(20, "time that is looked at, after as much of it"),
  },
  make: ({ stiffness, gain, delay, duration }) => ({
    system: {
      dynamics: "overdamped",
      potential: { energy: "stiffness*x^2/2", fields: { stiffness, f: 0 } },
      force: "f",
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: 0.02, heat: "stepwise" },
    control: { duration, ramps: {} },
    cycles: { count: 1, discard: 1 },
    feedback: {
      kind: "policy",
      measurement: { every: 0.02, of: "x", channel: { kind: "exact" }, ...(delay > 0 ? { lag: delay } : {}) },
      act: { f: `${-gain}*y` },
      information: "none",
    },
    record: { columns: { heatRate: `heat/${duration}` } },
    ensemble: ENSEMBLE,
  }),
});
