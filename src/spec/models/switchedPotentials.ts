// Particles on rings whose potential is turned or switched by what is read of them, again and again.
import { cos } from "../../kernel/math.js";
import { define, number, positive } from "./model.js";

const PI = Math.PI;
const READINGS = number(100, "that are counted", { least: 1, whole: true });

export const toyabe2010 = define({
  name: "toyabe-2010",
  description:
    "A bead that climbs a staircase: -height cos(x - phi) is turned by pi when the bead is seen ahead, some time after the reading.",
  citation: "S. Toyabe, T. Sagawa, M. Ueda, E. Muneyuki, M. Sano, Nat. Phys. 6, 988 (2010)",
  parameters: {
    height: positive(2, "of the potential, half of its swing"),
    force: number(-0.2, "against which it climbs"),
    middle: number(0.8 * PI, "of what is read, less phi"),
    halfWidth: number(0.4 * PI, "of what is read", { above: 0, most: PI }),
    delay: number(0.05, "time from the reading to the turn, below the interval", { least: 0 }),
    interval: positive(0.3, "time between readings"),
    readings: READINGS,
  },
  make: ({ height, force, middle, halfWidth, delay, interval, readings }) => ({
    system: {
      dynamics: "overdamped",
      period: 2 * PI,
      potential: { energy: "-height*cos(x - phi)", fields: { height, F: force, phi: 0 } },
      force: "F",
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 0 } },
    },
    method: { scheme: "heun", dt: Math.min(2e-3, interval / 40) },
    control: { duration: interval, ramps: {} },
    cycles: { count: readings, discard: Math.ceil(10 / interval) },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: `cos(x - phi - ${middle}) > ${cos(halfWidth)}`, channel: { kind: "exact" } },
      delay,
      act: { phi: `y == 1 ? phi + ${PI} : phi` },
      information: "none",
    },
    record: {
      columns: {
        velocity: `(x - xStart)/${readings * interval}`,
        switchPower: `work/${readings * interval}`,
      },
    },
    ensemble: { trajectories: 2000 },
  }),
});

export const flashingRatchet = define({
  name: "flashingRatchet",
  description:
    "A ratchet that is on whenever its force was seen to push forward; each decision may be wrong. The ring has length 1.",
  citation:
    "F. J. Cao, L. Dinis, J. M. R. Parrondo, PRL 93, 040603 (2004); F. J. Cao, M. Feito, PRE 79, 041118 (2009)",
  parameters: {
    height: positive(5, "of the potential, in kT"),
    interval: positive(0.02, "time between decisions"),
    error: number(0, "probability of a wrong decision", { least: 0, most: 0.5 }),
    load: number(0, "force on the particle"),
    readings: READINGS,
  },
  make: ({ height, interval, error, load, readings }) => ({
    system: {
      dynamics: "overdamped",
      period: 1,
      potential: {
        energy: `${(2 * height) / (3 * Math.sqrt(3))}*on*(sin(2*pi*x) + sin(4*pi*x)/2)`,
        fields: { on: 0, F: load },
      },
      ...(load === 0 ? {} : { force: "F" }),
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 0.3 } },
    },
    method: { scheme: "heun", dt: interval / 40 },
    control: { duration: interval, ramps: {} },
    cycles: { count: readings, discard: Math.ceil(1 / interval) },
    feedback: {
      kind: "policy",
      measurement: {
        at: 0,
        of: "-cos(2*pi*x) - cos(4*pi*x) > 0",
        channel: { kind: "binary", error },
      },
      act: { on: "y" },
      information: "none",
    },
    record: {
      columns: {
        velocity: `(x - xStart)/${readings * interval}`,
        switchPower: `work/${readings * interval}`,
      },
    },
    ensemble: { trajectories: 2000 },
  }),
});
