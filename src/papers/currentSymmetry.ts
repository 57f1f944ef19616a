// Currents of a steady state through all independent cycles: means, covariances, and the symmetry of their generating function.
import { mean } from "../estimate/request.js";
import { longRun } from "../theory/network/cumulants.js";
import { cycleBasis } from "../theory/network/cycles.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { andrieuxGaspard2007CurrentsReferences } from "./references/andrieuxGaspard2007Currents.js";
import { counterOf, diamond, exact, jumpsOf, leftAlone, times } from "./smallNetworks.js";
import { growing, growthOf, planOf, rateOf, reachable, steadyPlan } from "./tilting.js";

type List = readonly number[];

const TRAJECTORIES = 1_000_000;

const Z = ["z", "reflected", "half"] as const;

function currents(p: Settings) {
  const wires = diamond(p.wf as List, p.wb as List);
  const jumps = jumpsOf(4, wires);
  const cycles = cycleBasis(jumps, undefined, [0, 2]);
  const [A1, A2] = [0, 2].map((edge) => cycles.find(({ chord }) => chord === edge)?.affinity as number) as [
    number,
    number,
  ];
  const [z1, z2] = [p.z1 as number, p.z2 as number];
  const at = { z: [z1, z2], reflected: [-A1 - z1, -A2 - z2], half: [-A1 / 2, -A2 / 2] };
  const functionals = [counterOf(wires, "N01"), counterOf(wires, "N23")];
  return { wires, jumps, A1, A2, at, functionals };
}

function currentTheory(p: Settings) {
  const { jumps, A1, A2, at, functionals } = currents(p);
  const { mean: J, covariance: C } = longRun(jumps, functionals);
  const theta = (z: List): number => growing(jumps, functionals, z).theta;
  return {
    A1,
    A2,
    theta: theta(at.z),
    theta_reflected: theta(at.reflected),
    J1: J[0] as number,
    J2: J[1] as number,
    C11: C[0]?.[0] as number,
    C12: C[0]?.[1] as number,
    C22: C[1]?.[1] as number,
    theta_half: theta(at.half),
  };
}

/** `share` of the diagonal is there: 1 but in the control. */
function currentSetup(p: Settings, budget: Budget, share: number): Setup {
  const { wires, jumps, A1, A2, at, functionals } = currents(p);
  const { t: total, count, excesses } = steadyPlan(jumps, functionals);
  const built = wires.map((wire) =>
    wire.from === 0 && wire.to === 2
      ? { ...wire, forward: share * wire.forward, backward: share * wire.backward }
      : wire,
  );
  const { t, count: samples } = planOf(
    jumps,
    functionals,
    Z.map((name) => at[name]),
  );
  const lnr = (name: (typeof Z)[number]): number[] => growing(jumps, functionals, at[name]).lnr;
  const theta = (name: (typeof Z)[number]): Quantity =>
    rateOf(
      "tilted",
      `${at[name][0]}*N01 + ${at[name][1]}*N23 + r${name} - r${name}Start`,
      t,
      reachable(jumps, functionals, at[name]),
    );
  return {
    experiments: {
      long: leftAlone(
        4,
        built,
        { duration: total, attributes: excesses },
        times(budget, count / TRAJECTORIES),
      ),
      tilted: leftAlone(
        4,
        built,
        { duration: t, attributes: Object.fromEntries(Z.map((name) => [`r${name}`, lnr(name)])), point: 1 },
        times(budget, samples / TRAJECTORIES),
      ),
    },
    quantities: {
      A1: exact(A1),
      A2: exact(A2),
      theta: theta("z"),
      theta_reflected: theta("reflected"),
      J1: of("long", mean(`N01/${total}`)),
      J2: of("long", mean(`N23/${total}`)),
      C11: growthOf("long", total, ["N01", 0]),
      C12: growthOf("long", total, ["N01", 0], ["N23", 1]),
      C22: growthOf("long", total, ["N23", 1]),
      theta_half: theta("half"),
    },
  };
}

export const currentSymmetry: Claim<Settings> = {
  id: "andrieux-gaspard2007-current-ft",
  citation: "D. Andrieux, P. Gaspard, J. Stat. Phys. 127, 107 (2007)",
  formula: "Q(z1, z2) = Q(-A1 - z1, -A2 - z2) for the currents through all chords",
  parameters: {
    z1: "exponent of net steps 0 -> 1",
    z2: "exponent of net steps 2 -> 3",
    wf: "rates forward of the edges 01, 12, 23, 30, 02",
    wb: "rates backward",
  },
  ofReference: [],
  references: andrieuxGaspard2007CurrentsReferences,
  source: "largest eigenvalue of the tilted generator",
  theory: currentTheory,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => currentSetup(p, budget, 1),
  // where affinities are large, the reflected average rests on trajectories that are too rare
  judged: (p) => {
    const { jumps, functionals, at } = currents(p);
    const rare = !reachable(jumps, functionals, at.reflected);
    return Object.keys(currentTheory(p)).filter((name) => !(rare && name === "theta_reflected"));
  },
  pooled: () => ["theta", "J1", "J2", "C11", "C12", "C22", "theta_half"],
  acceptance: JUMPS,
  control: {
    says: "a diagonal of half the rates, both ways: the same affinities",
    breaks: "C12",
    setup: (p, budget) => currentSetup(p, budget, 0.5),
  },
};
