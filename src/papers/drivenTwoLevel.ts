// Work on a two-level system whose gap is ramped from e0 to e1, and back.
import { exponential, mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { momentsDriven, tiltedDriven, workOf } from "../theory/network/drivenMoments.js";
import type { DrivenJumps } from "../theory/network/generator.js";
import { quadrature } from "../theory/network/quadrature.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { crooks1999DrivenTwoLevelReferences } from "./references/crooks1999DrivenTwoLevel.js";
import { AIM, exact, times } from "./smallNetworks.js";

interface Ramp {
  readonly kind: "fermi" | "arrh";
  readonly G: number;
  readonly e0: number;
  readonly e1: number;
  readonly tau: number;
}

const rampOf = (p: Settings): Ramp => p as unknown as Ramp;
const filled = (E: number): number => 1 / (1 + math.exp(E));
/** -ln(1 + e^-E), the free energy at a gap. */
const free = (E: number): number => -math.log1p(math.exp(-E));

/** Rates up and down at a gap. */
const rates = ({ kind, G }: Ramp, E: number): readonly [up: number, down: number] =>
  kind === "fermi" ? [G * filled(E), G * (1 - filled(E))] : [G * math.exp(-E / 2), G * math.exp(E / 2)];

function driven(p: Ramp): DrivenJumps {
  return {
    breaks: [],
    at: (t) => {
      const [up, down] = rates(p, p.e0 + ((p.e1 - p.e0) * t) / p.tau);
      return {
        states: 2,
        channels: [
          { from: 0, to: 1, rate: up, entropy: Number.NaN },
          { from: 1, to: 0, rate: down, entropy: Number.NaN },
        ],
      };
    },
  };
}

/** ∫ of the rate out of a state over the ramp. */
function hazards(p: Ramp): readonly [number, number] {
  const at = (i: 0 | 1) => (s: number) => p.tau * rates(p, p.e0 + (p.e1 - p.e0) * s)[i];
  return [quadrature(at(0), 0, 1, 64), quadrature(at(1), 0, 1, 64)];
}

function theory(given: Settings) {
  const p = rampOf(given);
  const { e0, e1, tau } = p;
  const dF = free(e1) - free(e0);
  const start = [1 - filled(e0), filled(e0)];
  const jumps = driven(p);
  const slope = [0, (e1 - e0) / tau];
  const found = momentsDriven(jumps, start, 0, tau, [workOf(2, () => slope)]);
  const generating = (lambda: number): number => {
    const rest = slope.map((x) => -lambda * x);
    const g = tiltedDriven(jumps, start, 0, tau, { jump: () => [0, 0], rest: () => rest });
    return (g[0] as number) + (g[1] as number);
  };
  const back = rampOf({ ...given, e0: e1, e1: e0 });
  const reversed = tiltedDriven(driven(back), [1 - filled(e1), filled(e1)], 0, tau, {
    jump: () => [0, 0],
    rest: () => slope.map((x) => x / 2),
  });
  const [h0, h1] = hazards(p);
  const mean_W = found.mean[0] as number;
  return {
    dF,
    mean_W,
    var_W: found.covariance[0]?.[0] as number,
    mean_Wdiss: mean_W - dF,
    jarzynski: generating(1),
    exp_minus_dF: math.exp(-dF),
    mgf_half_fwd: generating(0.5),
    crooks_half: math.exp(-dF) * ((reversed[0] as number) + (reversed[1] as number)),
    atom_W0: (start[0] as number) * math.exp(-h0),
    atom_Wmax: (start[1] as number) * math.exp(-h1),
    p1_final: found.probabilities[1] as number,
  };
}

const SAMPLES = 2_000_000;

/** The gap goes from `from` to `to`. */
function ramped(
  p: Ramp,
  [from, to]: readonly [number, number],
  start: "equilibrium" | "off" | "on",
  point: number,
  { trajectories, seed }: Budget,
): NetworkExperiment {
  const law = p.kind === "fermi" ? { fermi: p.G } : { prefactor: p.G, split: 0.5 };
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { E: from },
      states: { off: 0, on: "E" },
      edges: [{ from: "off", to: "on", ...law }],
      start: start === "equilibrium" ? { kind: "equilibrium" } : { kind: "point", at: start },
    },
    method: { scheme: "gillespie" },
    control: {
      duration: p.tau,
      ramps: {
        E: [
          [0, from],
          [1, to],
        ],
      },
    },
    record: {},
    ensemble: { trajectories, seed, point },
  });
}

