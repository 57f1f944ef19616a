// Electronics below threshold: every transistor passes single charges q between its rail at +-supply and the output, whose charge
// n gives the voltage n step. A p-device lifts charge from the upper rail at the rate e^((supply - input)/slope), an n-device drops
// it to the lower one at e^((supply + input)/slope); the ways back follow from E = step n^2/2. Voltages in kT/q, times in tau_0.
import { exp } from "../../kernel/math.js";
import { choice, define, ENSEMBLE, number, positive } from "./model.js";

const supplied = {
  supply: positive(2, "V_dd; the rails are at +-V_dd"),
  step: positive(0.1, "v_e, the voltage of one charge"),
  slope: positive(1, "n of the exponents"),
  reach: number(120, "largest charge of an output", { least: 1, whole: true }),
  duration: positive(100, "time that is looked at"),
} as const;

const rails = { up: { kT: 1, mu: "supply" }, down: { kT: 1, mu: "-supply" } };

/** The two devices of an output whose charge is the coordinate `name`, for an input voltage. */
const devices = (name: string, input: string): object[] => [
  {
    step: { [name]: 1 },
    bath: "up",
    name: `${name}_p`,
    rate: `exp((supply - ${input})/slope)`,
    counts: { [`${name}_up`]: 1 },
  },
  {
    step: { [name]: -1 },
    bath: "down",
    name: `${name}_n`,
    rate: `exp((supply + ${input})/slope)`,
    counts: { [`${name}_down`]: 1 },
  },
];

export const cmosInverter = define({
  name: "cmosInverter",
  description:
    "A NOT gate of two transistors: its output charge n walks; n_up and n_down count the charges through them.",
  citation: "N. Freitas, J.-C. Delvenne, M. Esposito, PRX 11, 031064 (2021)",
  parameters: {
    ...supplied,
    input: number(0, "V_in"),
    start: choice(["steady", "low"], "in the steady state of the input, or at -0.8 V_dd, to see it switch"),
  },
  make: ({ supply, step, slope, reach, duration, input, start }) => ({
    system: {
      dynamics: "network",
      baths: rails,
      fields: { supply, step, slope, input },
      lattice: { coordinates: { n: [-reach, reach] }, energy: "step*n^2/2", particles: "n" },
      edges: devices("n", "input"),
      start:
        start === "steady"
          ? { kind: "steady" }
          : { kind: "point", at: { n: Math.round((-0.8 * supply) / step) } },
    },
    control: { duration, ramps: {} },
    ensemble: ENSEMBLE,
  }),
});

export const cmosMemory = define({
  name: "cmosMemory",
  description: "Two inverters in a ring keep a bit, a > b or a < b; by thermal noise they lose it.",
  citation: "N. Freitas, K. Proesmans, M. Esposito, PRE 105, 034107 (2022)",
  parameters: {
    ...supplied,
    supply: positive(1, "V_dd; two states where it is above ln 2 at slope 1"),
    reach: number(36, "largest charge of an output, at least 3.5 supply/step", { least: 1, whole: true }),
    start: choice(["steady", "bit"], "in the steady state, or in one well, a > b"),
  },
  make: ({ supply, step, slope, reach, duration, start }) => {
    // the well where e^(V_dd) = 2 cosh x (slope 1), rounded to a charge
    const charge = wellOf(supply, slope) / step;
    const at = { a: Math.round(charge), b: -Math.round(charge) };
    return {
      system: {
        dynamics: "network",
        baths: rails,
        fields: { supply, step, slope },
        lattice: {
          coordinates: { a: [-reach, reach], b: [-reach, reach] },
          energy: "step*(a^2 + b^2)/2",
          particles: "a + b",
        },
        edges: [...devices("a", "step*b"), ...devices("b", "step*a")],
        start: start === "steady" ? { kind: "steady" } : { kind: "point", at },
      },
      control: { duration, ramps: {} },
      ensemble: ENSEMBLE,
    };
  },
});

/** The output x of one inverter (and -x of the other) at which the mean currents balance; 0 where there is one state alone. */
function wellOf(supply: number, slope: number): number {
  const net = (x: number): number =>
    exp((supply + x) / slope) * (1 - exp(x - supply)) - exp((supply - x) / slope) * (1 - exp(-x - supply));
  let [low, high] = [1e-9 * supply, supply];
  if (!(net(low) > 0)) return 0;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (net(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}
