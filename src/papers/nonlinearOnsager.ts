// Linear response of currents to the forces that drive them, from fluctuations in equilibrium. With a force A on edge b, split evenly,
//   d ln(probability of a path)/dA = M = (N - ∫u dt)/2,  N net jumps through b, u = w_forward in its first state, -w_backward in its last,
// so L_ab = dJ_a/dA_b = <(N_a + h_a(x_t) - h_a(x_0)) M_b>/t, h the excess of N (tilting.ts): exact at A = 0, without finite differences.
import { covariance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { andrieuxGaspard2004OnsagerReferences } from "./references/andrieuxGaspard2004Onsager.js";
import { counterOf, diamond, exact, jumpsOf, leftAlone, times, type Wire } from "./smallNetworks.js";
import { steadyPlan } from "./tilting.js";

interface Given {
  readonly k: readonly number[];
  readonly E: readonly number[];
}

/** w = k e^((E_i - E_j + A)/2) forward, k e^((E_j - E_i - A)/2) backward; A1 on the edge 01, A2 on 23. */
function wiresOf(p: Settings, [A1, A2]: readonly [number, number] = [0, 0]): Wire[] {
  const { k, E } = p as unknown as Given;
  return diamond(k, k).map((wire, e) => {
    const drop = (E[wire.from] as number) - (E[wire.to] as number) + (e === 0 ? A1 : e === 2 ? A2 : 0);
    return {
      ...wire,
      forward: wire.forward * math.exp(drop / 2),
      backward: wire.backward * math.exp(-drop / 2),
    };
  });
}

/** J_1, J_2 and C_11, C_12, C_22 at forces. */
function currentsAt(p: Settings, forces: readonly [number, number]): Readonly<Record<string, number>> {
  const wires = wiresOf(p, forces);
  const { mean: J, covariance: C } = longRun(jumpsOf(4, wires), [
    counterOf(wires, "N01"),
    counterOf(wires, "N23"),
  ]);
  const of = (a: number, b: number): number => C[a]?.[b] as number;
  return { J1: J[0] as number, J2: J[1] as number, C11: of(0, 0), C12: of(0, 1), C22: of(1, 1) };
}

/** Steps of differences, each half of the one before: what is left after Richardson's extrapolation is of order h^10. */
const STEPS = [0.4, 0.2, 0.1, 0.05];

/** A derivative from differences whose errors are even powers of the step. */
function extrapolated(difference: (h: number) => number): number {
  let row = STEPS.map(difference);
  for (let power = 4; row.length > 1; power *= 4) {
    row = row.slice(1).map((finer, i) => (power * finer - (row[i] as number)) / (power - 1));
  }
  return row[0] as number;
}

function theory(p: Settings) {
  const along = (b: 1 | 2, h: number): readonly [number, number] => (b === 1 ? [h, 0] : [0, h]);
  const at = (name: string, b: 1 | 2, h: number): number => currentsAt(p, along(b, h))[name] as number;
  const first = (name: string, b: 1 | 2): number =>
    extrapolated((h) => (at(name, b, h) - at(name, b, -h)) / (2 * h));
  const second = (name: string, b: 1 | 2): number =>
    extrapolated((h) => (at(name, b, h) - 2 * at(name, b, 0) + at(name, b, -h)) / (h * h));
  const rest = currentsAt(p, [0, 0]);
  return {
    L11: first("J1", 1),
    L12: first("J1", 2),
    L21: first("J2", 1),
    L22: first("J2", 2),
    halfC11: (rest.C11 as number) / 2,
    halfC12: (rest.C12 as number) / 2,
    halfC22: (rest.C22 as number) / 2,
    d2J1_dA1A1: second("J1", 1),
    dC11_dA1: first("C11", 1),
    d2J1_dA2A2: second("J1", 2),
    dC12_dA2: first("C12", 2),
  };
}

const TRAJECTORIES = 1_000_000;
/** M scatters more than half of N does. */
const FOR_RESPONSE = 1.6;

/** `force` on the edge 01: 0 but in the control. */
function setup(p: Settings, budget: Budget, force: number): Setup {
  const listed = wiresOf(p);
  const wires = wiresOf(p, [force, 0]);
  const jumps = jumpsOf(4, listed);
  const { t, count, excesses } = steadyPlan(jumps, [counterOf(listed, "N01"), counterOf(listed, "N23")], []);
  const u = (edge: number): number[] => {
    const { from, to, forward, backward } = wires[edge] as Wire;
    return [0, 1, 2, 3].map((i) => (i === from ? forward : i === to ? -backward : 0));
  };
  const columns = { M1: "(N01 - integral(u1))/2", M2: "(N23 - integral(u2))/2" };
  const counted = { J1: ["N01", 0], J2: ["N23", 1] } as const;
  const response = (current: keyof typeof counted, M: string): Quantity => {
    const [name, k] = counted[current];
    return of("network", covariance(`(${name} + h${k} - h${k}Start)/${t}`, M));
  };
  const half = (a: keyof typeof counted, b: keyof typeof counted): Quantity => {
    const [[one, k], [other, l]] = [counted[a], counted[b]];
    return of(
      "network",
      covariance(`(${one} + h${k} - h${k}Start)/${2 * t}`, `${other} + h${l} - h${l}Start`),
    );
  };
  const { d2J1_dA1A1, dC11_dA1, d2J1_dA2A2, dC12_dA2 } = theory(p);
  return {
    experiments: {
      network: leftAlone(
        4,
        wires,
        { duration: t, attributes: { ...excesses, u1: u(0), u2: u(2) }, record: { columns } },
        times(budget, (FOR_RESPONSE * count) / TRAJECTORIES),
      ),
    },
    quantities: {
      L11: response("J1", "M1"),
      L12: response("J1", "M2"),
      L21: response("J2", "M1"),
      L22: response("J2", "M2"),
      halfC11: half("J1", "J1"),
      halfC12: half("J1", "J2"),
      halfC22: half("J2", "J2"),
      d2J1_dA1A1: exact(d2J1_dA1A1),
      dC11_dA1: exact(dC11_dA1),
      d2J1_dA2A2: exact(d2J1_dA2A2),
      dC12_dA2: exact(dC12_dA2),
    },
  };
}

export const nonlinearOnsager: Claim<Settings> = {
  id: "andrieux-gaspard2004-nonlinear-onsager",
  citation: "D. Andrieux, P. Gaspard, J. Chem. Phys. 121, 6167 (2004)",
  formula: "L_ab = L_ba = C_ab/2, d^2 J_a/dA_b^2 = dC_ab/dA_b in equilibrium",
  parameters: { k: "prefactors of the edges 01, 12, 23, 30, 02", E: "energies of the states" },
  ofReference: [],
  references: andrieuxGaspard2004OnsagerReferences,
  source: "stationary currents and covariances, their derivatives by extrapolated differences",
  theory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => setup(p, budget, 0),
  judged: (p) => Object.keys(theory(p)),
  pooled: () => ["L11", "L12", "L21", "L22", "halfC11", "halfC12", "halfC22"],
  // a second derivative from differences is good to 1e-9 of the function
  scales: (p) => ({ d2J1_dA1A1: theory(p).halfC11 }),
  acceptance: JUMPS,
  control: {
    says: "a force of 3 on the edge 01: no equilibrium",
    breaks: "L12",
    setup: (p, budget) => setup(p, budget, 3),
  },
};
