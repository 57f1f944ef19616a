// Two bits erased side by side: what their correlation costs, and what a coupling that is switched on and off does.
import { derived, mean, mutualInformation, probability, shannon } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { momentsDriven } from "../theory/network/drivenMoments.js";
import { bathEntropy } from "../theory/network/entropies.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import {
  fermiEdge,
  h2,
  LN2,
  less,
  MILLION,
  number,
  rampErasure,
  shannonOf,
  sized,
  smooth,
  spreadOfEntropy,
  trajectoriesFor,
  trajectoriesOf,
} from "./drivenBits.js";
import { rolandi2023References } from "./references/rolandi2023.js";
import { wolpert2020References } from "./references/wolpert2020.js";

/** States 00, 01, 10, 11; which differ in one bit. */
const NAMES = ["b00", "b01", "b10", "b11"] as const;
const FLIPS = [
  [0, 1],
  [2, 3],
  [0, 2],
  [1, 3],
] as const;
const PI = 4 * math.atan(1);
const bitsOf = (s: number): readonly [a: number, b: number] => [Math.floor(s / 2), s % 2];

/** Both bits up a ramp to Emax in tau, with a coupling -J sin^2(pi t/tau) s1 s2. */
interface Pair {
  readonly J: number;
  readonly Emax: number;
  readonly tau: number;
  readonly start: readonly number[];
}

function along({ J, Emax, tau, start }: Pair) {
  const driven = smooth((t) => {
    const wave = math.sin((PI * t) / tau);
    const E = NAMES.map((_, s) => {
      const [a, b] = bitsOf(s);
      return ((a + b) * Emax * t) / tau - J * wave * wave * (2 * a - 1) * (2 * b - 1);
    });
    const channels = FLIPS.flatMap(([i, j]) => fermiEdge(i, j, (E[j] as number) - (E[i] as number)));
    return { states: 4, channels };
  });
  const {
    probabilities,
    mean: means,
    covariance,
  } = momentsDriven(driven, start, 0, tau, [bathEntropy(driven)]);
  const heat = means[0] as number;
  const end = [...probabilities];
  const Sigma = heat + shannonOf(end) - shannonOf(start);
  const needed = Math.max(
    trajectoriesFor(covariance[0]?.[0] as number, heat),
    trajectoriesFor(spreadOfEntropy(driven, start, end, tau), Sigma),
    3 * MILLION,
  );
  return { heat, end, Sigma, needed };
}

const erased = ({ J, Emax, tau, start }: Pair, needed: number, budget: Budget) =>
  sized(
    {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { e: 0 },
        states: Object.fromEntries(
          NAMES.map((name, s) => {
            const [a, b] = bitsOf(s);
            const coupling = J === 0 ? "" : ` - ${J * (2 * a - 1) * (2 * b - 1)}*sin(${PI / tau}*t)^2`;
            return [name, { energy: `${a + b}*e${coupling}`, a, b }];
          }),
        ),
        edges: FLIPS.map(([i, j]) => ({ from: NAMES[i], to: NAMES[j], fermi: 1 })),
        start: { kind: "probabilities", of: Object.fromEntries(NAMES.map((name, s) => [name, start[s]])) },
      },
      method: { scheme: "gillespie" },
      control: { duration: tau, ramps: { e: [[0, 0], [1, Emax], [1, 0]] } }, // biome-ignore format: a ramp
    },
    needed,
    budget,
  );

const correlated = (p: Settings): Pair => {
  const c = number(p.c);
  return { J: 0, Emax: number(p.Emax), tau: number(p.tau), start: [c, 0.5 - c, 0.5 - c, c] };
};

const information = ([p00 = 0, p01 = 0, p10 = 0, p11 = 0]: readonly number[]): number =>
  h2(p00 + p01) + h2(p00 + p10) - shannonOf([p00, p01, p10, p11]);

function costs(p: Settings) {
  const pair = correlated(p);
  const { heat, end, Sigma } = along(pair);
  const one = rampErasure(pair.Emax, pair.tau);
  const EP_marginals = 2 * (one.heat - LN2 + h2(one.error));
  const [I0, I_tau] = [information(pair.start), information(end)];
  return {
    I0,
    I_tau,
    EP_marginals,
    EP_joint: Sigma,
    sum_check: EP_marginals + I0 - I_tau,
    heat,
    landauer_joint: heat - Sigma,
  };
}

