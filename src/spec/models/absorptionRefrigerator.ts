// Three levels and three baths: heat that falls from the work bath to the hot one lifts heat out of the cold one.

import { SpecError } from "../error.js";
import { define, ENSEMBLE, numbers, positive } from "./model.js";

export const absorptionRefrigerator = define({
  name: "absorptionRefrigerator",
  description: "A three-level maser as a refrigerator driven by heat alone; N counts cycles that cool.",
  citation:
    "H. E. D. Scovil, E. O. Schulz-DuBois, PRL 2, 262 (1959); A. Levy, R. Kosloff, PRL 108, 070604 (2012)",
  parameters: {
    cold: positive(1, "energy of the transition 0-1 of the cold bath"),
    hot: positive(3, "energy of the transition 0-2 of the hot bath, above the cold one's"),
    coldTemperature: positive(1, "T_c"),
    hotTemperature: positive(1.5, "T_h"),
    workTemperature: positive(6, "T_w"),
    rates: numbers([1, 1, 1], "g of the cold, work and hot bath: g n(E) up, g (n(E) + 1) down", { above: 0 }),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ cold, hot, coldTemperature, hotTemperature, workTemperature, rates, duration }) => {
    if (hot <= cold)
      throw new SpecError("hot", `an energy above that of cold, ${cold}, is needed, ${hot} given`);
    const [c, w, h] = rates;
    if (rates.length !== 3) throw new SpecError("rates", `three rates are needed, ${rates.length} given`);
    return {
      system: {
        dynamics: "network",
        baths: { cold: { kT: coldTemperature }, work: { kT: workTemperature }, hot: { kT: hotTemperature } },
        states: { ground: 0, middle: cold, top: hot },
        edges: [
          { from: "ground", to: "middle", bath: "cold", name: "cold", bose: c, counts: { N: 1 } },
          { from: "middle", to: "top", bath: "work", name: "work", bose: w },
          { from: "ground", to: "top", bath: "hot", name: "hot", bose: h },
        ],
        start: { kind: "steady" },
      },
      control: { duration, ramps: {} },
      ensemble: ENSEMBLE,
    };
  },
});
