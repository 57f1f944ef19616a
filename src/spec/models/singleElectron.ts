// Islands that hold whole electrons, by the orthodox theory: E(n) = charging (n - gate)^2, tunnelling with the rates of an ohmic
// junction. Energies in units of the charging energy's, e = 1.
import { define, ENSEMBLE, number, positive } from "./model.js";

const citation =
  "D. V. Averin, K. K. Likharev, in Mesoscopic Phenomena in Solids (1991); C. W. J. Beenakker, PRB 44, 1646 (1991)";

export const singleElectronBox = define({
  name: "singleElectronBox",
  description: "An island behind one junction, its gate driven in a straight line.",
  citation: `${citation}; J. V. Koski et al., Nat. Phys. 9, 644 (2013)`,
  parameters: {
    charging: positive(1, "E_c"),
    temperature: positive(0.2, "kT"),
    resistance: positive(1, "of the junction"),
    from: number(0, "gate charge at the start"),
    to: number(1, "gate charge at the end"),
    duration: positive(10, "time of the ramp"),
    reach: number(6, "electrons on either side of the gate charges", { least: 1, whole: true }),
  },
  make: ({ charging, temperature, resistance, from, to, duration, reach }) => ({
    system: {
      dynamics: "network",
      kT: temperature,
      fields: { charging, gate: from },
      lattice: {
        coordinates: {
          n: [Math.floor(Math.min(from, to)) - reach, Math.ceil(Math.max(from, to)) + reach],
        },
        energy: "charging*(n - gate)^2",
      },
      edges: [{ step: { n: 1 }, name: "junction", ohmic: resistance, counts: { N: 1 } }],
      start: { kind: "equilibrium" },
    },
    control: { duration, ramps: { gate: [[0, from], [1, to]] } }, // biome-ignore format: a ramp
    ensemble: ENSEMBLE,
  }),
});

export const singleElectronTransistor = define({
  name: "singleElectronTransistor",
  description: "An island between two leads at +-voltage/2, in its steady state: Coulomb blockade.",
  citation,
  parameters: {
    charging: positive(1, "E_c"),
    temperature: positive(0.1, "kT"),
    gate: number(0.5, "gate charge"),
    voltage: number(1, "of the left lead against the right one"),
    left: positive(1, "resistance of the left junction"),
    right: positive(1, "resistance of the right junction"),
    duration: positive(100, "time that is looked at"),
    reach: number(8, "electrons on either side of the gate charge", { least: 1, whole: true }),
  },
  make: ({ charging, temperature, gate, voltage, left, right, duration, reach }) => ({
    system: {
      dynamics: "network",
      baths: { L: { kT: temperature, mu: "voltage/2" }, R: { kT: temperature, mu: "-voltage/2" } },
      fields: { charging, gate, voltage },
      lattice: {
        coordinates: { n: [Math.floor(gate) - reach, Math.ceil(gate) + reach] },
        energy: "charging*(n - gate)^2",
        particles: "n",
      },
      edges: [
        { step: { n: 1 }, bath: "L", name: "left", ohmic: left, counts: { N: 1 } },
        { step: { n: 1 }, bath: "R", name: "right", ohmic: right },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    ensemble: ENSEMBLE,
  }),
});
