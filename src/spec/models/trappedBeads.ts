// Beads in traps that follow them, read at equal times: one step of the exact law for each reading, in units of the trap's deviation and relaxation time.
import { exp, log } from "../../kernel/math.js";
import { choice, define, ENSEMBLE, number, positive } from "./model.js";

/** Relaxation times before the first reading that counts. */
const FORGOTTEN = 12;
/** Of long trajectories. */
const FEWER = { trajectories: 2000 };

const READINGS = number(100, "that are counted", { least: 1, whole: true });
const INTERVAL = "time between readings";
const NOISE = positive(0.5, "deviation of a reading");

interface Bead {
  readonly interval: number;
  readonly readings: number;
  readonly gravity?: number;
  readonly feedback: object;
  readonly columns: Readonly<Record<string, string>>;
}

const bead = ({ interval, readings, gravity, feedback, columns }: Bead): object => ({
  system: {
    dynamics: "overdamped",
    potential:
      gravity === undefined
        ? { energy: "(x - c)^2/2", fields: { c: 0 } }
        : { energy: "(x - c)^2/2 + gravity*x", fields: { c: 0, gravity } },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
  },
  method: { scheme: "exactLinear", dt: interval },
  control: { duration: interval, ramps: {} },
  cycles: { count: readings, discard: Math.ceil(FORGOTTEN / interval) },
  feedback: { kind: "policy", ...feedback },
  record: { columns },
  ensemble: FEWER,
});

/** Velocity of the bead, power that it is lifted with, power of the trap. */
const lifting = (gravity: number, time: number): Record<string, string> => ({
  velocity: `(x - xStart)/${time}`,
  lifted: `${gravity}*(x - xStart)/${time}`,
  trapPower: `work/${time}`,
});

const WEIGHT = "weight of the bead in units of kT by the trap's deviation";

export const saha2021 = define({
  name: "saha-2021",
  description:
    "A heavy bead is lifted without work: whenever it is above the trap's middle c, the trap goes up by gain (x - c).",
  citation:
    "T. K. Saha, J. N. E. Lucero, J. Ehrich, D. A. Sivak, J. Bechhoefer, PNAS 118, e2023356118 (2021)",
  parameters: {
    gravity: number(0.8, WEIGHT),
    interval: positive(0.1, INTERVAL),
    gain: number(2, "of the trap; 2 costs no work in any trajectory"),
    readings: READINGS,
  },
  make: ({ gravity, interval, gain, readings }) =>
    bead({
      interval,
      readings,
      gravity,
      feedback: {
        measurement: { at: 0, of: "x - c", channel: { kind: "exact" } },
        act: { c: `y > 0 ? c + ${gain}*y : c` },
      },
      columns: lifting(gravity, readings * interval),
    }),
});

export const saha2022 = define({
  name: "saha-2022",
  description:
    "The bead of saha-2021 read with noise: lifted by the filtered estimate, which costs no work, or by each reading, which does.",
  citation: "T. K. Saha, J. N. E. Lucero, J. Ehrich, D. A. Sivak, J. Bechhoefer, PRL 129, 130601 (2022)",
  parameters: {
    gravity: number(0.8, WEIGHT),
    interval: positive(0.1, INTERVAL),
    noise: NOISE,
    gain: number(2, "of the trap"),
    belief: choice(["bayes", "reading"], "what the trap follows"),
    readings: READINGS,
  },
  make: ({ gravity, interval, noise, gain, belief, readings }) =>
    bead({
      interval,
      readings,
      gravity,
      feedback: {
        measurement: { at: 0, of: "x - c", channel: { kind: "gaussian", deviation: noise } },
        ...(belief === "bayes"
          ? {
              filter: { kind: "kalman", from: "steady" },
              act: { c: `estimate_x > c ? c + ${gain}*(estimate_x - c) : c` },
            }
          : { act: { c: `y > 0 ? c + ${gain}*y : c` } }),
      },
      columns: lifting(gravity, readings * interval),
    }),
});

