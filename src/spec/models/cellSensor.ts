// A sensor y that follows a signal x, at a cost.
import { define, ENSEMBLE, number, positive } from "./model.js";

export const cellSensor = define({
  name: "cellSensor",
  description:
    "A signal x that flips, and a sensor y that turns to it with a drive dmu: how much it learns, and what that dissipates.",
  citation: "A. C. Barato, D. Hartich, U. Seifert, New J. Phys. 16, 103024 (2014)",
  parameters: {
    signalRate: positive(1, "of the flips of x, either way"),
    sensorRate: positive(5, "G_y of the rates G_y/(1 + e^-dmu) to x and G_y/(1 + e^dmu) away from it"),
    drive: number(2, "dmu"),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ signalRate, sensorRate, drive, duration }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { dmu: drive },
      lattice: { coordinates: { x: [0, 1], y: [0, 1] }, energy: 0 },
      edges: [
        { step: { x: 1 }, name: "signal", rate: signalRate },
        { step: { y: 1 }, where: "x > 0.5", name: "up", fermi: sensorRate, drive: "dmu" },
        { step: { y: -1 }, where: "x < 0.5", name: "down", fermi: sensorRate, drive: "dmu" },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    record: { informationFlow: { of: "x", and: "y" } },
    ensemble: ENSEMBLE,
  }),
});
