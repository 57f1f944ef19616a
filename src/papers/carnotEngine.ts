// A Carnot cycle of an underdamped particle in a harmonic trap, one cycle from the periodic state, four legs of tau/4, k straight:
//   k1 -> k2 at Tc,   k2 -> k3 with T = Tc sqrt(k/k2),   k3 -> k4 at Th,   k4 -> k1 with T = Th sqrt(k/k4),
// k3 = k2 (Th/Tc)^2, k4 = k1 (Th/Tc)^2, so that T^2/k stays on the second and the fourth. m = friction = 1.
// The periodic state is normal, with moments that follow
//   <x^2>' = 2 <x v>,   <x v>' = <v^2> - k <x^2> - <x v>,   <v^2>' = -2 k <x v> - 2 <v^2> + 2 T.
import { mean, ratio } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment, gaussian, ramp, schedule, underdamped } from "../spec/build.js";
import type { LangevinExperiment, RampPoint } from "../spec/experiment.js";
import { potential } from "../spec/potentials.js";
import { integrate, type State } from "../theory/integrate.js";
import { type Budget, type Claim, CONTINUOUS, of, type Parameters, type Setup } from "./claim.js";
import { martinez2016CarnotReferences } from "./references/martinez2016Carnot.js";

type Carnot = { Tc: number; Th: number; k1: number; k2: number; tau: number };

/** k at the five corners. */
function corners({ Tc, Th, k1, k2 }: Carnot): readonly [number, number, number, number, number] {
  const r = (Th / Tc) * (Th / Tc);
  return [k1, k2, k2 * r, k1 * r, k1];
}

/** <x^2>, <x v>, <v^2> at the start, after so many cycles that they return. */
function periodic(p: Carnot): State {
  const k = corners(p);
  const temperatures: readonly ((k: number) => number)[] = [
    () => p.Tc,
    (stiffness) => p.Tc * Math.sqrt(stiffness / k[1]),
    () => p.Th,
    (stiffness) => p.Th * Math.sqrt(stiffness / k[3]),
  ];
  const cycle = (start: State): State =>
    temperatures.reduce((state, T, leg) => {
      const [from, to] = [k[leg] as number, k[leg + 1] as number];
      const rate = (t: number, y: State): State => {
        const [xx, xv, vv] = y as [number, number, number];
        const stiffness = from + ((to - from) * 4 * t) / p.tau;
        return [2 * xv, vv - stiffness * xx - xv, -2 * stiffness * xv - 2 * vv + 2 * T(stiffness)];
      };
      return integrate(rate, state, 0, p.tau / 4);
    }, start);
  let state: State = [p.Tc / p.k1, 0, p.Tc];
  for (let cycles = 0; cycles < 1000; cycles++) {
    const next = cycle(state);
    const change = Math.max(...next.map((value, i) => Math.abs(value - (state[i] as number))));
    state = next;
    if (change < 1e-12 * p.Th * (1 + 1 / p.k1)) break;
  }
  return state;
}

const LEGS = [0, 1, 2, 3] as const;

/** One cycle. `late` is 0 on the first two legs and 1 on the others; min and max hold T on the isotherms. */
function cycle(p: Carnot, start: State, { trajectories, seed, dt }: Budget): LangevinExperiment {
  const k = corners(p);
  const [xx, xv, vv] = start as [number, number, number];
  const leg = (i: number, column: string): string =>
    `leg(${(p.tau * i) / 4}, ${(p.tau * (i + 1)) / 4}, ${column})`;
  return experiment({
    system: underdamped({
      potential: potential("k*x^2/2", { k: p.k1, k2: p.k2, k4: k[3], Tc: p.Tc, Th: p.Th, late: 0 }),
      kT: "(1 - late)*Tc*sqrt(max(k, k2)/k2) + late*Th*sqrt(min(k, k4)/k4)",
      mass: 1,
      friction: 1,
      start: gaussian({ x: 0, v_x: 0 }, [
        [xx, xv],
        [xv, vv],
      ]),
    }),
    method: { scheme: "baoab", dt: dt ?? 0.02, bias: "measure" },
    control: schedule({
      duration: p.tau,
      k: k.map((stiffness, i): RampPoint => [i / 4, stiffness]),
      late: ramp([0, 0], [0.5, 0], [0.5, 1], [1, 1]),
    }),
    record: {
      columns: Object.fromEntries(
        LEGS.flatMap((i) => [
          [`taken${i}`, `-${leg(i, "heat")}`],
          [`work${i}`, leg(i, "work")],
        ]),
      ),
    },
    ensemble: { trajectories, seed },
  });
}

function setup(p: Parameters, budget: Budget, physics = p): Setup {
  const at = p as Parameters & Carnot;
  const means = (prefix: string, name: string) =>
    LEGS.map((i) => [`${prefix}_${i}`, of("cycle", mean(`${name}${i}`))] as const);
  const positive = (q: readonly number[]): number => q.reduce((sum, taken) => sum + Math.max(0, taken), 0);
  return {
    experiments: { cycle: cycle(physics as Parameters & Carnot, periodic(at), budget) },
    quantities: {
      W_total: of("cycle", mean("work")),
      power: of("cycle", mean(`-work/${at.tau}`)),
      ...Object.fromEntries([...means("Q_legs", "taken"), ...means("W_legs", "work")]),
      eta: of("cycle", ratio("-work", "taken2")),
      eta_allheat: {
        kind: "combination",
        terms: [mean("-work"), ...LEGS.map((i) => mean(`taken${i}`))].map((request) => ({
          run: "cycle",
          request,
        })),
        value: ([w, ...q]) => (w as number) / positive(q),
      },
      eta_C: { kind: "exact", value: 1 - at.Tc / at.Th },
      W_qs: { kind: "exact", value: (-(at.Th - at.Tc) * math.log(at.k2 / at.k1)) / 2 },
    },
  };
}

export const carnotEngine: Claim = {
  id: "martinez-2016-carnot",
  citation: "I.A. Martinez et al., Nat. Phys. 12, 67 (2016)",
  formula: "eta = W_out/Q(third leg) -> eta_C = 1 - Tc/Th for slow cycles; adiabats keep T^2/k",
  parameters: {
    Tc: "cold temperature",
    Th: "hot temperature",
    k1: "stiffness at the start",
    k2: "stiffness after the cold isotherm",
    tau: "duration of a cycle",
  },
  ofReference: [],
  references: martinez2016CarnotReferences,
  source: "moment equations of the periodic state, rtol 1e-12",
  trajectories: 200_000,
  dt: 0.02,
  setup: (p, budget) => setup(p, budget),
  judged: () => [
    ...["W_total", "power", "eta", "eta_allheat", "eta_C", "W_qs"],
    ...LEGS.flatMap((i) => [`Q_legs_${i}`, `W_legs_${i}`]),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "the hot bath is a fifth too cold",
    breaks: "W_total",
    setup: (p, budget) => setup(p, budget, { ...p, Th: 0.8 * (p.Th ?? 2) }),
  },
};
