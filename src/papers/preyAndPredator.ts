// Prey that multiply, predators that multiply by eating them: moments and extinctions after a short time.
import { covariance, mean, probability, variance } from "../estimate/request.js";
import { reaction } from "../spec/reaction/build.js";
import { expected, meanAndVariance } from "../theory/reaction/law.js";
import { finiteStateProjection } from "../theory/reaction/projection.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { asked, SAMPLES } from "./reactionMoments.js";
import { gillespie1977LotkaVolterraReferences } from "./references/gillespie1977LotkaVolterra.js";
import { AIM, once } from "./smallNetworks.js";

type Volterra = Readonly<Record<"c1" | "c2" | "c3" | "x0" | "y0" | "t", number>>;

function solved(given: Parameters, tolerance: number) {
  const { c1, c2, c3, x0, y0, t } = given as unknown as Volterra;
  const kinetics = {
    species: 2,
    reactions: [
      { change: [1, 0], propensity: ([X = 0]: readonly number[]) => c1 * X },
      { change: [-1, 1], propensity: ([X = 0, Y = 0]: readonly number[]) => c2 * X * Y },
      { change: [0, -1], propensity: ([, Y = 0]: readonly number[]) => c3 * Y },
    ],
  };
  const law = finiteStateProjection(kinetics, [x0, y0], t, tolerance);
  const [X, varX] = meanAndVariance(law, ([x = 0]) => x);
  const [Y, varY] = meanAndVariance(law, ([, y = 0]) => y);
  return {
    mean_X: X,
    var_X: varX,
    mean_Y: Y,
    var_Y: varY,
    cov: expected(law, ([x = 0, y = 0]) => (x - X) * (y - Y)),
    p_Y_extinct: expected(law, ([, y]) => (y === 0 ? 1 : 0)),
    p_X_extinct: expected(law, ([x]) => (x === 0 ? 1 : 0)),
  };
}

/** Of tens of thousands of states. */
const volterraTheory = once((given: Parameters) => solved(given, 1e-12));
/** To plan runs by. */
const roughly = once((given: Parameters) => solved(given, 1e-4));

/** Runs after which each has the error AIM of it, in units of SAMPLES. */
function needed(given: Parameters): Readonly<Record<string, number>> {
  const { var_X, var_Y, cov, p_X_extinct: X, p_Y_extinct: Y } = roughly(given);
  const spreads = { cov: (var_X * var_Y) / (cov * cov) + 1, p_X_extinct: 1 / X - 1, p_Y_extinct: 1 / Y - 1 };
  return Object.fromEntries(
    Object.entries(spreads).map(([name, spread]) => [name, spread / (AIM * AIM) / SAMPLES]),
  );
}
/** Of the variances, whose counts are skewed. */
const FOR_VARIANCES = 2.6;
/** Beyond so many a number is reported alone: 3e9 runs for the covariance of the second set, whose counts are hardly correlated. */
const MOST = 13;

/** `sated`: predators that eat do not multiply. */
function volterraSetup(given: Parameters, budget: Budget, sated: boolean): Setup {
  const { c1, c2, c3, x0, y0, t } = given as unknown as Volterra;
  return {
    experiments: {
      counts: asked(
        {
          species: { X: x0, Y: y0 },
          given: [
            reaction("X -> 2 X", c1),
            reaction(sated ? "X + Y -> Y" : "X + Y -> 2 Y", c2),
            reaction("Y -> 0", c3),
          ],
          duration: t,
          factor: Math.max(FOR_VARIANCES, ...Object.values(needed(given)).filter((runs) => runs <= MOST)),
        },
        budget,
      ),
    },
    quantities: {
      mean_X: of("counts", mean("X")),
      var_X: of("counts", variance("X")),
      mean_Y: of("counts", mean("Y")),
      var_Y: of("counts", variance("Y")),
      cov: of("counts", covariance("X", "Y")),
      p_Y_extinct: of("counts", probability("Y == 0")),
      p_X_extinct: of("counts", probability("X == 0")),
    },
  };
}

/** Next to nothing, and judged on the scale of a probability. */
const NOTHING = 1e-5;

export const preyAndPredator: Claim = {
  id: "gillespie1977-lotka-volterra",
  citation: "D.T. Gillespie, J. Phys. Chem. 81, 2340 (1977), section V",
  formula: "X -> 2X, X + Y -> 2Y, Y -> 0: the moments are the master equation's",
  parameters: {
    c1: "births per prey",
    c2: "meals per pair",
    c3: "deaths per predator",
    x0: "prey at the start",
    y0: "predators at the start",
    t: "time",
  },
  ofReference: ["nx", "ny"],
  references: gillespie1977LotkaVolterraReferences as Claim["references"],
  source: "master equation by finite state projection",
  theory: volterraTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => volterraSetup(p, budget, false),
  judged(p) {
    const seen = Object.entries(needed(p)).flatMap(([name, runs]) => (runs <= MOST ? [name] : []));
    const nothing = roughly(p).p_X_extinct < NOTHING ? ["p_X_extinct"] : [];
    return ["mean_X", "var_X", "mean_Y", "var_Y", ...seen, ...nothing];
  },
  pooled: () => ["mean_X", "var_X", "mean_Y", "var_Y"],
  scales: (p) => (roughly(p).p_X_extinct < NOTHING ? { p_X_extinct: 1 } : { none: 1 }),
  acceptance: JUMPS,
  control: {
    says: "predators that do not multiply by what they eat",
    breaks: "mean_Y",
    setup: (p, budget) => volterraSetup(p, budget, true),
  },
};
