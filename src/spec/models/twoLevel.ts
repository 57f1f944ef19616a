// A level of energy e(t) above another in one bath, driven on a straight line.
import { choice, define, ENSEMBLE, number, positive } from "./model.js";

export const twoLevel = define({
  name: "twoLevel",
  description:
    "A driven two-level system: the upper level goes from one energy to another in a straight line.",
  citation: "C. Jarzynski, PRL 78, 2690 (1997); G. E. Crooks, PRE 60, 2721 (1999)",
  parameters: {
    rates: choice(["fermi", "arrhenius"], "law of the rates: G/(1 + e^E) up, or G e^(-E/2)"),
    rate: positive(1, "G, a rate"),
    from: number(0, "energy at the start, in kT"),
    to: number(3, "energy at the end, in kT"),
    duration: positive(2, "time of the ramp"),
  },
  make: ({ rates, rate, from, to, duration }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e: from },
      states: { low: 0, high: "e" },
      edges: [
        {
          from: "low",
          to: "high",
          name: "up",
          counts: { N: 1 },
          ...(rates === "fermi" ? { fermi: rate } : { prefactor: rate, split: 0.5 }),
        },
      ],
      start: { kind: "equilibrium" },
    },
    control: { duration, ramps: { e: [[0, from], [1, to]] } }, // biome-ignore format: a ramp
    ensemble: ENSEMBLE,
  }),
});
