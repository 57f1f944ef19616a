// Szilard's engine: which side a particle is on is read, perhaps wrongly, and what was learned is turned into work. Without time, of two states,
// in a box whose wall moves, and in a double well.
import { log } from "../../kernel/math.js";
import { SpecError } from "../error.js";
import { choice, define, ENSEMBLE, number, positive } from "./model.js";

const wrong = (value: number) => number(value, "probability of a wrong reading", { least: 0, most: 0.5 });

export const szilardDiscrete = define({
  name: "szilardDiscrete",
  description:
    "Szilard's engine without time: the wall goes to where the sides have the shares that they are believed to have.",
  citation:
    "L. Szilard, Z. Phys. 53, 840 (1929); J. M. R. Parrondo, J. M. Horowitz, T. Sagawa, Nat. Phys. 11, 131 (2015)",
  parameters: {
    share: number(0.5, "of the left side before", { above: 0, most: 0.99 }),
    errorLeft: number(0.1, "probability that right is read of left", { least: 0, most: 0.99 }),
    errorRight: number(0.1, "probability that left is read of right", { least: 0, most: 0.99 }),
  },
  make: ({ share, errorLeft, errorRight }) => {
    const left = [share * (1 - errorLeft), share * errorLeft] as const;
    const right = [(1 - share) * errorRight, (1 - share) * (1 - errorRight)] as const;
    const [believed, doubted] = [left[0] / (left[0] + right[0]), left[1] / (left[1] + right[1])];
    // the free energy is 0 before and after
    const levels = (read0: number, read1: number): string =>
      `y == 0 ? ${energyOf(read0)} : ${energyOf(read1)}`;
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { left: energyOf(share), right: energyOf(1 - share) },
        states: { onLeft: "left", onRight: "right" },
        edges: [],
        start: { kind: "equilibrium" },
      },
      control: { duration: 1, ramps: {} },
      feedback: {
        kind: "policy",
        measurement: {
          at: 0,
          of: "state",
          channel: {
            kind: "matrix",
            rows: [
              [1 - errorLeft, errorLeft],
              [errorRight, 1 - errorRight],
            ],
          },
        },
        act: { left: levels(believed, doubted), right: levels(1 - believed, 1 - doubted) },
      },
      ensemble: ENSEMBLE,
    };
  },
});

/** Where no one is, the energy is one that no one comes to: e^-600. */
const energyOf = (share: number): number => (share > 0 ? -log(share) : 600);

export const szilardTwoState = define({
  name: "szilardTwoState",
  description:
    "Szilard's engine of two states, an electron box: its level jumps to where the reading is likely, and comes back to 0.",
  citation:
    "J. V. Koski, V. F. Maisi, J. P. Pekola, D. V. Averin, PNAS 111, 13786 (2014); T. Sagawa, M. Ueda, PRL 104, 090602 (2010)",
  parameters: {
    error: wrong(0.1),
    duration: positive(5, "time in which the level comes back"),
    level: number(
      0,
      "after the reading; 0 is ln((1 - error)/error), what is believed then being the equilibrium",
      {
        least: 0,
      },
    ),
    delay: number(0, "time from the reading to the jump", { least: 0 }),
    rates: choice(["fermi", "ohmic"], "law of the rates"),
  },
  make: ({ error, duration, level, delay, rates }) => {
    if (error === 0 && level === 0) {
      throw new SpecError("level", "a level above 0 (without errors none is matched) is needed, 0 given");
    }
    const jump = level > 0 ? level : log((1 - error) / error);
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { E: 0 },
        states: { empty: 0, full: "E" },
        edges: [{ from: "empty", to: "full", [rates]: 1 }],
        start: { kind: "equilibrium" },
      },
      control: { duration: delay + duration, ramps: {} },
      feedback: {
        kind: "policy",
        measurement: { at: 0, of: "state", channel: { kind: "binary", error } },
        delay,
        act: { E: [[0, `y == 0 ? ${jump} : ${-jump}`], [duration, 0]] }, // biome-ignore format: a ramp
      },
      ensemble: ENSEMBLE,
    };
  },
});

export const szilardBox = define({
  name: "szilardBox",
  description:
    "Szilard's engine in a box: the particle's side, half of it at first, grows to a share where it was read, by a wall that moves.",
  citation: "L. Szilard, Z. Phys. 53, 840 (1929), in continuous space and finite time",
  parameters: {
    error: wrong(0.1),
    share: number(0.9, "of the box to which the side grows that was read", { above: 0, most: 1 }),
    duration: positive(5, "time of the wall's motion"),
  },
  make: ({ error, share, duration }) => {
    if (error > 0 && share === 1) {
      throw new SpecError(
        "share",
        "a share below 1 (a wrong reading leaves no side to be on) is needed, 1 given",
      );
    }
    return {
      system: {
        dynamics: "overdamped",
        potential: { energy: "0", fields: { L: 0.5 } },
        walls: { low: 0, high: "L" },
        kT: 1,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "reflected", dt: Math.min(1e-3, duration / 100) },
      control: { duration, ramps: {} },
      feedback: {
        kind: "policy",
        // the particle's side is 0 … L, whichever it is; 1 is a right reading, and either side is as likely to be read
        measurement: { at: 0, of: "x < 1", channel: { kind: "binary", error } },
        act: { L: [[0, 0.5], [duration, `y == 1 ? ${share} : ${error > 0 ? 1 - share : share}`]] }, // biome-ignore format: a ramp
        information: { logPredictive: `${-log(2)}` },
      },
      ensemble: ENSEMBLE,
    };
  },
});

export const szilardDoubleWell = define({
  name: "szilardDoubleWell",
  description:
    "Szilard's engine in a double well: the well that was read is lowered at once by a tilt that is let go again.",
  citation: "T. Sagawa, M. Ueda, PRL 100, 080403 (2008); PRL 104, 090602 (2010)",
  parameters: {
    height: positive(2, "of the hump between the wells at -1 and 1, in kT"),
    error: wrong(0.1),
    tilt: number(0.8, "after the reading"),
    duration: positive(2, "time in which it is let go"),
  },
  make: ({ height, error, tilt, duration }) => {
    const lower = (f: number): object => ({ duration, ramps: { tilt: [[0, f], [1, 0]] } }); // biome-ignore format: a ramp
    return {
      system: {
        dynamics: "overdamped",
        potential: { energy: "height*(x^2 - 1)^2 - tilt*x", fields: { height, tilt: 0 } },
        kT: 1,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "heun", dt: Math.min(1e-3, 2e-3 / height) },
      feedback: {
        kind: "branch",
        measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error } },
        branches: { false: lower(-tilt), true: lower(tilt) },
      },
      ensemble: ENSEMBLE,
    };
  },
});
