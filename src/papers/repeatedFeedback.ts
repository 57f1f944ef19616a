// The two-state engine read again and again: each reading moves the level, by itself or by all that has been read; and what is left of the
// correlation in the end.
import { exponentialOfFiniteVariance, mean, variance } from "../estimate/request.js";
import { experiment } from "../spec/build.js";
import type { Policy } from "../spec/feedback/feedback.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { reverse } from "../spec/reverse.js";
import { type Budget, type Claim, FEEDBACK, of, type Settings, type Setup } from "./claim.js";
import { horowitzVaikuntanathan2010References } from "./references/horowitzVaikuntanathan2010.js";
import { itoSagawa2013References } from "./references/itoSagawa2013.js";
import { sagawaUeda2012ExchangeReferences } from "./references/sagawaUeda2012Exchange.js";

/** A level between rounds of equal length; the start is equilibrium at 0 unless `filled` is given. */
interface Rounds {
  readonly count: number;
  readonly length: number;
  readonly eps: number;
  readonly act: Policy["act"];
  readonly filter?: Policy["filter"];
  readonly filled?: number | undefined;
  /** Whether the system's entropy is booked between the solved laws. */
  readonly entropy?: boolean;
}

function rounds(
  { count, length, eps, act, filter, filled, entropy = false }: Rounds,
  { trajectories, seed }: Budget,
): NetworkExperiment {
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { E: 0 },
      states: { empty: 0, filled: "E" },
      edges: [{ from: "empty", to: "filled", fermi: 1 }],
      start:
        filled === undefined
          ? { kind: "equilibrium" }
          : { kind: "probabilities", of: { empty: 1 - filled, filled } },
    },
    method: { scheme: "gillespie" },
    control: { duration: count * length, ramps: {} },
    feedback: {
      kind: "policy",
      measurement: {
        at: Array.from({ length: count }, (_, k) => k * length),
        of: "state",
        channel: { kind: "binary", error: eps },
      },
      ...(filter === undefined ? {} : { filter }),
      act,
    },
    record: entropy ? { systemEntropy: "solved" } : {},
    ensemble: { trajectories, seed },
  });
}

interface Repeated {
  readonly N: number;
  readonly eps: number;
  readonly Ej: number;
  readonly tau: number;
  readonly policy: "last" | "bayes";
}

/** Each reading, or the posterior of all of them, says where the level jumps; it comes back to 0 by the next. */
function repeated(p: Settings, budget: Budget, equality: string): Setup {
  const { N, eps, tau } = p as unknown as Repeated;
  const { Ej = 0, policy = "last" } = p as unknown as Partial<Repeated>;
  const jump = policy === "bayes" ? "log(p_empty/p_filled)" : `y == 0 ? ${Ej} : ${-Ej}`;
  const engine = rounds(
    {
      count: N,
      length: tau,
      eps,
      act: {
        E: [
          [0, jump],
          [tau, 0],
        ],
      },
      ...(policy === "bayes" ? { filter: { kind: "bayes" } } : {}),
    },
    budget,
  );
  return {
    experiments: { engine, backward: reverse(engine) },
    quantities: {
      W: of("engine", mean("work")),
      W_ext: of("engine", mean("-work")),
      W_var: of("engine", variance("work")),
      I_total: of("engine", mean("information")),
      exp_mW_mI: of("engine", exponentialOfFiniteVariance(equality)),
      exp_mW: of("engine", exponentialOfFiniteVariance("-work")),
      gamma_backward: of("backward", mean("repeated*exp(-logProbability)")),
    },
  };
}

export const repeatedFeedback: Claim<Settings> = {
  id: "horowitz-vaikuntanathan-2010",
  citation: "J.M. Horowitz, S. Vaikuntanathan, PRE 82, 061120 (2010)",
  formula: "<e^(-W-I)> = 1 with I = sum of ln[p(m_k|x_k)/p(m_k|m_<k)]; <e^-W> = gamma",
  parameters: { N: "number of rounds", eps: "probability of a wrong reading", tau: "time of a round" },
  ofReference: [],
  optional: { Ej: "level after a reading", policy: '"last" reading, or "bayes": the posterior of all' },
  references: horowitzVaikuntanathan2010References,
  source: "all records, each with its driven master equation",
  trajectories: 1_000_000,
  setup: (p, budget) => repeated(p, budget, "-work - information"),
  judged: () => ["W", "W_var", "I_total", "exp_mW_mI", "exp_mW", "gamma_backward"],
  acceptance: FEEDBACK,
  control: {
    // with any normalised law in place of p(y|past) the equality would hold
    says: "the information term is left out",
    breaks: "exp_mW_mI",
    setup: (p, budget) => repeated(p, budget, "-work"),
  },
};

interface Exchanged {
  readonly eps: number;
  readonly Ej: number;
  readonly tau: number;
  readonly p1: number | undefined;
}

