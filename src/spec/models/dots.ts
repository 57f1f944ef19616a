// Single levels between leads: thermoelectric engine and refrigerator, and a level that is moved periodically.
import { define, ENSEMBLE, number, positive } from "./model.js";

const parameters = (hotGap: number, coldGap: number) =>
  ({
    hotTemperature: positive(2, "T_h"),
    coldTemperature: positive(1, "T_c"),
    hotGap: number(hotGap, "x_h = (level - mu_h)/T_h"),
    coldGap: number(coldGap, "x_c = (level - mu_c)/T_c"),
    hotRate: positive(1, "G of the hot lead"),
    coldRate: positive(1, "G of the cold lead"),
    duration: positive(100, "time that is looked at"),
  }) as const;

interface Given {
  readonly hotTemperature: number;
  readonly coldTemperature: number;
  readonly hotGap: number;
  readonly coldGap: number;
  readonly hotRate: number;
  readonly coldRate: number;
  readonly duration: number;
}

/** The level is at 0, so mu = -x T; N counts electrons from hot to cold, each gains mu_c - mu_h. */
const dot = (given: Given): object => ({
  system: {
    dynamics: "network",
    baths: {
      hot: { kT: given.hotTemperature, mu: -given.hotGap * given.hotTemperature },
      cold: { kT: given.coldTemperature, mu: -given.coldGap * given.coldTemperature },
    },
    states: { empty: 0, full: { energy: 0, particles: 1 } },
    edges: [
      { from: "empty", to: "full", bath: "hot", name: "hot", fermi: given.hotRate, counts: { N: 1 } },
      { from: "empty", to: "full", bath: "cold", name: "cold", fermi: given.coldRate },
    ],
    start: { kind: "steady" },
  },
  control: { duration: given.duration, ramps: {} },
  ensemble: ENSEMBLE,
});

export const dotEngine = define({
  name: "dotEngine",
  description:
    "A level between a hot and a cold lead: electrons climb from mu_h to mu_c. At default at maximum power.",
  citation:
    "M. Esposito, K. Lindenberg, C. Van den Broeck, EPL 85, 60010 (2009); P. Pietzonka, U. Seifert, PRL 120, 190602 (2018)",
  parameters: parameters(2.0327398, 2.8607529),
  make: dot,
});

export const dotRefrigerator = define({
  name: "dotRefrigerator",
  description:
    "The same level with a bias that drives electrons from the cold lead to the hot one, each taking heat along.",
  citation: "M. Esposito, K. Lindenberg, C. Van den Broeck, EPL 85, 60010 (2009)",
  parameters: parameters(3, 1.5),
  make: dot,
});

export const periodicDot = define({
  name: "periodicDot",
  description:
    "A level in one bath that goes up and down as mean + amplitude sin(frequency t), cycle after cycle.",
  citation: "U. Seifert, Rep. Prog. Phys. 75, 126001 (2012)",
  parameters: {
    mean: number(1, "of the level, in kT"),
    amplitude: number(1, "in kT"),
    frequency: positive(1, "angular frequency"),
    rate: positive(1, "G of the rates G/(1 + e^E) up and G/(1 + e^-E) down"),
    cycles: number(10, "that are counted", { least: 1, whole: true }),
    discard: number(5, "cycles before", { least: 0, whole: true }),
  },
  make: ({ mean, amplitude, frequency, rate, cycles, discard }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { mean, amplitude, frequency },
      states: { empty: 0, full: "mean + amplitude*sin(frequency*t)" },
      edges: [{ from: "empty", to: "full", name: "in", fermi: rate, counts: { N: 1 } }],
      start: { kind: "equilibrium" },
    },
    control: { duration: (2 * Math.PI) / frequency, ramps: {} },
    cycles: { count: cycles, discard },
    ensemble: ENSEMBLE,
  }),
});
