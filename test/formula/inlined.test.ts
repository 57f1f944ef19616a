// A formula filled into the compiled template, and the same formula written by hand in AssemblyScript and inlined by asc, give
// the same bytes in every column: the fill adds no rounding, drops no operation and mixes up no coefficient.
import { beforeAll, describe, expect, test } from "vitest";
import {
  binary,
  branch,
  doubleWell as doubleWellOf,
  equilibrium,
  type LangevinExperiment,
  measure,
  overdamped,
  potential,
  ramp,
  schedule,
} from "../../dist/index.js";
import { compile, LangevinKernel } from "../../dist/kernel/langevin.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { some } from "../whole.js";
import { bump, doubleWell, type Handwritten, inlined, reordered, sineRing } from "./handwritten.js";

const SEED = 61;
const TRAJECTORIES = 44; // the last block has four surplus lanes

type System = Omit<Parameters<typeof overdamped>[0], "kT" | "friction" | "start">;

interface Case {
  readonly name: string;
  readonly hand: Handwritten;
  readonly system: System;
  /** Two ways to drive it, the branches of a measurement. */
  readonly ramps: readonly [Driving, Driving];
}

type Driving = Readonly<Record<string, readonly (readonly [number, number])[]>>;

const CASES: readonly Case[] = [
  {
    name: "a driven quartic double well",
    hand: doubleWell,
    system: { potential: doubleWellOf({ depth: 2, halfWidth: 0.9, barrier: 1, tilt: 0.1 }) },
    ramps: [
      { barrier: ramp([0, 1], [0.5, 0.3], [1, 1]), tilt: ramp([0, 0], [0.4, 1.7], [0.4, 0.6]) },
      { barrier: ramp([0, 0.4], [1, 1]), tilt: ramp([0, -0.3], [1, -1.1]) },
    ],
  },
  {
    name: "a sine with a force on a ring",
    hand: sineRing,
    system: {
      potential: potential("height*sin(2*pi*x/length)", { height: 1.5, length: 1.3, tilt: 0 }),
      force: "tilt",
      period: 1.3,
    },
    ramps: [
      { tilt: ramp([0, 2], [1, 3]), height: ramp([0, 1.5], [1, 0.7]) },
      { tilt: ramp([0, -1], [1, 0.5]), height: ramp([0, 1], [0.5, 2]) },
    ],
  },
  {
    name: "a trap with an exponential bump",
    hand: bump,
    system: { potential: potential("k*x^2/2 + V*exp(-x^2)", { k: 1, V: 2 }) },
    ramps: [
      { V: ramp([0, 2], [1, 0.1]), k: ramp([0, 1], [0.7, 2.3]) },
      { V: ramp([0, 3], [0.3, 1]), k: ramp([0, 1.1], [1, 0.9]) },
    ],
  },
];

type Scheme = "euler" | "heun";
type Heat = "closed" | "stepwise";
type Rows = "one row for all lanes" | "a row per lane";

function experimentOf({ system, ramps }: Case, scheme: Scheme, heat: Heat, rows: Rows): LangevinExperiment {
  const [one, two] = ramps.map((driving) => schedule({ duration: 0.25, ...driving }));
  return experiment({
    system: overdamped({ ...system, kT: 0.8, friction: 1.25, start: equilibrium() }),
    method: { scheme, heat, dt: 1e-3 },
    ...(rows === "a row per lane"
      ? {
          feedback: branch(measure({ at: 0, of: "x > 0.2", channel: binary({ error: 0.2 }) }), {
            false: one as NonNullable<typeof one>,
            true: two as NonNullable<typeof two>,
          }),
        }
      : { control: one }),
    ensemble: { trajectories: TRAJECTORIES, seed: SEED },
  });
}

const NAMES = [
  "xStart",
  "x",
  "heat",
  "work",
  "energyStart",
  "energyEnd",
  "forceWork",
  "bathEntropy",
  "stoppedAfter",
  "outcome",
  "logLikelihood",
  "information",
  "measurements",
  "repeated",
  "state",
];
const bytesOf = (column: Float64Array | undefined): Buffer =>
  Buffer.from(Float64Array.from(column ?? []).buffer);

/** All columns of the filled template, and of the module that asc compiled. */
function both(
  what: LangevinExperiment,
  module: WebAssembly.Module,
): Record<"filled" | "byHand", Float64Array[]> {
  const planned = plan(what);
  const columnsOf = (code: WebAssembly.Module): Float64Array[] => {
    const counted = new LangevinKernel(code, planned.kernel).run(0, TRAJECTORIES);
    const { starts, ends, heats, snapshots, recorded, named, ...others } = counted;
    expect([snapshots, recorded]).toEqual([[], []]);
    expect([...Object.keys(others), ...Object.keys(named)]).toEqual(
      NAMES.slice(3, what.feedback === undefined ? 9 : undefined),
    );
    const columns = [...Object.values(others), ...Object.values(named)] as Float64Array[];
    return [...starts, ...ends, ...heats, ...columns];
  };
  return { filled: columnsOf(planned.module), byHand: columnsOf(module) };
}

const differing = ({ filled, byHand }: Record<"filled" | "byHand", Float64Array[]>): string[] =>
  NAMES.filter((_, i) => !bytesOf(filled[i]).equals(bytesOf(byHand[i])));

/** asc takes seconds for each: the others in CI. */
const COMPILED = some(CASES);
const BOTH = COMPILED.flatMap((one) =>
  some(["heun", "euler"] as const).map((scheme) => ({ ...one, one, scheme })),
);

describe.each(BOTH)(
  "$name, $scheme: the filled template and asc's inlining agree to the bit",
  ({ one, scheme }) => {
    let module: WebAssembly.Module;
    beforeAll(async () => {
      module = compile(await inlined(one.hand, scheme));
    }, 60_000);

    test("asc has inlined every door", () => {
      expect(WebAssembly.Module.imports(module)).toEqual([]);
    });

    for (const heat of ["closed", "stepwise"] as const) {
      for (const rows of ["one row for all lanes", "a row per lane"] as const) {
        test(`heat ${heat}, ${rows}`, () => {
          const found = both(experimentOf(one, scheme, heat, rows), module);
          expect(differing(found)).toEqual([]);
          // the run is one: nobody stands still and the two lanes of a pair differ
          expect(new Set(found.filled[NAMES.indexOf("x")]).size).toBe(TRAJECTORIES);
        });
      }
    }
  },
);

test("control: the same terms added in another order give other bytes", { timeout: 300_000 }, async () => {
  const module = compile(await inlined(reordered, "heun"));
  const found = both(experimentOf(CASES[0] as Case, "heun", "stepwise", "one row for all lanes"), module);
  expect(differing(found)).toEqual(expect.arrayContaining(["x", "work"]));
  const x = NAMES.indexOf("x");
  const [a, b] = [found.filled[x], found.byHand[x]];
  (a as Float64Array).forEach((place, i) => {
    expect(Math.abs(place - ((b as Float64Array)[i] as number))).toBeLessThan(1e-12); // and nothing but rounding
  });
});
