// The checks of jump networks, each with a sample of which its claim is true and one of wrong physics, as in cases.js.
import * as S from "../../dist/index.js";
import { gauss, MANY, rows } from "./draw.js";
import { DIAMOND, poisson, RING, trajectory } from "./jumps.js";

const exponential = (uniform) => -Math.log(uniform());

// DIAMOND: edge 02 closes both cycles, chords are 01 and 23
const A = DIAMOND.edges.map(([, , there, back]) => Math.log(there / back));
const AFFINITIES = { N1: A[0] + A[1] - A[4], N2: A[2] + A[3] + A[4] };
/** psi: entropy to the baths = A1 N1 + A2 N2 + psi(end) - psi(start), by the tree 12, 30, 02. */
const PSI = [0, A[4] - A[1], A[4], -A[3]];
const diamond = (draws) => trajectory(DIAMOND, DIAMOND.steady, 1, draws.uniform);
const currents = ({ net }) => ({ N1: net[0], N2: net[2] });
const boundary = ({ stateStart, state }) =>
  Math.log(DIAMOND.steady[stateStart] / DIAMOND.steady[state]) + PSI[state] - PSI[stateStart];

const total = (draws) => {
  const { stateStart, state, bathEntropy } = trajectory(RING, RING.steady, 1, draws.uniform);
  return bathEntropy + Math.log(RING.steady[stateStart] / RING.steady[state]);
};

/** Two steps of ln 2 down or three up, as often as the martingale has it. */
const DOWN = (1 - 1 / 8) / (4 - 1 / 8);
const leaves =
  (share) =>
  ({ uniform }) => ({ S: uniform() < share ? -2 * Math.LN2 : 3 * Math.LN2 });

/** Turns with A = 1; those backwards take `longer` times the time. */
const turn =
  (longer) =>
  ({ uniform }) => {
    const W = uniform() < 1 / (1 + Math.E) ? -1 : 1;
    return { W, T: exponential(uniform) * (W < 0 ? longer : 1) };
  };

/** The time at which Brownian motion with drift reaches a level, <T> = 1, Var T = 2/S: Michael, Schucany and Haas (1976). */
const passage =
  (missing) =>
  ({ uniform, normal }) => {
    const [entropy, shape] = [8, 4];
    const y = normal() ** 2;
    const x = 1 + y / (2 * shape) - Math.sqrt(4 * shape * y + y * y) / (2 * shape);
    return { T: uniform() < 1 / (1 + x) ? x : 1 / x, S: entropy * (1 - missing) + normal() };
  };

/** 40 visible transitions, one after the other: + after + with 0.8, - after - with 0.4; S with the mean that they tell. */
const [PP, MM, VISIBLE] = [0.8, 0.4, 40];
const PLUS = (1 - MM) / (2 - PP - MM);
const TOLD = VISIBLE * (PLUS * PP - (1 - PLUS) * MM) * Math.log(PP / MM);
const visible =
  (missing) =>
  ({ uniform, normal }) => {
    const found = { pp: 0, mm: 0, pm: 0, mp: 0 };
    let plus = uniform() < PLUS;
    for (let k = 0; k < VISIBLE; k++) {
      const same = uniform() < (plus ? PP : MM);
      found[plus ? (same ? "pp" : "pm") : same ? "mm" : "mp"] += 1;
      if (!same) plus = !plus;
    }
    return { ...found, S: TOLD * (1 - missing) + normal() };
  };

/** A bit that goes from 1/2 to 0.7 with K jumps on average, and what that must cost. */
const D = 0.2;
const carried =
  (jumps, entropy) =>
  ({ uniform, normal }) => ({
    stateStart: uniform() < 0.5 ? 1 : 0,
    state: uniform() < 0.5 + D ? 1 : 0,
    jumps: jumps(uniform),
    S: entropy + 0.02 * normal(),
  });
const twice = (uniform) => poisson(2, uniform);
const half = (uniform) => (uniform() < 0.5 ? 1 : 0);
const LEAST = 2 * D * Math.atanh(D / 0.5);

/** Two states, of which the second ends in the first with 0.8, made for the start q. */
const q = [0.7, 0.3];
const ENDS = [
  [0.9, 0.1],
  [0.8, 0.2],
];
const END = [0, 1].map((j) => q[0] * ENDS[0][j] + q[1] * ENDS[1][j]);
const HEATS = ENDS.map((row, i) => row[0] * Math.log(END[0]) + row[1] * Math.log(END[1]) - Math.log(q[i]));
const processed =
  (missing) =>
  ({ uniform, normal }) => {
    const stateStart = uniform() < 0.5 ? 0 : 1;
    const state = uniform() < ENDS[stateStart][0] ? 0 : 1;
    return { stateStart, state, bathEntropy: HEATS[stateStart] - stateStart * missing + 0.3 * normal() };
  };

