// A particle x on a ring of two sites and two links, and a gate y that blocks one of the links; fuel moves the gate behind the particle.
import { define, ENSEMBLE, number, positive } from "./model.js";

export const informationMotor = define({
  name: "informationMotor",
  description:
    "A ring of sites x = 0, 1 and links A, B, one of which a fuelled gate y blocks behind the particle; `hop` counts steps against the load, `fuel` fuelled turns of the gate.",
  citation:
    "S. Amano et al., Nat. Chem. 14, 530 (2022); J. Ehrich, D. A. Sivak, Front. Phys. 11, 1108357 (2023); own minimal scheme",
  parameters: {
    load: number(0.2, "f, work per hop"),
    fuel: number(4, "dmu, work of the fuel per turn of the gate"),
    rate: positive(1, "k of the hops k e^(-+f/2)"),
    gateRate: positive(5, "kg of the turns kg e^(+-dmu/2)"),
    leak: positive(0.01, "factor of the rates through the blocked link"),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ load, fuel, rate, gateRate, leak, duration }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { f: load, dmu: fuel, k: rate, kg: gateRate, leak },
      // y = 0: A is blocked, y = 1: B
      lattice: { coordinates: { x: [0, 1], y: [0, 1] }, energy: 0 },
      edges: [
        {
          step: { x: 1 },
          name: "A",
          prefactor: "k*(y + (1 - y)*leak)",
          split: 0.5,
          drive: "-f",
          counts: { hop: 1 },
        },
        {
          step: { x: -1 },
          name: "B",
          prefactor: "k*(1 - y + y*leak)",
          split: 0.5,
          drive: "-f",
          counts: { hop: 1 },
        },
        {
          step: { y: 1 },
          where: "x < 0.5",
          name: "opened",
          prefactor: "kg",
          split: 0.5,
          drive: "dmu",
          counts: { fuel: 1 },
        },
        {
          step: { y: -1 },
          where: "x > 0.5",
          name: "closed",
          prefactor: "kg",
          split: 0.5,
          drive: "dmu",
          counts: { fuel: 1 },
        },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    record: { informationFlow: { of: "x", and: "y" } },
    ensemble: ENSEMBLE,
  }),
});