export const bauer2012 = define({
  name: "bauer-2012",
  description:
    "A trap that is moved to where the bead is believed to be, by readings with noise; `extracted` is W_ext per reading.",
  citation: "M. Bauer, D. Abreu, U. Seifert, J. Phys. A 45, 162001 (2012)",
  parameters: {
    noise: NOISE,
    interval: positive(0.5, INTERVAL),
    delay: number(0, "time from the reading to the action, below the interval", { least: 0 }),
    readings: READINGS,
  },
  make: ({ noise, interval, delay, readings }) => {
    const left = exp(-delay);
    return bead({
      interval,
      readings,
      feedback: {
        measurement: { at: 0, of: "x", channel: { kind: "gaussian", deviation: noise } },
        filter: { kind: "kalman", from: "steady" },
        delay,
        // the mean at the time of the action
        act: { c: `${left}*estimate_x + ${1 - left}*c` },
      },
      columns: { extracted: `-work/${readings}`, learned: `information/${readings}` },
    });
  },
});

export const park2016 = define({
  name: "park-2016",
  description:
    "A trap that moves on by a shift where the bead is seen beyond a threshold; `extracted` is W_ext per reading. At default the best from equilibrium.",
  citation:
    "J. M. Park, J. S. Lee, J. D. Noh, PRE 93, 032146 (2016); G. Paneru, D. Y. Lee, T. Tlusty, H. K. Pak, PRL 120, 020601 (2018)",
  parameters: {
    threshold: number(0.612, "beyond which the trap moves"),
    shift: number(1.224, "by how much"),
    interval: positive(20, `${INTERVAL}; long ones begin in equilibrium`),
    readings: READINGS,
  },
  make: ({ threshold, shift, interval, readings }) =>
    bead({
      interval,
      readings,
      feedback: {
        measurement: { at: 0, of: `x - c > ${threshold}`, channel: { kind: "exact" } },
        act: { c: `y == 1 ? c + ${shift} : c` },
        information: "none",
      },
      columns: { extracted: `-work/${readings}`, power: `-work/${readings * interval}` },
    }),
});

export const abreuSeifert2011 = define({
  name: "abreu-seifert-2011",
  description:
    "A trap that is read once, with noise, and driven by the best protocol for it until it is as it was; W_ext is -work.",
  citation: "D. Abreu, U. Seifert, EPL 94, 10001 (2011)",
  parameters: {
    noise: NOISE,
    duration: positive(1, "time until the trap is as it was"),
    drive: choice(["both", "centre"], "what is driven: centre and stiffness, or the centre alone"),
  },
  make: ({ noise, duration, drive }) => {
    const spread = 1 + noise * noise;
    const gain = 1 / spread;
    const left = noise * noise * gain;
    const s = Math.sqrt(left);
    // the deviation grows from s to r: r^2 (1 + 2/tau) - 2 s r/tau - 1 = 0
    const a = 1 + 2 / duration;
    const r = (s / duration + Math.sqrt((s * s) / (duration * duration) + a)) / a;
    const q = (r / s - 1) / duration;
    const grown = `(1 + ${q}*age)`;
    const stiffness = drive === "both" ? `(1 - ${left * q}*${grown})/(${left}*${grown}^2)` : "1";
    const place = `${gain}*y*(1 - age/${duration + 2} - 1/(${duration + 2}*(${stiffness})))`;
    const until = (value: string, end: number): string => `age < ${duration} ? ${value} : ${end}`;
    return {
      system: {
        dynamics: "overdamped",
        potential: { energy: "k*(x - c)^2/2", fields: { k: 1, c: 0 } },
        kT: 1,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "heun", dt: Math.min(1e-3, duration / 100) },
      control: { duration, ramps: {} },
      feedback: {
        kind: "policy",
        measurement: { at: 0, of: "x", channel: { kind: "gaussian", deviation: noise } },
        act: { c: until(place, 0), ...(drive === "both" ? { k: until(stiffness, 1) } : {}) },
        information: { logPredictive: `-y^2/${2 * spread} - ${0.5 * log(2 * Math.PI * spread)}` },
      },
      ensemble: ENSEMBLE,
    };
  },
});
