// Kinesin's six states: two chemical cycles, of which the stroke 2 -> 5 makes one step forward and the other one back.
import { choice, define, ENSEMBLE, number, positive } from "./model.js";

/** [from, to, rate, rate back, sensitivity to load]; edge 2-5 is the stroke. */
const CONSTANTS = {
  "liepelt-lipowsky": { quick: 100, release: 5 / 196, sensitivity: 0.15 },
  "carter-cross": { quick: 200, release: 5 / 49, sensitivity: 0.05 },
} as const;

export const kinesin = define({
  name: "kinesin",
  description:
    "A molecular motor under load: `step` counts steps of 8 nm, `ATP` hydrolysed molecules; concentrations in uM, force in pN, rates per s.",
  citation:
    "S. Liepelt, R. Lipowsky, PRL 98, 258102 (2007); B. Altaner, A. Wachtel, J. Vollmer, PRE 92, 042133 (2015)",
  parameters: {
    ATP: positive(1000, "concentration in uM"),
    ADP: positive(10, "concentration in uM"),
    phosphate: positive(10, "concentration in uM"),
    force: number(0, "load in pN, against forward steps"),
    constants: choice(
      ["liepelt-lipowsky", "carter-cross"],
      "rates for the data of Carter and Cross are others",
    ),
    duration: positive(1, "time that is looked at, in s"),
  },
  make: ({ ATP, ADP, phosphate, force, constants, duration }) => {
    const { quick, release, sensitivity } = CONSTANTS[constants];
    // what load does to chemical rates, both ways
    const slowed = (chi: number): string => `2/(1 + exp(${chi}*load))`;
    const [binding, other] = [slowed(0.25), slowed(sensitivity)];
    const edge = (
      from: number,
      to: number,
      forward: string,
      backward: string,
      by: string,
      rest: object = {},
    ) => ({
      from: `s${from}`,
      to: `s${to}`,
      name: `e${from}${to}`,
      forward: `${forward}*${by}`,
      backward: `${backward}*${by}`,
      ...rest,
    });
    return {
      system: {
        dynamics: "network",
        kT: 1,
        // load = force 8 nm/kT, kT = 4.1 pN nm
        fields: { cATP: ATP, cADP: ADP, cP: phosphate, load: (force * 8) / 4.1 },
        states: Object.fromEntries([1, 2, 3, 4, 5, 6].map((state) => [`s${state}`, 0])),
        edges: [
          edge(1, 2, "2*cATP", "100", binding, { counts: { ATP: 1 } }),
          edge(2, 3, `${quick}`, `${release}*cADP`, other),
          edge(3, 4, `${quick}`, "0.02*cP", other),
          edge(4, 5, "2*cATP", `${100 * (0.24 / 3e5) * (0.24 / 3e5)}`, binding, { counts: { ATP: 1 } }),
          edge(5, 6, `${quick}`, `${release}*cADP`, other),
          edge(6, 1, `${quick}`, "0.02*cP", other),
          edge(2, 5, "3e5", "0.24", "1", {
            forward: "3e5*exp(-0.65*load)",
            backward: "0.24*exp(0.35*load)",
            counts: { step: 1 },
          }),
        ],
        start: { kind: "steady" },
      },
      control: { duration, ramps: {} },
      ensemble: ENSEMBLE,
    };
  },
});
