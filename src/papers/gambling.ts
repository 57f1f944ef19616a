// A demon that stops: a level n with energies E_0 … E_N goes up by dE at t = k - 1 and relaxes for dt until t = k, where it may be left
// alone for good. In a chain of these steps, of which stays are jumps as well, so that conditions are judged at each of them.
//   <e^(-(W - dF) - delta)> = 1 at the stop, dF = E_k n + ln rho_k(n) - F_eq(E_0), delta = ln[rho_k(n)/rho~_(N-k)(n)]
// rho~ is the law of the reversed protocol at this level, started in equilibrium at E_N.
import { mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, FEEDBACK, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { manzano2021GamblingReferences } from "./references/manzano2021Gambling.js";

interface Game {
  readonly E0: number;
  readonly Ef: number;
  readonly N: number;
  readonly dt: number;
}

const fermi = (E: number): number => 1 / (1 + math.exp(E));
const freeEnergy = (E: number): number => -math.log(1 + math.exp(-E));

/** P(n = 1) after each step forward, and at each level backward. */
function laws({ E0, Ef, N, dt }: Game): { forward: number[]; backward: number[] } {
  const left = math.exp(-dt);
  const level = (k: number): number => E0 + ((Ef - E0) * k) / N;
  const relaxed = (p: number, k: number): number => fermi(level(k)) + (p - fermi(level(k))) * left;
  const forward = [fermi(E0)];
  for (let k = 1; k <= N; k++) forward.push(relaxed(forward[k - 1] as number, k));
  const backward = [fermi(Ef)];
  for (let k = N; k > 0; k--) backward.unshift(relaxed(backward[0] as number, k));
  return { forward, backward };
}

/** What counts of a step through an edge. */
const THERE = [1, 0] as const;
const BACK = [0, 1] as const;
const BOTH = [1, 1] as const;

/** A function of k as a table. */
const tabled = (values: readonly number[]) => ({ x: values.map((_, k) => k), y: values });

const stepping = (
  game: Game,
  stop: string | null,
  { trajectories, seed }: Budget,
  point: number,
): NetworkExperiment => {
  const { E0, Ef, N, dt } = game;
  const { forward, backward } = laws(game);
  const rise = (Ef - E0) / N;
  const ln = (p: number): number => math.log(p);
  const moved = 1 - math.exp(-dt);
  const up = `${moved}/(1 + exp(E))`;
  const down = `${moved}/(1 + exp(-E))`;
  const law = "(state*ln1(jumps) + (1 - state)*ln0(jumps))";
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: { E: E0 },
    tables: {
      ln1: tabled(forward.map(ln)),
      ln0: tabled(forward.map((p) => ln(1 - p))),
      back1: tabled(backward.map(ln)),
      back0: tabled(backward.map((p) => ln(1 - p))),
    },
    states: { empty: 0, full: "E" },
    // a stay is half a jump there and half a jump back
    edges: [
      {
        from: "empty",
        to: "full",
        forward: up,
        backward: down,
        counts: { ones: THERE, zeros: BACK, lifted: BACK },
      },
      {
        from: "empty",
        to: "empty",
        forward: `(1 - ${up})/2`,
        backward: `(1 - ${up})/2`,
        counts: { zeros: BOTH },
      },
      {
        from: "full",
        to: "full",
        forward: `(1 - ${down})/2`,
        backward: `(1 - ${down})/2`,
        counts: { ones: BOTH, lifted: BOTH },
      },
    ],
    start: { kind: "equilibrium" },
  };
  return experiment({
    system,
    method: { scheme: "chain" },
    control: {
      duration: N,
      ramps: {
        E: Array.from({ length: N }, (_, k): [number, number][] => [
          [k / N, E0 + rise * (k + 1)],
          [(k + 1) / N, E0 + rise * (k + 1)],
        ]).flat(),
      },
    },
    record: {
      columns: {
        dF: `(${E0} + ${rise}*jumps)*state + ${law} - ${freeEnergy(E0)}`,
        delta: `${law} - state*back1(jumps) - (1 - state)*back0(jumps)`,
      },
    },
    ...(stop === null
      ? {}
      : {
          stop: stop
            .replace("dE", `${rise}`)
            .replace("dF", `((${E0} + ${rise}*jumps)*state + ${law} - (${freeEnergy(E0)}))`),
        }),
    ensemble: { trajectories, seed, point },
  });
};

function gambled(p: Settings, budget: Budget, correction: string): Setup {
  const game = { E0: number(p.E0), Ef: number(p.Ef), N: number(p.N), dt: number(p.dt) };
  const stop =
    p.policy === "optimal"
      ? `${game.Ef > 0 ? "ones" : "zeros"} > 0.5`
      : `jumps > 0.5 && (dE)*lifted - dF <= -${number(p.wth)}`;
  const stopped = (request: Parameters<typeof of>[1]): Quantity => of("stopped", request);
  return {
    experiments: {
      stopped: stepping(game, stop, budget, 0),
      never: stepping(game, null, budget, 1),
    },
    quantities: {
      W: stopped(mean("work")),
      dF: stopped(mean("dF")),
      W_minus_dF: stopped(mean("work - dF")),
      minus_delta: stopped(mean("-delta")),
      exp_FT: stopped(mean(`exp(dF - work${correction})`)),
      exp_no_delta: stopped(mean("exp(dF - work)")),
      p_early_stop: stopped(probability(`jumps < ${game.N - 0.5}`)),
      mean_stop_step: stopped(mean("jumps")),
      W_no_stop: of("never", mean("work")),
      dF_eq: { kind: "exact", value: freeEnergy(game.Ef) - freeEnergy(game.E0) },
      W_var: stopped(variance("work")),
      above: stopped(mean("work - dF + delta")),
      ...(p.policy === "optimal" ? { gained: stopped(mean("dF - work")) } : {}),
    },
  };
}

const NUMBERS = [
  "W",
  "dF",
  "W_minus_dF",
  "minus_delta",
  "exp_FT",
  "exp_no_delta",
  "p_early_stop",
  "mean_stop_step",
  "W_no_stop",
  "dF_eq",
  "W_var",
  "above",
] as const;

export const gamblingDemon: Claim<Settings> = {
  id: "manzano-2021-gambling",
  citation: "G. Manzano, D. Subero, O. Maillet, R. Fazio, J. P. Pekola, É. Roldán, PRL 126, 080603 (2021)",
  formula:
    "<e^(-(W - dF) - delta)> = 1 at a stopping time, <W> - <dF> >= -<delta>: less than 0 by stopping well",
  parameters: {
    E0: "first level",
    Ef: "last level",
    N: "number of steps",
    dt: "time of each, at rate 1",
  },
  optional: {
    policy: "optimal: stops at the first step after which n = 1 (Ef > 0) or 0 (Ef < 0)",
    wth: "stops at the first step with W - dF <= -wth",
  },
  ofReference: [],
  references: manzano2021GamblingReferences,
  source: "enumeration",
  trajectories: 102_400,
  setup: (p, budget) => gambled(p, budget, " - delta"),
  judged: (p) => [...NUMBERS, ...(p.policy === "optimal" ? ["gained"] : [])],
  least: (p): Readonly<Record<string, number>> =>
    p.policy === "optimal" ? { above: 0, gained: 0 } : { above: 0 },
  acceptance: FEEDBACK,
  control: {
    says: "delta is forgotten",
    breaks: "exp_FT",
    setup: (p, budget) => gambled(p, budget, ""),
  },
};
