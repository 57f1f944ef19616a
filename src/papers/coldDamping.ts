// A force -alpha v without memory or noise. m v^2/2 is a potential of v and m^2/gamma its friction, so that the velocity is an
// overdamped variable.
import { derived, mean } from "../estimate/request.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import * as linear from "./linearFlows.js";
import { kimQian2004References } from "./references/kimQian2004.js";

const TRAJECTORIES = 20_480;
const STEP = 0.01;
const exact = (value: number): Quantity => ({ kind: "exact", value });

type Damped = Readonly<Record<"gamma" | "T" | "alpha" | "m", number>>;

const FOLLOWED = 5;

/** Heat to the bath is what is left of the kinetic energy and of the work of the force -alpha v. */
function damping(parameters: Parameters, budget: Budget, product: "along" | "ito"): Setup {
  const { gamma, T, alpha, m } = parameters as Damped;
  const system = linear.forced({
    v: { D: (gamma * T) / (m * m), force: `-${(gamma + alpha) / m}*v` },
  });
  const columns = {
    taken: `${alpha / FOLLOWED}*integral(v^2)`,
    heat_in: `(${product}(${m}*v, v) + ${alpha}*integral(v^2))/${FOLLOWED}`,
  };
  const rate = (gamma + alpha) / m;
  return {
    experiments: {
      steady: linear.followed(system, FOLLOWED, columns, { ...budget, dt: budget.dt ?? STEP / rate }),
    },
    quantities: {
      T_kin: of("steady", mean(`${m}*v^2`)),
      P_ext: of("steady", mean("taken")),
      heat_from_bath: of("steady", mean("heat_in")),
      entropy_pumping: exact(alpha / m),
      efficiency: of("steady", derived(`P/${(T * alpha) / m}`, { P: mean("taken") })),
      pumped: of("steady", derived(`${alpha / m} - Q/${T}`, { Q: mean("heat_in") })),
    },
  };
}

export const coldDamping: Claim = {
  id: "kim-qian-2004",
  citation: "K. H. Kim, H. Qian, PRL 93, 120602 (2004); PRE 75, 022102 (2007)",
  formula: "T_kin = gamma T/(gamma + alpha), P_ext/T <= alpha/m",
  parameters: { gamma: "friction", T: "temperature", alpha: "of the force -alpha v", m: "mass" },
  defaults: { m: 1 },
  ofReference: [],
  references: kimQian2004References,
  source: "closed form",
  theory: (parameters) => {
    const { gamma, T, alpha, m } = parameters as Damped;
    const T_kin = (gamma * T) / (gamma + alpha);
    const P = (alpha * T_kin) / m;
    return {
      T_kin,
      P_ext: P,
      heat_from_bath: P,
      entropy_pumping: alpha / m,
      efficiency: (P * m) / (T * alpha),
    };
  },
  trajectories: TRAJECTORIES,
  dt: STEP,
  setup: (p, budget) => damping(p, budget, "along"),
  judged: () => ["T_kin", "P_ext", "heat_from_bath", "entropy_pumping", "efficiency", "pumped"],
  least: () => ({ pumped: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "Ito's product for the heat",
    breaks: "heat_from_bath",
    setup: (p, budget) => damping(p, budget, "ito"),
  },
};