function side(p: Settings, budget: Budget, jointly: boolean): Setup {
  const pair = correlated(p);
  const before = shannonOf(pair.start);
  const parts = {
    Q: mean("bathEntropy"),
    H: shannon("state"),
    Ha: shannon("a"),
    Hb: shannon("b"),
    I0: mutualInformation("aStart", "bStart"),
    I1: mutualInformation("a", "b"),
  };
  const made = (text: string) => of("pair", derived(text, parts));
  const marginals = `Q + Ha + Hb - ${2 * LN2}`;
  return {
    experiments: { pair: erased(pair, along(pair).needed, budget) },
    quantities: {
      I0: of("pair", parts.I0),
      I_tau: of("pair", parts.I1),
      forgotten: made("0.001*I0 - I1"),
      EP_marginals: made(marginals),
      EP_joint: made(jointly ? `Q + H - ${before}` : marginals),
      sum_check: made(`${marginals} + I0 - I1`),
      heat: of("pair", mean("heat")),
      landauer_joint: made(`${before} - H`),
    },
  };
}

export const mutualInformationCost: Claim<Settings> = {
  id: "wolpert2020-circuit-mutual-information-cost",
  citation: "D. H. Wolpert, A. Kolchinsky, New J. Phys. 22, 063047 (2020)",
  formula: "EP_joint = EP_a + EP_b + I(0) - I(tau) of two bits that are erased each by itself",
  parameters: {
    c: "probability of 00 and of 11 at the start",
    Emax: "height of the ramps, kT",
    tau: "their duration",
  },
  ofReference: [],
  references: wolpert2020References,
  source: "moment equations",
  theory: costs,
  trajectories: MILLION,
  setup: (p, budget) => side(p, budget, true),
  judged: (p) => [...Object.keys(costs(p)), "forgotten"],
  pooled: () => ["I0", "heat", "EP_joint"],
  // what is left of it is held against what there was
  scales: (p) => ({ I_tau: costs(p).I0 }),
  least: () => ({ forgotten: 0 }),
  acceptance: JUMPS,
  control: {
    says: "the entropy of each bit, as if there were no correlation",
    breaks: "EP_joint",
    setup: (p, budget) => side(p, less(budget, 10), false),
  },
};

const coupled = (p: Settings): Pair => ({
  J: number(p.J),
  Emax: number(p.Emax),
  tau: number(p.tau),
  start: [0.25, 0.25, 0.25, 0.25],
});

function together(p: Settings): Record<string, number> {
  const { heat, Sigma, end } = along(coupled(p));
  return { heat, Sigma, ...Object.fromEntries(end.map((x, s) => [`p_final_${s}`, x])) };
}

function joint(p: Settings, budget: Budget, further: number): Setup {
  const pair = coupled(p);
  const { needed, end } = along(pair);
  const most = end.reduce((so, x) => Math.max(so, trajectoriesOf(x)), needed);
  const Sigma = derived(`Q + H - ${shannonOf(pair.start)}`, { Q: mean("bathEntropy"), H: shannon("state") });
  return {
    experiments: { pair: erased({ ...pair, J: pair.J + further }, further === 0 ? most : needed, budget) },
    quantities: {
      heat: of("pair", mean("heat")),
      Sigma: of("pair", Sigma),
      ...Object.fromEntries(NAMES.map((_, s) => [`p_final_${s}`, of("pair", probability(`state == ${s}`))])),
    },
  };
}

/** 11 is rare: its share is known to 2 %. */
const RARE = 20;

export const jointErasure: Claim<Settings> = {
  id: "rolandi2023-style-two-bit-joint-erasure",
  citation:
    "A. Rolandi, P. Abiuso, M. Perarnau-Llobet, PRL 131, 210401 (2023); the protocol is the catalogue's",
  formula: "heat and entropy production of two bits with E = e(t)(a + b) - J sin^2(pi t/tau) s1 s2",
  parameters: { J: "coupling", Emax: "height of the ramps, kT", tau: "their duration" },
  ofReference: [],
  references: rolandi2023References,
  source: "moment equations",
  theory: together,
  trajectories: MILLION,
  setup: (p, budget) => joint(p, budget, 0),
  judged: (p) => Object.keys(together(p)),
  pooled: () => ["Sigma", "p_final_1", "p_final_2", "p_final_3"],
  scales: (p) => ({ p_final_3: RARE * (together(p).p_final_3 as number) }),
  acceptance: JUMPS,
  control: {
    says: "a coupling that is larger by 0.1",
    breaks: "heat",
    setup: (p, budget) => joint(p, budget, 0.1),
  },
};
