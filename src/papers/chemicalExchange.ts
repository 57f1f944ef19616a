// A <=> X <=> B: a species between two chemostats. X is Poisson although a current flows through it.
import { covariance, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import { reaction, reactions } from "../spec/reaction/build.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { type Functional, longRun } from "../theory/network/cumulants.js";
import type { Jumps } from "../theory/network/generator.js";
import { leading, tilt } from "../theory/network/tilted.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Quantity, type Setup } from "./claim.js";
import { schmiedlSeifert2007ChemicalReferences } from "./references/schmiedlSeifert2007Chemical.js";
import { AIM, exact, samplesFor, timeFor, times } from "./smallNetworks.js";

interface Species {
  readonly a: number;
  readonly am: number;
  readonly b: number;
  readonly bm: number;
  readonly z: number;
}

const speciesOf = (p: Parameters): Species => p as unknown as Species;

/** Molecules that theory follows: far beyond those that a Poisson law with the mean (a + b-)/(a- + b) reaches, tilted by e^z or not. */
const reachOf = ({ a, am, b, bm, z }: Species): number =>
  Math.ceil(60 + (20 * (a + bm) * math.exp(Math.abs(z))) / (am + b));

/** From each n: in from A, out to A, in from B, out to B. */
function jumpsOf(p: Species): Jumps {
  const { a, am, b, bm } = p;
  const N = reachOf(p);
  const pair = (n: number, up: number, down: number) => {
    const entropy = math.log(up / (down * (n + 1)));
    return [
      { from: n, to: n + 1, rate: up, entropy },
      { from: n + 1, to: n, rate: down * (n + 1), entropy: -entropy },
    ];
  };
  return {
    states: N + 1,
    channels: Array.from({ length: N }, (_, n) => [...pair(n, a, am), ...pair(n, bm, b)]).flat(),
  };
}

/** Net molecules from A. */
const taken = (p: Species): Functional => ({
  jump: Array.from({ length: reachOf(p) }, () => [1, -1, 0, 0]).flat(),
});
const number = (p: Species): Functional => ({
  jump: new Float64Array(4 * reachOf(p)),
  rest: Array.from({ length: reachOf(p) + 1 }, (_, n) => n),
});

const affinityOf = ({ a, am, b, bm }: Species): number => math.log((a * b) / (am * bm));
const thetaOf = ({ a, am, b, bm }: Species, z: number): number =>
  ((a * math.exp(z) + bm) * (am * math.exp(-z) + b)) / (am + b) - a - bm;

function theory(given: Parameters) {
  const p = speciesOf(given);
  const jumps = jumpsOf(p);
  const run = longRun(jumps, [taken(p), number(p)]);
  const J = run.mean[0] as number;
  const affinity = affinityOf(p);
  const theta = (z: number): number => leading(jumps, tilt([taken(p)], [z])).value;
  return {
    mean_X: run.mean[1] as number,
    J,
    affinity,
    ep_rate: J * affinity,
    theta: theta(p.z),
    theta_exact: thetaOf(p, p.z),
    theta_reflected: theta(-affinity - p.z),
    var_rate: run.covariance[0]?.[0] as number,
  };
}

const SAMPLES = 1_000_000;

/** With ln r = ln[(am e^-z + b)/(am + b)], how much more e^(z N) grows from a molecule more, <e^(z N) r^(X - XStart)> = e^(theta t) from any start. */
const exponent = (p: Species, z: number): string => {
  const each = math.log((p.am * math.exp(-z) + p.b) / (p.am + p.b));
  return `(${z}*particles_A + ${each}*(X - XStart))`;
};

/** d/dt of ln of the relative scatter of two such averages, one times the other. */
const overlap = (p: Species, y: number, z: number): number => {
  // with rates e^... of both, n stays Poisson: theta of y + z with the product of both growths
  const s = (x: number): number => (p.am * math.exp(-x) + p.b) / (p.am + p.b);
  const [up, down] = [s(y) * s(z), 1 / (s(y) * s(z))];
  const mean = (p.a + p.bm) / (p.am + p.b);
  const rate =
    p.a * (math.exp(y + z) * up - 1) +
    p.bm * (up - 1) +
    mean * (p.am * (math.exp(-y - z) * down - 1) + p.b * (down - 1));
  return rate - thetaOf(p, y) - thetaOf(p, z);
};

/** Where theta is 0 for sure, z = 0 or -affinity: next to it, the difference between both averages has little noise. */
const zeroNear = (p: Species, z: number): number =>
  Math.abs(z) < Math.abs(z + affinityOf(p)) ? 0 : -affinityOf(p);

/** Relaxation times after which the start is forgotten. */
const FORGOTTEN = 28;
/** Entropy fluctuates by what a molecule more or less at the ends is worth, beside what its flow does. */
const SPARE = 1.4;
const TIME = 1;
/** Rough relative variance of the difference over TIME, and so the trajectories that theta needs. */
function samplesOfTheta(p: Species, z: number): number {
  const near = zeroNear(p, z);
  const at = (y: number, x: number): number =>
    math.exp(TIME * (overlap(p, y, x) + thetaOf(p, y) + thetaOf(p, x)));
  const variance = at(z, z) - 2 * at(z, near) + at(near, near);
  const wanted = AIM * thetaOf(p, z) * TIME;
  return (2 * variance) / (wanted * wanted);
}
const MOST = 8_000_000;

/** ln(1 + <difference>)/t. */
function thetaBy(p: Species, z: number): Quantity {
  const near = zeroNear(p, z);
  return {
    kind: "function",
    run: "tilted",
    request: mean(`exp(${exponent(p, z)}) - exp(${exponent(p, near)})`),
    value: (x) => math.log1p(x) / TIME,
    slope: (x) => 1 / (TIME * (1 + x)),
  };
}

/** `loss`: rate of X -> B, b but in the control. */
function setup(given: Parameters, budget: Budget, loss: number): Setup {
  const p = speciesOf(given);
  const { a, am, b, bm, z } = p;
  const run = longRun(jumpsOf(p), [taken(p), number(p)]);
  const affinity = affinityOf(p);
  const V = run.covariance[0]?.[0] as number;
  const count = samplesFor([[V]]);
  const total = Math.max(2, (SPARE * timeFor(run)) / count);
  // what a molecule more gives to A in the end, but for what goes to B
  const h = am / (am + b);
  const reflected = -affinity - z;
  const needed = [z, reflected].map((x) => samplesOfTheta(p, x)).filter((n) => n < MOST);
  const average = (a + bm) / (am + b);
  const alone = (
    duration: number,
    burnIn: number,
    columns: Readonly<Record<string, string>>,
    point: number,
    { trajectories, seed }: Budget,
  ): ReactionExperiment =>
    experiment({
      system: reactions({
        species: { A: { fixed: 1 }, B: { fixed: 1 }, X: Math.round(average) },
        reactions: [
          reaction("A <-> X", { forward: a, backward: am }),
          reaction("X <-> B", { forward: loss, backward: bm }),
        ],
        start: burnIn > 0 ? { kind: "steady", burnIn } : { kind: "point" },
      }),
      control: { duration, ramps: {} },
      record: { columns },
      ensemble: { trajectories, seed, point },
    });
  const net = `particles_A - ${h}*(X - XStart)`;
  const columns = { stay: "integral(X)" };
  return {
    experiments: {
      long: alone(total, FORGOTTEN / (am + b), columns, 0, times(budget, count / SAMPLES)),
      tilted: alone(TIME, 0, {}, 1, times(budget, Math.max(...needed, SAMPLES) / SAMPLES)),
    },
    quantities: {
      mean_X: of("long", mean(`stay/${total}`)),
      J: of("long", mean(`particles_A/${total}`)),
      affinity: exact(affinity),
      ep_rate: of("long", mean(`bathEntropy/${total}`)),
      theta: thetaBy(p, z),
      theta_exact: exact(thetaOf(p, z)),
      theta_reflected: thetaBy(p, reflected),
      var_rate: of("long", covariance(`(${net})/${total}`, net)),
    },
  };
}

export const chemicalExchange: Claim = {
  id: "schmiedl-seifert2007-chemical-ft",
  citation: "T. Schmiedl, U. Seifert, J. Chem. Phys. 126, 044101 (2007)",
  formula: "theta(z) = (a e^z + b-)(a- e^-z + b)/(a- + b) - a - b- = theta(-dmu - z), EP = J dmu",
  parameters: {
    a: "rate A -> X",
    am: "rate X -> A per molecule",
    b: "rate X -> B per molecule",
    bm: "rate B -> X",
    z: "exponent of net molecules from A",
  },
  ofReference: ["N", "t"],
  references: schmiedlSeifert2007ChemicalReferences as Claim["references"],
  source: "closed form; largest eigenvalue of the tilted generator",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, speciesOf(p).b),
  // far from z = 0 and -dmu an average rests on trajectories that are too rare
  judged: (p) => {
    const species = speciesOf(p);
    const reflected = -affinityOf(species) - species.z;
    return Object.keys(theory(p)).filter(
      (name) =>
        (name !== "theta" || samplesOfTheta(species, species.z) < MOST) &&
        (name !== "theta_reflected" || samplesOfTheta(species, reflected) < MOST),
    );
  },
  pooled: () => ["mean_X", "J", "theta", "var_rate"],
  acceptance: JUMPS,
  control: {
    says: "X -> B at 0.9 of its rate",
    breaks: "J",
    setup: (p, budget) => setup(p, budget, 0.9 * speciesOf(p).b),
  },
};
