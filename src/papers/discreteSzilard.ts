// Szilard's engine without time: which side the particle is on is read, the wall is put so that the sides have other shares, and all the rest
// is reversible. As a network whose states nothing joins: side s has the energy -ln p_s, F = 0; the demon writes -ln v_s, F = 0 again,
// and W = -ln(v_s/p_s) at the true side.
import { exponentialOfFiniteVariance, mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Channel } from "../spec/feedback/feedback.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { reverse } from "../spec/reverse.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { peakOf } from "./curves.js";
import { ashida2014BoxReferences } from "./references/ashida2014Box.js";
import { szilard1929DiscreteReferences } from "./references/szilard1929Discrete.js";
import { szilardCapacityPartitionReferences } from "./references/szilardCapacityPartition.js";
import { szilardNbinsReferences } from "./references/szilardNbins.js";

/** A side of share 0 has an energy that no one comes to: e^-600. */
const energyOf = (share: number): number => (share > 0 ? -math.log(share) : 600);

interface Engine {
  /** Shares of the sides before. */
  readonly before: readonly number[];
  readonly channel: Channel;
  /** By outcome, the shares that the wall gives to the sides. */
  readonly after: readonly (readonly number[])[];
}

/** Reads the side, and gives the sides the shares that the outcome asks for. */
function engine(
  { before, channel, after }: Engine,
  { trajectories, seed }: Budget,
  point = 0,
): NetworkExperiment {
  const sides = before.map((_, s) => s);
  const chosen = (s: number): string =>
    after.reduceRight((rest, shares, y) => {
      const energy = String(energyOf(shares[s] as number));
      return rest === "" ? energy : `y == ${y} ? ${energy} : (${rest})`;
    }, "");
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: Object.fromEntries(before.map((share, s) => [`E${s}`, energyOf(share)])),
      states: Object.fromEntries(sides.map((s) => [`side${s}`, `E${s}`])),
      edges: [],
      start: { kind: "equilibrium" },
    },
    method: { scheme: "gillespie" },
    control: { duration: 1, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: { at: 0, of: "state", channel },
      act: Object.fromEntries(sides.map((s) => [`E${s}`, chosen(s)])),
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

const quantities = (equality: string): Readonly<Record<string, Quantity>> => ({
  W_ext: of("engine", mean("-work")),
  W_ext_var: of("engine", variance("work")),
  I: of("engine", mean("information")),
  exp_mW: of("engine", exponentialOfFiniteVariance("-work")),
  exp_mW_mI: of("engine", exponentialOfFiniteVariance(equality)),
});

const TERM = "-work - information";
/** What Szilard's second law without the demon's knowledge would ask for. */
const NO_TERM = "-work";

const both = (made: Engine, budget: Budget, equality: string): Setup => ({
  experiments: { engine: engine(made, budget) },
  quantities: quantities(equality),
});

const twoSides = (x: number, eL: number, eR: number): Pick<Engine, "before" | "channel"> => ({
  before: [x, 1 - x],
  channel: {
    kind: "matrix",
    rows: [
      [1 - eL, eL],
      [eR, 1 - eR],
    ],
  },
});

/** P(left | outcome): what a demon that wastes nothing gives to the left side. */
function posterior(x: number, eL: number, eR: number): readonly [left: number, right: number] {
  const [readLeft, readRight] = [x * (1 - eL), x * eL];
  return [readLeft / (readLeft + (1 - x) * eR), readRight / (readRight + (1 - x) * (1 - eR))];
}

function sidesOf(p: Parameters): Engine {
  const { x = 0.5, eL = 0, eR = 0 } = p;
  const [left, right] = posterior(x, eL, eR);
  const { vL = left, vR = right } = p;
  return { ...twoSides(x, eL, eR), after: [vL, vR].map((v) => [v, 1 - v]) };
}

const ERRORS = { eL: "P(read right | left)", eR: "P(read left | right)" } as const;

export const discreteSzilard: Claim = {
  id: "szilard-1929-discrete",
  citation:
    "L. Szilard, Z. Phys. 53, 840 (1929); J.M.R. Parrondo, J.M. Horowitz, T. Sagawa, Nat. Phys. 11, 131 (2015)",
  formula: "<W_ext> = sum p(s, m) ln[v(s|m)/p(s)], at most I; <e^(-W-I)> = 1",
  parameters: { x: "share of the left side", ...ERRORS },
  ofReference: [],
  optional: { vL: "P(left | read left)", vR: "P(left | read right)" },
  references: szilard1929DiscreteReferences,
  source: "closed form",
  trajectories: 1_000_000,
  setup: (p, budget) => both(sidesOf(p), budget, TERM),
  judged: () => ["W_ext", "W_ext_var", "I", "exp_mW", "exp_mW_mI"],
  acceptance: FEEDBACK,
  control: {
    says: "the information term is left out",
    breaks: "exp_mW_mI",
    setup: (p, budget) => both(sidesOf(p), budget, NO_TERM),
  },
};

/** The best wall is looked for around the middle, at equal distances. */
const SCAN = [0.26, 0.38, 0.5, 0.62, 0.74];

function capacity({ eL = 0, eR = 0 }: Parameters, budget: Budget, mirrored: boolean): Setup {
  const at = (x: number): Engine => {
    const [left, right] = posterior(x, eL, eR);
    const after = (mirrored ? [right, left] : [left, right]).map((v) => [v, 1 - v]);
    return { ...twoSides(x, eL, eR), after };
  };
  const names = SCAN.map((_, i) => `wall${i}`);
  const terms = names.map((run) => ({ run, request: mean("-work") }));
  return {
    experiments: Object.fromEntries(SCAN.map((x, i) => [names[i], engine(at(x), budget, i)])),
    quantities: {
      x_opt: { kind: "combination", terms, value: (values) => peakOf(SCAN, values).at },
      W_ext_max: { kind: "combination", terms, value: (values) => peakOf(SCAN, values).value },
    },
  };
}

export const bestPartition: Claim = {
  id: "szilard-capacity-partition",
  citation: "T. Sagawa, M. Ueda, PRL 100, 080403 (2008), with R. Silverman, IRE Trans. IT 1, 19 (1955)",
  formula: "max over x of W_ext = capacity of the channel, at ln[q/(1-q)] = (h(eR) - h(eL))/(1 - eL - eR)",
  parameters: ERRORS,
  ofReference: [],
  references: szilardCapacityPartitionReferences,
  source: "closed form",
  trajectories: 1_000_000,
  setup: (p, budget) => capacity(p, budget, false),
  judged: () => ["x_opt", "W_ext_max"],
  acceptance: FEEDBACK,
  control: {
    says: "the demon believes the opposite outcome",
    breaks: "W_ext_max",
    setup: (p, budget) => capacity(p, budget, true),
  },
};

/** n equal chambers, read with a total error. */
function chambers({ n = 2, eps = 0 }: Parameters): Engine {
  const sides = Array.from({ length: n }, (_, s) => s);
  return {
    before: sides.map(() => 1 / n),
    channel: { kind: "symmetric", outcomes: n, error: eps },
    after: sides.map((y) => sides.map((s) => (s === y ? 1 - eps : eps / (n - 1)))),
  };
}

export const manyChambers: Claim = {
  id: "szilard-nbins",
  citation: "T. Sagawa, M. Ueda, PRL 104, 090602 (2010), with n chambers",
  formula: "W_ext = ln n - H(eps) - eps ln(n - 1)",
  parameters: { n: "number of chambers" },
  ofReference: [],
  optional: { eps: "probability of a wrong reading; 0 unless given" },
  references: szilardNbinsReferences,
  source: "closed form",
  trajectories: 1_000_000,
  setup: (p, budget) => both(chambers(p), budget, TERM),
  judged: () => ["W_ext"],
  acceptance: FEEDBACK,
  control: {
    says: "the wall is put as if two chambers were one",
    breaks: "W_ext",
    setup: (p, budget) => {
      const { after, ...made } = chambers(p);
      return both(
        { ...made, after: after.map((_, y) => after[y - (y % 2)] as readonly number[]) },
        budget,
        TERM,
      );
    },
  },
};

/** Read without error, expanded to the share v: what is never found there is lost. */
const expanded = ({ v = 1 }: Parameters): Engine => ({
  ...twoSides(0.5, 0, 0),
  after: [
    [v, 1 - v],
    [1 - v, v],
  ],
});

export const expandedBox: Claim = {
  id: "ashida-2014-box",
  citation: "Y. Ashida, K. Funo, Y. Murashita, M. Ueda, PRE 90, 052125 (2014)",
  formula: "<e^(-W-I)> = 1 - lambda = v; W_ext = I + ln(1 - lambda)",
  parameters: { v: "share to which the read side expands" },
  ofReference: [],
  references: ashida2014BoxReferences,
  source: "closed form",
  trajectories: 1_000_000,
  setup: (p, budget) => lost(p, budget, TERM),
  judged: () => ["W_ext", "I", "exp_mW_mI", "lambda_fb", "bound_W_ext"],
  acceptance: FEEDBACK,
  control: {
    says: "the information term is left out",
    breaks: "exp_mW_mI",
    setup: (p, budget) => lost(p, budget, NO_TERM),
  },
};

function lost(p: Parameters, budget: Budget, equality: string): Setup {
  const { W_ext, I, exp_mW_mI } = quantities(equality) as Record<"W_ext" | "I" | "exp_mW_mI", Quantity>;
  const forward = engine(expanded(p), budget);
  return {
    experiments: { engine: forward, backward: reverse(forward) },
    quantities: {
      W_ext,
      I,
      exp_mW_mI,
      lambda_fb: of("backward", mean("1 - repeated")),
      bound_W_ext: {
        kind: "combination",
        terms: [
          { run: "engine", request: mean("information") },
          { run: "backward", request: mean("repeated") },
        ],
        value: ([known = 0, repeated = 1]) => known + math.log(repeated),
      },
    },
  };
}
