// F1-ATPase: 120 degrees in two substeps, tightly coupled to one ATP each.
import { define, ENSEMBLE, number, positive } from "./model.js";

export const f1Motor = define({
  name: "f1Motor",
  description:
    "A rotary motor under torque: `turn` counts rotations by 120 degrees, each of which hydrolyses one ATP.",
  citation:
    "S. Toyabe et al., PNAS 108, 17951 (2011); E. Zimmermann, U. Seifert, New J. Phys. 14, 103023 (2012); rates of a two-state scheme",
  parameters: {
    drive: number(20, "dmu of ATP hydrolysis, in kT"),
    load: number(10, "work against the torque per 120 degrees, in kT"),
    split: number(0.1, "theta: how much of the load the forward rates bear", { least: 0, most: 1 }),
    binding: positive(1, "rate of the first substep per ATP"),
    ATP: positive(1, "concentration of ATP"),
    release: positive(3, "rate of the second substep"),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ drive, load, split, binding, ATP, release, duration }) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { dmu: drive, load, split, binding, cATP: ATP, release },
      states: { waiting: 0, bound: 0 },
      edges: [
        {
          from: "waiting",
          to: "bound",
          name: "substep80",
          rate: "binding*cATP*exp(-2*split*load/3)",
          drive: "0.6*dmu - 2*load/3",
        },
        {
          from: "bound",
          to: "waiting",
          name: "substep40",
          rate: "release*exp(-split*load/3)",
          drive: "0.4*dmu - load/3",
          counts: { turn: 1 },
        },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    ensemble: ENSEMBLE,
  }),
});
