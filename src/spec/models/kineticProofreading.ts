// An enzyme that binds a right and a wrong substrate and, driven by dmu, lets go of the wrong one twice.
import { define, ENSEMBLE, number, positive } from "./model.js";

export const kineticProofreading = define({
  name: "kineticProofreading",
  description:
    "Hopfield's scheme: bound (R, W), activated (Ra, Wa), discarded with the drive dmu; the error is P(Wa)/P(Ra).",
  citation:
    "J. J. Hopfield, PNAS 71, 4135 (1974); A. Murugan, D. A. Huse, S. Leibler, PNAS 109, 12034 (2012)",
  parameters: {
    discrimination: number(3, "D: the wrong substrate unbinds e^D times faster"),
    drive: number(5, "dmu, in kT"),
    binding: positive(0.01, "k_on"),
    unbinding: positive(1, "k_0, of the right substrate"),
    activation: positive(0.1, "m, both ways"),
    discarding: positive(0.1, "l, from the activated state"),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ discrimination, drive, binding, unbinding, activation, discarding, duration }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { D: discrimination, dmu: drive, kon: binding, k0: unbinding, m: activation, l: discarding },
      states: {
        E: 0,
        R: "log(k0/kon)",
        Ra: "log(k0/kon)",
        W: "log(k0/kon) + D",
        Wa: "log(k0/kon) + D",
      },
      edges: [
        { from: "E", to: "R", name: "bindRight", rate: "kon" },
        { from: "E", to: "W", name: "bindWrong", rate: "kon" },
        { from: "R", to: "Ra", name: "right", rate: "m", counts: { right: 1 } },
        { from: "W", to: "Wa", name: "wrong", rate: "m", counts: { wrong: 1 } },
        { from: "Ra", to: "E", name: "discardRight", rate: "l", drive: "dmu" },
        { from: "Wa", to: "E", name: "discardWrong", rate: "l*exp(D)", drive: "dmu" },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    ensemble: ENSEMBLE,
  }),
});
