// Slow driving of a dot: the excess work over a straight ramp and along the geodesic of its thermodynamic length.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { momentsDriven, workOf } from "../theory/network/drivenMoments.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { dot, exact, fermi, less, MILLION, number, sized, smooth, trajectoriesFor } from "./drivenBits.js";
import { crooksSivakLengthReferences } from "./references/crooksSivakLength.js";

/** sin^2 of the angle is the occupation in equilibrium: it turns evenly along the geodesic. */
const angleOf = (e: number): number => math.atan(math.exp(-e / 2));
const levelAt = (angle: number): number => -2 * math.log(math.tan(angle));

const asked = (p: Settings) => ({ e0: number(p.e0), e1: number(p.e1), tau: number(p.tau) });

function excess(p: Settings): Record<string, number> {
  const { e0, e1, tau } = asked(p);
  const dF = math.log1p(math.exp(-e0)) - math.log1p(math.exp(-e1));
  const along = (e: (t: number) => number, slope: (t: number) => number): number => {
    const driven = smooth((t) => dot(e(t)));
    const start = [1 - fermi(e0), fermi(e0)];
    const { mean: means } = momentsDriven(driven, start, 0, tau, [workOf(2, (t) => [0, slope(t)])]);
    return (means[0] as number) - dF;
  };
  const rise = (e1 - e0) / tau;
  const [a0, a1] = [angleOf(e0), angleOf(e1)];
  const turn = (a1 - a0) / tau;
  return {
    Wex_linear: along(
      (t) => e0 + rise * t,
      () => rise,
    ),
    Wex_geodesic: along(
      (t) => levelAt(a0 + turn * t),
      (t) => (-4 * turn) / math.sin(2 * (a0 + turn * t)),
    ),
    slow_linear: rise * (fermi(e0) - fermi(e1)),
    slow_geodesic: (4 * (a1 - a0) * (a1 - a0)) / tau,
  };
}

/** Where the 2e-3 of the catalogue take 4e8 jumps or fewer; beyond, as the time is longer, 5e-3. */
const FEW = 100;
const NEAR = 1.9e-3;
const FAR = 4.5e-3;
const FAR_SCALE = 5;
const far = (p: Settings): boolean => number(p.tau) > FEW;

function dots(p: Settings, budget: Budget, rate: number): Setup {
  const { e0, e1, tau } = asked(p);
  const { slow_linear = 0, slow_geodesic = 0 } = excess(p);
  // slowly Var W = 2 W_ex
  const needed = (work: number): number => trajectoriesFor(2 * work, work, far(p) ? FAR : NEAR);
  const net = (field: string, energy: string, from: number, to: number) => ({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { [field]: from },
      states: { empty: 0, full: energy },
      edges: [{ from: "empty", to: "full", fermi: rate }],
      start: { kind: "equilibrium" },
    },
    method: { scheme: "gillespie" },
    control: { duration: tau, ramps: { [field]: [[0, from], [1, to]] } }, // biome-ignore format: a ramp
  });
  const request = mean("work - freeEnergyChange");
  return {
    experiments: {
      linear: sized(net("e", "e", e0, e1), needed(slow_linear), budget),
      geodesic: sized(
        net("angle", "-2*log(tan(angle))", angleOf(e0), angleOf(e1)),
        needed(slow_geodesic),
        budget,
        { point: 1 },
      ),
    },
    quantities: {
      Wex_linear: of("linear", request),
      Wex_geodesic: of("geodesic", request),
      slow_linear: exact(slow_linear),
      slow_geodesic: exact(slow_geodesic),
      saved: {
        kind: "sum",
        terms: [
          { run: "linear", request },
          { run: "geodesic", request, factor: -1 },
        ],
      },
    },
  };
}

export const dotLength: Claim<Settings> = {
  id: "crooks-sivak-thermodynamic-length",
  citation: "P. Salamon, R. S. Berry, PRL 51, 1127 (1983); D. A. Sivak, G. E. Crooks, PRL 108, 190602 (2012)",
  formula:
    "W_ex = (1/tau) int f(1 - f) (de/ds)^2 ds slowly, at least L^2/tau, L = 2 |arcsin sqrt(f_1) - arcsin sqrt(f_0)|",
  parameters: { e0: "level at the start", e1: "and at the end", tau: "duration" },
  ofReference: [],
  references: crooksSivakLengthReferences,
  source: "moment equations of the driven level",
  theory: excess,
  trajectories: MILLION,
  setup: (p, budget) => dots(p, budget, 1),
  judged: () => ["Wex_linear", "Wex_geodesic", "slow_linear", "slow_geodesic", "saved"],
  pooled: () => ["Wex_linear", "Wex_geodesic"],
  // slow: 2e-3 would take 1.6e8 trajectories of 64 jumps, so 5e-3 is asked for
  scales: (p): Record<string, number> => {
    if (!far(p)) return {};
    const { Wex_linear = 0, Wex_geodesic = 0 } = excess(p);
    return { Wex_linear: FAR_SCALE * Wex_linear, Wex_geodesic: FAR_SCALE * Wex_geodesic };
  },
  least: () => ({ saved: 0 }),
  acceptance: JUMPS,
  control: {
    says: "the dot relaxes twice as fast",
    breaks: "Wex_linear",
    setup: (p, budget) => dots(p, less(budget, 10), 2),
  },
};
