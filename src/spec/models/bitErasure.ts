// A bit in a two-level system: the level of "one" is raised, so that it empties, and dropped again.
import { define, ENSEMBLE, number, positive } from "./model.js";

export const bitErasure = define({
  name: "bitErasure",
  description:
    "Erasure of a bit: the level of one goes up in a straight line and is dropped to 0 at the end.",
  citation: "R. Landauer, IBM J. Res. Dev. 5, 183 (1961); the level of a driven dot with Fermi rates",
  parameters: {
    height: positive(8, "energy to which one is raised, in kT"),
    duration: positive(10, "time of the ramp"),
    rate: positive(1, "G of the rates G/(1 + e^E) up and G/(1 + e^-E) down"),
    share: number(0.5, "probability of one at the start", { least: 0, most: 1 }),
  },
  make: ({ height, duration, rate, share }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e: 0 },
      states: { zero: 0, one: "e" },
      edges: [{ from: "zero", to: "one", name: "up", fermi: rate, counts: { N: 1 } }],
      start: startOf(share),
    },
    control: { duration, ramps: { e: [[0, 0], [1, height], [1, 0]] } }, // biome-ignore format: a ramp
    ensemble: ENSEMBLE,
  }),
});

/** Of levels that are equal at t = 0-: half of them is the equilibrium. */
export const startOf = (share: number): object =>
  share === 0.5 ? { kind: "equilibrium" } : { kind: "probabilities", of: { zero: 1 - share, one: share } };
