// Autonomous demons: an electron's box or dot that sees another one by its charge alone, each with leads of its own.
import { define, ENSEMBLE, number, positive } from "./model.js";

export const dotDemon = define({
  name: "dotDemon",
  description:
    "Two dots, x between two leads and y before a cold one, that feel each other's charge: y drives electrons of x against the bias.",
  citation:
    "P. Strasberg, G. Schaller, T. Brandes, M. Esposito, PRL 110, 040601 (2013); J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014)",
  parameters: {
    level: number(0, "of x"),
    demonLevel: number(0, "of y"),
    interaction: positive(2, "U of both electrons"),
    muLeft: number(0.5, "of the left lead"),
    muRight: number(-0.5, "of the right lead"),
    demonTemperature: positive(0.25, "T of the demon's lead; of the others 1"),
    demonRate: positive(10, "G of the demon's lead"),
    leftEmpty: positive(1, "G of the left lead while y = 0"),
    leftFull: positive(0.1, "while y = 1"),
    rightEmpty: positive(0.1, "G of the right lead while y = 0"),
    rightFull: positive(1, "while y = 1"),
    duration: positive(100, "time that is looked at"),
  },
  make: (given) => ({
    system: {
      dynamics: "network",
      baths: {
        L: { kT: 1, mu: given.muLeft },
        R: { kT: 1, mu: given.muRight },
        D: { kT: given.demonTemperature, mu: "demonLevel + U/2" },
      },
      fields: { level: given.level, demonLevel: given.demonLevel, U: given.interaction },
      lattice: {
        coordinates: { x: [0, 1], y: [0, 1] },
        energy: "level*x + demonLevel*y + U*x*y",
        particles: "x + y",
      },
      edges: [
        {
          step: { x: 1 },
          bath: "L",
          name: "left",
          fermi: `${given.leftEmpty}*(1 - y) + ${given.leftFull}*y`,
        },
        {
          step: { x: 1 },
          bath: "R",
          name: "right",
          fermi: `${given.rightEmpty}*(1 - y) + ${given.rightFull}*y`,
        },
        { step: { y: 1 }, bath: "D", name: "demon", fermi: given.demonRate },
      ],
      start: { kind: "steady" },
    },
    control: { duration: given.duration, ramps: {} },
    record: { informationFlow: { of: "x", and: "y" } },
    ensemble: ENSEMBLE,
  }),
});

export const coolingDemon = define({
  name: "coolingDemon",
  description:
    "A single-electron transistor x and a box y, E = 2 J (x - 1/2)(y - 1/2): x is cooled while a current flows through it, y is heated.",
  citation:
    "J. V. Koski, A. Kutvonen, I. M. Khaymovich, T. Ala-Nissila, J. P. Pekola, PRL 115, 260602 (2015)",
  parameters: {
    coupling: positive(5, "J"),
    voltage: number(3, "of the left lead against the right one"),
    demonResistance: positive(0.01, "of the demon's junction; of the others 1"),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ coupling, voltage, demonResistance, duration }) => ({
    system: {
      dynamics: "network",
      baths: {
        L: { kT: 1, mu: "voltage/2" },
        R: { kT: 1, mu: "-voltage/2" },
        D: { kT: 1 },
      },
      fields: { J: coupling, voltage },
      lattice: {
        coordinates: { x: [0, 1], y: [0, 1] },
        energy: "2*J*(x - 0.5)*(y - 0.5)",
        particles: "x + y",
      },
      edges: [
        { step: { x: 1 }, bath: "L", name: "left", ohmic: 1 },
        { step: { x: 1 }, bath: "R", name: "right", ohmic: 1 },
        { step: { y: 1 }, bath: "D", name: "demon", ohmic: demonResistance },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    record: { informationFlow: { of: "x", and: "y" } },
    ensemble: ENSEMBLE,
  }),
});
