// What an erasure that is best for one start dissipates more from another.
import { derived, mean, mismatch, probability, shannon } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import { priorOf } from "../theory/network/prior.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import {
  exact,
  h2,
  MILLION,
  number,
  produced,
  rampErasure,
  sized,
  trajectoriesFor,
  trajectoriesOf,
} from "./drivenBits.js";
import { kolchinskyWolpert2017References } from "./references/kolchinskyWolpert2017.js";

const asked = (p: Settings) => ({ Emax: number(p.Emax), tau: number(p.tau), p: number(p.p) });

function theory(given: Settings) {
  const { Emax, tau, p } = asked(given);
  const [zero, one] = [rampErasure(Emax, tau, 0), rampErasure(Emax, tau, 1)];
  const mixed = (key: "heat" | "error", x: number): number => (1 - x) * zero[key] + x * one[key];
  const production = (x: number): number => mixed("heat", x) + h2(mixed("error", x)) - h2(x);
  const ends = [
    [1 - zero.error, 1 - one.error],
    [zero.error, one.error],
  ];
  const { start, residual } = priorOf(ends, [zero.heat, one.heat]);
  const q = start[1] as number;
  const D = (x: number, y: number): number => x * math.log(x / y) + (1 - x) * math.log((1 - x) / (1 - y));
  return {
    prior_q: q,
    EP_p: production(p),
    EP_q: residual,
    mismatch: D(p, q) - D(mixed("error", p), mixed("error", q)),
    EP_difference: production(p) - residual,
    heat_p: mixed("heat", p),
    p_err: mixed("error", p),
    direct: production(p),
  };
}

/** Of the heat, kT^2, about. */
const SPREAD = 1.4;
/** Of a start in one state. */
const WITHIN = 2.2;
/** Small costs are known to 5e-3: 2e-3 would take 6e7 trajectories. */
const SMALL = 0.1;
const COARSE = { aim: 4e-3, scale: 5 } as const;

function starts(given: Settings, budget: Budget, guess: number): Setup {
  const { Emax, tau, p } = asked(given);
  const known = theory(given);
  const q = known.prior_q;
  const of1 = (share: number) => ({ height: Emax, duration: tau, share });
  // the cost is known by the heats of both starts, and by how many there are of each
  const [far, odds] = [p - q, math.log((p * (1 - q)) / (q * (1 - p)))];
  const spread = (far * far * WITHIN) / (p * (1 - p)) + odds * odds * p * (1 - p);
  const small = known.mismatch < SMALL;
  // four times what the error asks for: of 1e6 its own estimate, from blocks, scatters by a third, and the identity failed at 4.1 of it
  const needed = (small ? 1 : 4) * trajectoriesFor(spread, known.mismatch, small ? COARSE.aim : undefined);
  const many = Math.max(trajectoriesFor(SPREAD, known.EP_p), trajectoriesOf(known.p_err));
  const columns = { start: "stateStart", end: "state", entropy: "bathEntropy" };
  const part = (name: "cost" | "divergences") => of("both", mismatch(name, columns, [1 - guess, guess]));
  const gap = mismatch("difference", columns, [1 - guess, guess]);
  const parts = { Q: mean("bathEntropy"), H: shannon("state"), H0: shannon("stateStart") };
  return {
    experiments: {
      given: sized(model("bitErasure", of1(p)), many, budget),
      // what is grouped by the start takes longer
      both: sized(model("bitErasure", of1(p)), needed, budget, { point: 2 }),
      prior: sized(model("bitErasure", of1(q)), trajectoriesFor(SPREAD, known.EP_q), budget, { point: 1 }),
    },
    quantities: {
      prior_q: exact(q),
      EP_p: of("given", produced(h2(p))),
      EP_q: of("prior", produced(h2(q))),
      mismatch: part("divergences"),
      EP_difference: part("cost"),
      heat_p: of("given", mean("heat")),
      p_err: of("given", probability("state == 1")),
      // with the entropy of the start as it is sampled
      direct: of("given", derived("Q + H - H0", parts)),
      identity_above: of("both", gap),
      identity_below: { kind: "sum", terms: [{ run: "both", request: gap, factor: -1 }] },
    },
  };
}

/** Cost less divergences of the same sample: 0 within its error, from either side. */
const NONE = { identity_above: 0, identity_below: 0 };

export const mismatchCost: Claim<Settings> = {
  id: "kolchinsky-wolpert2017-mismatch-cost",
  citation: "A. Kolchinsky, D. H. Wolpert, J. Stat. Mech. 083202 (2017); PRE 104, 054107 (2021)",
  formula: "EP(p) - EP(q) = D(p||q) - D(p'||q'), q the start of least EP",
  parameters: { Emax: "height of the ramp, kT", tau: "its duration", p: "share of one at the start" },
  ofReference: [],
  references: kolchinskyWolpert2017References,
  source: "moment equations of the driven level",
  theory,
  trajectories: MILLION,
  setup: (p, budget) => starts(p, budget, theory(p).prior_q),
  judged: (p) => [...Object.keys(theory(p)), ...Object.keys(NONE)],
  pooled: () => ["EP_p", "EP_q", "mismatch", "heat_p", "p_err"],
  scales: (p): Record<string, number> => {
    const { mismatch: cost } = theory(p);
    return cost < SMALL ? { mismatch: COARSE.scale * cost, EP_difference: COARSE.scale * cost } : {};
  },
  least: () => NONE,
  acceptance: JUMPS,
  control: {
    says: "a start that is not the best is taken for it",
    breaks: "EP_difference",
    setup: (p, budget) => starts(p, budget, (1 + 3 * theory(p).prior_q) / 4),
  },
};