export const NETWORK_CASES = [
  {
    check: S.schnakenberg({ currents: AFFINITIES }),
    truth: rows((draws) => {
      const path = diamond(draws);
      return { ...currents(path), bathEntropy: path.bathEntropy };
    }),
    wrong: "jumps through one edge give no entropy",
    control: rows((draws) => {
      const path = diamond(draws);
      return { ...currents(path), bathEntropy: path.bathEntropy - path.entropy[1] };
    }),
  },
  {
    check: S.gallavottiCohen({ of: "S" }),
    truth: rows((draws) => ({ S: total(draws) })),
    wrong: "entropy too large by half of itself",
    control: rows((draws) => ({ S: 1.5 * total(draws) })),
  },
  {
    check: S.lebowitzSpohn(),
    truth: rows(({ uniform }) => ({
      bathEntropy: trajectory(RING, [1 / 3, 1 / 3, 1 / 3], 1, uniform).bathEntropy,
    })),
    wrong: "jumps through one edge are counted twice",
    control: rows(({ uniform }) => {
      const path = trajectory(RING, [1 / 3, 1 / 3, 1 / 3], 1, uniform);
      return { bathEntropy: path.bathEntropy + path.entropy[1] };
    }),
  },
  {
    check: S.andrieuxGaspard({ currents: AFFINITIES, boundary: "B" }),
    truth: rows((draws) => {
      const path = diamond(draws);
      return { ...currents(path), B: boundary(path) };
    }),
    wrong: "one current of the wrong sign",
    control: rows((draws) => {
      const path = diamond(draws);
      const { N1, N2 } = currents(path);
      return { N1, N2: -N2, B: boundary(path) };
    }),
  },
  {
    check: S.espositoVandenBroeck2010({ total: "S", adiabatic: "a", nonAdiabatic: "b" }),
    truth: rows(({ normal }) => {
      const [a, b] = [gauss(normal, 0.1), gauss(normal, 0.1)];
      return { a, b, S: a + b };
    }, MANY),
    wrong: "0.1 missing in both parts",
    control: rows(({ normal }) => {
      const [a, b] = [gauss(normal, 0.1) - 0.1, gauss(normal, 0.1) - 0.1];
      return { a, b, S: a + b };
    }, MANY),
  },
  {
    check: S.kineticUncertainty({ current: "J" }),
    truth: rows(({ uniform }) => {
      const jumps = poisson(4, uniform);
      return { J: jumps, jumps };
    }),
    wrong: "a quarter of the jumps missing",
    control: rows(({ uniform }) => {
      const jumps = poisson(4, uniform);
      return { J: jumps, jumps: 0.75 * jumps };
    }),
  },
  ...[
    ["entropy less by 0.3 of itself", 0.7, 1],
    ["half of the jumps missing", 1, 0.5],
  ].map(([wrong, entropy, activity], i) => ({
    check: S.thermodynamicKinetic({ current: "J", entropy: "S" }),
    ...(i === 0 ? {} : { name: "thermodynamicKinetic, jumps" }),
    // a ring with rates 6 and 1
    truth: rows(({ uniform }) => ring(uniform, 1, 1)),
    wrong,
    control: rows(({ uniform }) => ring(uniform, entropy, activity)),
  })),
  {
    check: S.firstPassageUncertainty({ time: "T", entropy: "S" }),
    truth: rows(passage(0)),
    wrong: "entropy less by 0.3 of itself",
    control: rows(passage(0.3)),
  },
  {
    check: S.stoppingMartingale({ of: "S" }),
    truth: rows(leaves(DOWN), MANY),
    wrong: "leaves below too often by 0.03",
    control: rows(leaves(DOWN + 0.03), MANY),
  },
  {
    check: S.splittingProbability({ of: "S", lower: 2 * Math.LN2, upper: 3 * Math.LN2 }),
    truth: rows(leaves(DOWN)),
    wrong: "leaves below too often by 0.04",
    control: rows(leaves(DOWN + 0.04)),
  },
  {
    check: S.haldane({ turns: "W", time: "T", affinity: 1 }),
    truth: rows(turn(1)),
    wrong: "turns backwards take longer by 0.3",
    control: rows(turn(1.3)),
  },
  {
    check: S.harunari({
      forward: "pp",
      backward: "mm",
      forwardThenBackward: "pm",
      backwardThenForward: "mp",
      entropy: "S",
    }),
    truth: rows(visible(0)),
    wrong: "entropy less by 0.1 of itself",
    control: rows(visible(0.1)),
  },
  {
    check: S.dwellTimes({ time: "T" }),
    truth: rows(({ uniform }) => ({ T: exponential(uniform) })),
    wrong: "two steps one after the other",
    control: rows(({ uniform }) => ({ T: exponential(uniform) + exponential(uniform) })),
  },
  {
    check: S.shiraishiFunoSaito({ entropy: "S" }),
    truth: rows(carried(twice, D * D)),
    wrong: "entropy less by half of itself",
    control: rows(carried(twice, (D * D) / 2)),
  },
  {
    check: S.lee({ entropy: "S" }),
    truth: rows(carried(half, LEAST)),
    wrong: "entropy less by half of itself",
    control: rows(carried(half, LEAST / 2)),
  },
  {
    check: S.vanVuSaito({ entropy: "S", mobility: (D * D) / LEAST }),
    truth: rows(carried(half, LEAST)),
    wrong: "entropy less by 0.6 of itself",
    control: rows(carried(half, 0.4 * LEAST)),
  },
  {
    check: S.mismatchCost({ prior: q }),
    truth: rows(processed(0)),
    wrong: "0.2 of the entropy from one state missing",
    control: rows(processed(0.2)),
  },
];

function ring(uniform, entropy, activity) {
  const [there, back] = [poisson(6, uniform), poisson(1, uniform)];
  const J = there - back;
  return { J, S: entropy * J * Math.log(6), jumps: activity * (there + back) };
}