/** One reading; sigma = ln p_i(x) - ln p_f(x') + Q. */
function exchange(p: Settings, budget: Budget, equality: string): Setup {
  const { eps, Ej, tau, p1 } = p as unknown as Exchanged;
  const act: Policy["act"] = {
    E: [
      [0, `y == 0 ? ${Ej} : ${-Ej}`],
      [tau, 0],
    ],
  };
  return {
    experiments: { engine: rounds({ count: 1, length: tau, eps, act, filled: p1, entropy: true }, budget) },
    quantities: {
      W: of("engine", mean("work")),
      sigma: of("engine", mean("entropyProduction")),
      dI: of("engine", mean("remainingInformation - information")),
      I_final: of("engine", mean("remainingInformation")),
      sigma_minus_dI: of("engine", mean("entropyProduction - remainingInformation + information")),
      FT: of("engine", exponentialOfFiniteVariance(equality)),
    },
  };
}

const EXCHANGE = "-entropyProduction + remainingInformation - information";

/** In the catalogue's rows p_i and p_f are uniform; its clarification adds one where they are not. */
const UNEQUAL = {
  parameters: { eps: 0.1, Ej: 1, tau: 0.5, p1: 0.3 },
  values: {
    W: -0.0520217598,
    sigma: -0.0067626839,
    dI: -0.1728043332,
    I_final: 0.1431481713,
    sigma_minus_dI: 0.1660416493,
    FT: 1,
  },
} as const;

export const informationExchange: Claim<Settings> = {
  id: "sagawa-ueda-2012-exchange",
  citation: "T. Sagawa, M. Ueda, PRL 109, 180602 (2012); NJP 15, 125012 (2013)",
  formula: "<e^(-sigma + dI)> = 1, <sigma> >= dI",
  parameters: {
    eps: "probability of a wrong reading",
    Ej: "level after the reading",
    tau: "time of the ramp",
  },
  ofReference: [],
  optional: { p1: "share that starts filled; equilibrium unless given" },
  references: [...sagawaUeda2012ExchangeReferences, UNEQUAL],
  source: "driven master equation",
  trajectories: 1_000_000,
  setup: (p, budget) => exchange(p, budget, EXCHANGE),
  judged: () => ["W", "sigma", "dI", "I_final", "sigma_minus_dI", "FT"],
  acceptance: FEEDBACK,
  control: {
    // without what is left in the end it is an equality, too
    says: "what was known in the beginning is forgotten",
    breaks: "FT",
    setup: (p, budget) => exchange(p, budget, "-entropyProduction + remainingInformation"),
  },
};

interface Causal {
  readonly N: number;
  readonly eps: number;
  readonly Ej: number;
  readonly dt: number;
}

/** The level is held after each reading, and back at 0 before the next. */
function causal(p: Settings, budget: Budget, equality: string): Setup {
  const { N, eps, Ej, dt } = p as unknown as Causal;
  const made: Rounds = {
    count: N,
    length: dt,
    eps,
    entropy: true,
    act: {
      E: [
        [0, `y == 0 ? ${Ej} : ${-Ej}`],
        [dt, `y == 0 ? ${Ej} : ${-Ej}`],
        [dt, 0],
      ],
    },
  };
  return {
    experiments: { engine: rounds(made, budget) },
    quantities: {
      W: of("engine", mean("work")),
      sigma: of("engine", mean("entropyProduction")),
      I_fin: of("engine", mean("remainingInformation")),
      I_tr_sum: of("engine", mean("information")),
      bound: of("engine", mean("remainingInformation - information")),
      slack: of("engine", mean("entropyProduction - remainingInformation + information")),
      FT: of("engine", exponentialOfFiniteVariance(equality)),
    },
  };
}

export const causalNetwork: Claim<Settings> = {
  id: "ito-sagawa-2013",
  citation: "S. Ito, T. Sagawa, PRL 111, 180603 (2013)",
  formula: "<sigma> >= I_fin - sum of I_tr, <e^(-sigma + Theta)> = 1",
  parameters: {
    N: "number of rounds",
    eps: "probability of a wrong reading",
    Ej: "level after a reading",
    dt: "time of a round",
  },
  ofReference: [],
  references: itoSagawa2013References,
  source: "all records, each with its propagators",
  trajectories: 1_000_000,
  setup: (p, budget) => causal(p, budget, EXCHANGE),
  judged: () => ["W", "sigma", "I_fin", "I_tr_sum", "bound", "slack", "FT"],
  acceptance: FEEDBACK,
  control: {
    // without what is left in the end it is an equality, too
    says: "what was known in the beginning is forgotten",
    breaks: "FT",
    setup: (p, budget) => causal(p, budget, "-entropyProduction + remainingInformation"),
  },
};