/** `reached`: where the gap ends; e1 but in the control. */
function setup(given: Settings, budget: Budget, reached: number): Setup {
  const p = rampOf(given);
  const { e0 } = p;
  const dF = free(p.e1) - free(e0);
  const there = [e0, reached] as const;
  const known = theory(given);
  const [h0, h1] = hazards(p);
  // an atom of the work is what never jumps, of those that begin there
  const atom = (start: "off" | "on", h: number, point: number) =>
    ramped(p, there, start, point, times(budget, math.expm1(h) / (AIM * AIM) / SAMPLES));
  const W = known.var_W / (AIM * AIM * known.mean_Wdiss * known.mean_Wdiss);
  const final = (1 - known.p1_final) / (known.p1_final * AIM * AIM);
  const staying = (run: "off" | "on"): Quantity => {
    const share = run === "on" ? filled(e0) : 1 - filled(e0);
    const request = probability("jumps == 0");
    return { kind: "function", run, request, value: (x) => share * x, slope: () => share };
  };
  return {
    experiments: {
      forward: ramped(p, there, "equilibrium", 0, times(budget, Math.max(W, final, SAMPLES) / SAMPLES)),
      reverse: ramped(p, [reached, e0], "equilibrium", 1, budget),
      off: atom("off", h0, 2),
      on: atom("on", h1, 3),
    },
    quantities: {
      dF: exact(dF),
      mean_W: of("forward", mean("work")),
      var_W: of("forward", variance("work")),
      mean_Wdiss: of("forward", mean(`work - ${dF}`)),
      jarzynski: of("forward", exponential("-work")),
      exp_minus_dF: exact(math.exp(-dF)),
      mgf_half_fwd: of("forward", exponential("-work/2")),
      crooks_half: {
        kind: "function",
        run: "reverse",
        request: exponential("-work/2"),
        value: (x) => math.exp(-dF) * x,
        slope: () => math.exp(-dF),
      },
      atom_W0: staying("off"),
      atom_Wmax: staying("on"),
      p1_final: of("forward", probability("state == 1")),
      p_W_below_dF: of("forward", probability(`work < ${dF}`)),
    },
  };
}

export const drivenGap: Claim<Settings> = {
  id: "jarzynski1997-crooks1999-driven-two-level",
  citation: "C. Jarzynski, PRL 78, 2690 (1997); G.E. Crooks, PRE 60, 2721 (1999)",
  formula:
    "<e^-W> = e^-dF, <e^(-lambda W)> = e^-dF <e^(-(1 - lambda) W)> of the reverse; W = 0 and W = e1 - e0 have weight",
  parameters: {
    kind: "fermi: G f(E) up, G (1 - f) down; arrh: G e^(-E/2), G e^(E/2)",
    G: "rate",
    e0: "gap at the start",
    e1: "gap at the end",
    tau: "duration",
  },
  ofReference: [],
  references: crooks1999DrivenTwoLevelReferences,
  source: "(tilted) master equation; no-jump probabilities; PDE of the work's law",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, rampOf(p).e1),
  judged: (p) => [...Object.keys(theory(p)), "p_W_below_dF"],
  pooled: () => [
    "mean_W",
    "var_W",
    "jarzynski",
    "mgf_half_fwd",
    "crooks_half",
    "atom_W0",
    "atom_Wmax",
    "p1_final",
    "p_W_below_dF",
  ],
  acceptance: JUMPS,
  control: {
    says: "the gap ends at 0.97 of e1",
    breaks: "mean_W",
    setup: (p, budget) => setup(p, budget, 0.97 * rampOf(p).e1),
  },
};
