// The Brusselator between chemostats: A <-> X <-> E, X + B <-> Y + D, 2X + Y <-> 3X. Two reactions join the same counts, (X, Y) and (X - 1, Y + 1).
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { reaction } from "../spec/reaction/build.js";
import type { Reaction } from "../spec/reaction/reaction.js";
import { longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { stationary } from "../theory/network/stationary.js";
import {
  countNetwork,
  entropyOfEvents,
  integralOf,
  meanOf,
  netEvents,
  type Reversible,
} from "../theory/reaction/countNetwork.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { brusselatorEpReferences } from "./references/brusselatorEp.js";
import { once, timeFor } from "./smallNetworks.js";
import { averageOf, LONG_ONES, spreadAbout, steadyCounts } from "./steadyCounts.js";

type Names = "V" | "a" | "am" | "b" | "bm" | "c" | "cm" | "d" | "dm";
type Brusselator = Readonly<Record<Names, number>> & { readonly nx?: number; readonly ny?: number };

/** Counts that theory follows, unless the parameters name others: as many more as it takes until this little is at the edge. */
const EDGE = 1e-9;
const GROWTH = 1.4;
const MOST_STATES = 40_000;

/** A -> X, X -> Y, 2X + Y -> 3X, X -> E, and back. */
function reactionsOf({ V, a, am, b, bm, c, cm, d, dm }: Brusselator): Reversible[] {
  const [pairs, triples] = [c / (V * V), cm / (V * V)];
  return [
    { change: [1, 0], forward: () => a * V, backward: ([X = 0]) => am * X },
    { change: [-1, 1], forward: ([X = 0]) => b * X, backward: ([, Y = 0]) => bm * Y },
    {
      change: [1, -1],
      forward: ([X = 0, Y = 0]) => pairs * X * (X - 1) * Y,
      backward: ([X = 0]) => triples * X * (X - 1) * (X - 2),
    },
    { change: [-1, 0], forward: ([X = 0]) => d * X, backward: () => dm * V },
  ];
}

/** Counts up to nx and ny, their steady law, and how much of it is at the edge. */
function within(p: Brusselator, nx: number, ny: number) {
  const network = countNetwork(reactionsOf(p), [0, 0], ([X = 0, Y = 0]) => X <= nx && Y <= ny);
  const law = stationary(network.jumps);
  return { network, law, edge: meanOf(network, law, ([x, y]) => (x === nx || y === ny ? 1 : 0)) };
}

function followed(p: Brusselator) {
  if (p.nx !== undefined && p.ny !== undefined) return within(p, p.nx, p.ny);
  // <X> is V (a + dm)/(am + d), whatever Y does
  const first = 30 + (4 * p.V * (p.a + p.dm)) / (p.am + p.d);
  for (let reach = first; ; reach *= GROWTH) {
    const found = within(p, Math.ceil(reach), Math.ceil(GROWTH * reach));
    if (found.edge < EDGE || GROWTH * reach * reach > MOST_STATES) return found;
  }
}

const solved = once((given: Parameters) => {
  const p = given as unknown as Brusselator;
  const { network, law, edge } = followed(p);
  const [X, Y] = [0, 1].map((k) => meanOf(network, law, (n) => n[k] as number)) as [number, number];
  const about = (k: 0 | 1, m: number) => (n: readonly number[]) =>
    ((n[k] as number) - m) * ((n[k] as number) - m);
  const run = longRun(network.jumps, [
    integralOf(network, (n) => n[0] as number),
    integralOf(network, about(0, X)),
    integralOf(network, (n) => n[1] as number),
    integralOf(network, about(1, Y)),
    netEvents(network, 0),
    netEvents(network, 1),
    entropyOfEvents(network),
  ]);
  return { p, run, X, Y, edge, ep: bathEntropyRate(network.jumps, law) };
});

/** Entropy of one A that becomes an E, and of one B that becomes a D while an X more is made of Y. */
const affinitiesOf = ({ a, am, b, bm, c, cm, d, dm }: Brusselator): readonly [number, number] => [
  math.log((a * d) / (am * dm)),
  math.log((b * c) / (bm * cm)),
];

function theory(given: Parameters) {
  const { p, run, edge, ep } = solved(given);
  const [mean_X, var_X, mean_Y, var_Y, J_A_to_E, J_B_to_D] = run.mean as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [A1, A2] = affinitiesOf(p);
  return {
    mean_X,
    var_X,
    mean_Y,
    var_Y,
    J_A_to_E,
    J_B_to_D,
    ep_rate: ep,
    ep_cycles: J_A_to_E * A1 + J_B_to_D * A2,
    boundary_prob: edge,
  };
}

function channelsOf({ a, am, b, bm, c, cm, d, dm }: Brusselator): Reaction[] {
  return [
    reaction("A <-> X", { forward: a, backward: am }),
    reaction("X + B <-> Y + D", { forward: b, backward: bm }),
    reaction("2 X + Y <-> 3 X", { forward: c, backward: cm }),
    reaction("X <-> E", { forward: d, backward: dm }),
  ];
}

/** The second and the third reaction as one, with the sums of their propensities. */
function merged({ V, a, am, b, bm, c, cm, d, dm }: Brusselator): Reaction[] {
  const there = `${b}*X + ${cm / (V * V)}*X*(X - 1)*(X - 2)`;
  const back = `${bm}*Y + ${c / (V * V)}*X*(X - 1)*Y`;
  return [
    reaction("A <-> X", { propensity: [a * V, `${am}*X`] }),
    reaction("X + B <-> Y + D", { propensity: [there, back] }),
    reaction("X <-> E", { propensity: [`${d}*X`, dm * V] }),
  ];
}

/** Of relaxation, which takes a few turns of the cycle of X and Y. */
const BURN_IN = 100;

function setup(given: Parameters, budget: Budget, reactions: (p: Brusselator) => Reaction[]): Setup {
  const { p, run, X, Y, edge } = solved(given);
  const duration = timeFor(run) / LONG_ONES;
  const [A1, A2] = affinitiesOf(p);
  const held = { fixed: p.V };
  const steady = steadyCounts(
    {
      species: { A: held, B: held, D: held, E: held, X: Math.round(X), Y: Math.round(Y) },
      given: reactions(p),
      volume: p.V,
      burnIn: BURN_IN,
      duration,
      columns: {
        x: `integral(X)/${duration}`,
        y: `integral(Y)/${duration}`,
        xx: `integral((X - ${X})^2)/${duration}`,
        yy: `integral((Y - ${Y})^2)/${duration}`,
      },
    },
    budget,
  );
  const flow = (name: string) => mean(`particles_${name}/${duration}`);
  return {
    experiments: { steady },
    quantities: {
      mean_X: averageOf("steady", "x"),
      var_X: spreadAbout("steady", "xx", "x", X),
      mean_Y: averageOf("steady", "y"),
      var_Y: spreadAbout("steady", "yy", "y", Y),
      J_A_to_E: of("steady", flow("A")),
      J_B_to_D: of("steady", flow("B")),
      ep_rate: of("steady", mean(`bathEntropy/${duration}`)),
      ep_cycles: of("steady", mean(`(${A1}*particles_A + ${A2}*particles_B)/${duration}`)),
      boundary_prob: { kind: "exact", value: edge },
    },
  };
}

export const brusselator: Claim = {
  id: "brusselator-ep",
  citation:
    "G. Nicolis, I. Prigogine, Self-Organization in Nonequilibrium Systems (1977); P. Gaspard, J. Chem. Phys. 117, 8905 (2002); R. Rao, M. Esposito, Phys. Rev. X 6, 041064 (2016)",
  formula: "EP = J(A -> E) ln(ad/a-d-) + J(B -> D) ln(bc/b-c-), by channel",
  parameters: {
    V: "volume",
    a: "A -> X",
    am: "X -> A",
    b: "X + B -> Y + D",
    bm: "Y + D -> X + B",
    c: "2X + Y -> 3X",
    cm: "3X -> 2X + Y",
    d: "X -> E",
    dm: "E -> X",
  },
  ofReference: ["nx", "ny"],
  references: brusselatorEpReferences as Claim["references"],
  source: "stationary law of the counts that are reached, by linear equations",
  theory,
  trajectories: LONG_ONES,
  setup: (p, budget) => setup(p, budget, channelsOf),
  // what the projection leaves out is its own
  judged: (p) => Object.keys(theory(p)).filter((key) => key !== "boundary_prob"),
  pooled: () => ["mean_X", "var_X", "mean_Y", "var_Y", "J_B_to_D"],
  acceptance: JUMPS,
  control: {
    says: "the two reactions between the same counts merged into one",
    breaks: "ep_rate",
    setup: (p, budget) => setup(p, budget, merged),
  },
};
