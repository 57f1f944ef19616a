import { describe, expect, test } from "vitest";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { ledger } from "../../dist/plan/ledger.js";
import { type Halves, plan } from "../../dist/plan/plan.js";
import { SpecError } from "../../dist/spec/error.js";
import { trap } from "./trap.js";

const doubleWell = "depth*((x/halfWidth)^4 - 2*barrier*(x/halfWidth)^2) - tilt*x";

describe("the plan", () => {
  test("cuts each stretch into ceil(length/dt) equal steps", () => {
    const planned = plan(
      trap({
        method: { scheme: "heun", dt: 0.1 },
        control: {
          duration: 1,
          ramps: {
            stiffness: [
              [0, 1],
              [0.25, 2],
              [1, 4],
            ],
          },
        },
      }),
    );
    // 0.25/0.1 -> 3 steps, 0.75/0.1 -> 8 steps
    expect(planned.kernel.segments.map(({ steps, h }) => [steps, h])).toEqual([
      [3, 0.25 / 3],
      [8, 0.75 / 8],
      [0, 0.75 / 8],
    ]);
    expect(planned.steps).toBe(11);
    expect(planned.duration).toBe(1);
  });

  test("takes exactly length/dt steps where dt divides the length, in spite of rounding", () => {
    for (const [duration, dt, steps] of [
      [1, 0.1, 10],
      [0.3, 0.1, 3],
      [0.7, 0.1, 7],
      [2, 1e-3, 2000],
      [1, 1 / 3, 3],
    ] as const) {
      expect(plan(trap({ method: { scheme: "heun", dt }, control: { duration, ramps: {} } })).steps).toBe(
        steps,
      );
    }
  });

  test("halves each step for the partner that measures the bias, and halves it again", () => {
    const { kernel, halves } = plan(
      trap({
        method: { scheme: "euler", dt: 0.1, bias: "measure" },
        control: {
          duration: 1,
          ramps: {
            stiffness: [
              [0.5, 1],
              [1, 4],
            ],
          },
        },
      }),
    );
    const total = (segments: readonly { steps: number; h: number }[]): number =>
      segments.reduce((sum, { steps, h }) => sum + steps * h, 0);
    const { fine, next } = halves as Halves;
    const { half, quarter } = next as NonNullable<Halves["next"]>;
    for (const [{ segments, refine }, steps, refined] of [
      [fine, 20, 1],
      [half, 20, 0],
      [quarter, 40, 1],
    ] as const) {
      expect(segments.reduce((sum, segment) => sum + segment.steps, 0)).toBe(steps);
      expect(total(segments)).toBeCloseTo(total(kernel.segments), 13);
      expect(refine).toBe(refined);
    }
  });

  test("lists the quenches: at 0+, inside and at tau+, by branch after a measurement", () => {
    const jumps = [
      [0, 2],
      [0.5, 2],
      [0.5, 3],
      [1, 3],
      [1, 1],
    ] as const;
    expect(plan(trap({ control: { duration: 4, ramps: { stiffness: jumps } } })).quenches).toEqual([
      { time: 0, field: "stiffness", from: 1, to: 2, branch: null },
      { time: 2, field: "stiffness", from: 2, to: 3, branch: null },
      { time: 4, field: "stiffness", from: 3, to: 1, branch: null },
    ]);
    const { quenches } = plan(
      trap({
        feedback: {
          kind: "branch",
          measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0 } },
          branches: {
            false: {
              duration: 1,
              ramps: {
                centre: [
                  [0, -1],
                  [1, 0],
                ],
              },
            },
            true: {
              duration: 1,
              ramps: {
                centre: [
                  [0, 1],
                  [1, 0],
                ],
              },
            },
          },
        },
      }),
    );
    expect(quenches).toEqual([
      { time: 0, field: "centre", from: 0, to: -1, branch: "false" },
      { time: 0, field: "centre", from: 0, to: 1, branch: "true" },
    ]);
  });

  test("dF = kT ln(k_1/k_0)/2 of a stiffening trap, and F(tau+) counts the quench at the end", () => {
    const change = (ramps: unknown, kT: number): number | null | undefined =>
      plan(
        trap({
          system: { ...trap({}).system, kT },
          control: { duration: 1, ramps },
        }),
      ).book.freeEnergyChange[0];
    expect(
      change(
        {
          stiffness: [
            [0, 1],
            [1, 4],
          ],
        },
        1,
      ),
    ).toBeCloseTo(Math.log(2), 12);
    expect(
      change(
        {
          stiffness: [
            [0, 1],
            [1, 4],
          ],
        },
        2.5,
      ),
    ).toBeCloseTo(2.5 * Math.log(2), 12);
    expect(
      change(
        {
          stiffness: [
            [0, 1],
            [1, 4],
            [1, 9],
          ],
        },
        1,
      ),
    ).toBeCloseTo(Math.log(3), 12);
    expect(
      change(
        {
          centre: [
            [0, 0],
            [1, 5],
          ],
        },
        1,
      ),
    ).toBeCloseTo(0, 12);
  });

  test("ln p(y) = ln 1/2 for x > 0 in a symmetric well whatever the error, and mixes for other thresholds", () => {
    const predictive = (of: string, error: number): Float64Array | null =>
      plan(
        trap({
          feedback: {
            kind: "branch",
            measurement: { at: 0, of, channel: { kind: "binary", error } },
            branches: { false: { duration: 1, ramps: {} }, true: { duration: 1, ramps: {} } },
          },
        }),
      ).kernel.control?.finite?.predictive ?? null;
    for (const error of [0, 0.1]) {
      expect(predictive("x > 0", error)?.[0]).toBeCloseTo(-Math.LN2, 10);
      expect(predictive("x > 0", error)?.[1]).toBeCloseTo(-Math.LN2, 10);
    }
    const above = 0.15865525393145707; // P(x > 1), normal
    for (const [of, truth] of [
      ["x > 1", above],
      ["x < 1", 1 - above],
    ] as const) {
      expect(predictive(of, 0.2)?.[1]).toBeCloseTo(Math.log(truth * 0.8 + (1 - truth) * 0.2), 10);
      expect(predictive(of, 0.2)?.[0]).toBeCloseTo(Math.log(truth * 0.2 + (1 - truth) * 0.8), 10);
    }
  });

  test("after t = 0 the law of the outcomes is that of the Fokker-Planck equation", () => {
    const { kernel } = plan(
      trap({
        feedback: {
          kind: "branch",
          measurement: { at: 1, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
          branches: { false: { duration: 1, ramps: {} }, true: { duration: 1, ramps: {} } },
        },
      }),
    );
    const [no, yes] = kernel.control?.finite?.predictive ?? [];
    expect(no).toBeCloseTo(-Math.LN2, 9);
    expect(yes).toBeCloseTo(-Math.LN2, 9);
  });

  test("a table above 256 MB is refused with the number of MB", () => {
    const planning = (): unknown =>
      plan(
        trap({
          method: { scheme: "heun", dt: 1e-8 },
          control: {
            duration: 1,
            ramps: {
              stiffness: [
                [0, 1],
                [1, 4],
              ],
            },
          },
        }),
      );
    expect(planning).toThrow(SpecError);
    expect(planning).toThrow(/^method\.dt: .*256 MB.*makes it \d+ MB$/);
  });

  test("what is too much at half of the step is refused with the bias, at a quarter alone it goes without", () => {
    const still = (dt: number) =>
      plan(trap({ method: { scheme: "heun", dt, bias: "measure" }, control: { duration: 1, ramps: {} } }));
    // the most steps are 2^31 - 1
    expect(still(2 ** -28).halves?.next).not.toBeNull();
    expect(still(2 ** -29).halves?.next).toBeNull();
    expect(() => still(2 ** -30)).toThrow(/^method\.dt: .* at half of it, where its bias is measured$/);
  });

  test("a trap that stops confining is refused with the time: stiffness 1 -> -1 at half the duration of 4 is 0 at t = 1", () => {
    const planning = (): unknown =>
      plan(
        trap({
          control: {
            duration: 4,
            ramps: {
              stiffness: [
                [0, 1],
                [0.5, -1],
                [1, 1],
              ],
            },
          },
        }),
      );
    expect(planning).toThrow(SpecError);
    expect(planning).toThrow(/^system\.potential: .*stops confining at t = 1 with stiffness = 0$/);
  });

  test("a quench to a potential that does not confine, at tau+, is refused", () => {
    expect(() =>
      plan(
        trap({
          control: {
            duration: 4,
            ramps: {
              stiffness: [
                [1, 1],
                [1, 0],
              ],
            },
          },
        }),
      ),
    ).toThrow(/stops confining at t = 4 with stiffness = 0/);
  });

  test("a product of two ramps that is negative only in between, (1 - 2s)(1 - 3s), stops confining too", () => {
    const planning = (): unknown =>
      plan(
        trap({
          system: { ...trap({}).system, potential: { energy: "a*b*x^2", fields: { a: 1, b: 1 } } },
          control: {
            duration: 1,
            ramps: {
              a: [
                [0, 1],
                [1, -1],
              ],
              b: [
                [0, 1],
                [1, -2],
              ],
            },
          },
        }),
      );
    expect(planning).toThrow(/stops confining/);
  });

  test("an equilibrium start needs a potential that confines at t = 0-", () => {
    const inverted = { ...trap({}).system, potential: { energy: "-x^2", fields: {} } };
    expect(() => plan(trap({ system: inverted }))).toThrow(/^system\.potential: .*not at t = 0-$/);
  });

  test("allowEscape lets it through, and then there is no free energy change", () => {
    const planned = plan(
      trap({
        system: { ...trap({}).system, allowEscape: true },
        control: {
          duration: 1,
          ramps: {
            stiffness: [
              [0, 1],
              [1, 0],
            ],
          },
        },
      }),
    );
    expect(planned.book.freeEnergyChange).toEqual([null]);
  });
});

describe("fractions that differ by a rounding, 0.3 and 0.1 + 0.2, are one breakpoint", () => {
  const workOf = (ramps: unknown): Float64Array => {
    const planned = plan(trap({ control: { duration: 1, ramps } }));
    for (const { h, steps } of planned.kernel.segments) {
      expect(Number.isFinite(h)).toBe(true);
      expect(steps).toBeGreaterThanOrEqual(0);
    }
    return new LangevinKernel(planned.module, planned.kernel).run(0, 8).work;
  };

  const RAMPS: readonly (readonly [string, (fraction: number) => unknown])[] = [
    [
      "a kink",
      (s) => [
        [s, 0],
        [1, 1],
      ],
    ],
    [
      "a jump",
      (s) => [
        [s, 0],
        [s, 5],
        [1, 1],
      ],
    ],
    [
      "a jump to the end value",
      (s) => [
        [s, 0],
        [s, 5],
      ],
    ],
  ];
  test.each(RAMPS)("%s there does the same work, whichever ramp is exact", (_, ramp) => {
    const [exact, near] = [0.3, 0.1 + 0.2];
    const kink = (s: number) => [
      [s, 1],
      [1, 4],
    ];
    const expected = workOf({ stiffness: kink(exact), centre: ramp(exact) });
    for (const [one, other] of [
      [exact, near],
      [near, exact],
      [near, near],
    ] as const) {
      workOf({ stiffness: kink(one), centre: ramp(other) }).forEach((w, i) => {
        expect(Math.abs(w - (expected[i] as number))).toBeLessThan(1e-9 * (1 + Math.abs(w)));
      });
    }
  });

  const ENDS: readonly (readonly [string, unknown, unknown])[] = [
    [
      "0",
      [[0, 5]],
      [
        [1e-14, 0],
        [1e-14, 5],
      ],
    ],
    [
      "1",
      [
        [1, 0],
        [1, 5],
      ],
      [
        [1 - 1e-14, 0],
        [1 - 1e-14, 5],
      ],
    ],
  ];
  test.each(ENDS)("a jump 1e-14 beside %s does the work of one there", (_, exact, near) => {
    const expected = workOf({ centre: exact });
    workOf({ centre: near }).forEach((w, i) => {
      expect(Math.abs(w - (expected[i] as number))).toBeLessThan(1e-9 * (1 + Math.abs(w)));
    });
  });
});

describe("free energies", () => {
  const freeEnergy = (energy: string, fields: Record<string, number>, to: Record<string, number>): number => {
    const { book } = plan(
      trap({
        system: { ...trap({}).system, potential: { energy, fields } },
        control: {
          duration: 1,
          ramps: Object.fromEntries(Object.entries(to).map(([f, v]) => [f, [[0, v]]])),
        },
      }),
    );
    return book.freeEnergyChange[0] as number;
  };

  test("Z of c x^4 is 2 Gamma(5/4) c^(-1/4): dF = ln(c_1/c_0)/4", () => {
    expect(freeEnergy("c*x^4", { c: 1 }, { c: 81 })).toBeCloseTo(Math.log(3), 11);
  });

  test("Z of c |x| is 2/c, with a kink: dF = ln(c_1/c_0)", () => {
    expect(freeEnergy("c*abs(x)", { c: 0.5 }, { c: 4 })).toBeCloseTo(Math.log(8), 9);
  });

  test("dF = ln 2 when one of two narrow wells that are far apart is lifted away", () => {
    for (const [left, right] of [
      [-1, 1],
      [-1.2, 1.1],
      [-5.7, 3.3],
      [-12, 1.1],
    ]) {
      const energy = `min(1e4*(x - (${left}))^2, 1e4*(x - ${right})^2 + lift)`;
      expect(freeEnergy(energy, { lift: 0 }, { lift: 200 }), `wells at ${left} and ${right}`).toBeCloseTo(
        Math.LN2,
        6,
      );
    }
  });

  test("a potential of nanometres in metres has the same free energy change as in its own units", () => {
    const nm = 1e-9;
    const own = freeEnergy(doubleWell, { depth: 5, halfWidth: 1, barrier: 1, tilt: 0 }, { tilt: 0.7 });
    const metres = freeEnergy(
      doubleWell,
      { depth: 5, halfWidth: nm, barrier: 1, tilt: 0 },
      { tilt: 0.7 / nm },
    );
    expect(metres).toBeCloseTo(own, 10);
  });

  const KINKS = [-3.7, -1, -0.2, 0, 0.1, 0.5, 1, 1.7, 3, 11];
  test.each(KINKS)("|x - c| + 0.3 x, with a kink at its minimum, confines: c = %s", (c) => {
    expect(() => freeEnergy(`abs(x - (${c})) + 0.3*x`, {}, {})).not.toThrow();
  });

  test.each(KINKS.slice(0, 2))(
    "a constant added to a kinked potential is its free energy change: c = %s",
    (c) => {
      expect(freeEnergy(`abs(x - (${c})) + x^2/50 + lift`, { lift: 0 }, { lift: 1 })).toBeCloseTo(1, 9);
    },
  );
});

describe("the ledger", () => {
  const kernel = {
    starts: [Float64Array.of(0, 1)],
    ends: [Float64Array.of(2, 3)],
    work: Float64Array.of(5, 7),
    forceWork: Float64Array.of(0, 0),
    energyStart: Float64Array.of(1, 2),
    energyEnd: Float64Array.of(4, 4),
    heats: [Float64Array.of(1.5, 5.5)],
    bathEntropy: Float64Array.of(0, 0),
    stoppedAfter: Float64Array.of(-1, -1),
    recorded: [],
    named: {
      state: Float64Array.of(0, 1),
      outcome: Float64Array.of(1, 0),
      measurements: Float64Array.of(1, 1),
    },
  };
  const book = {
    kT: 2,
    variables: [{ name: "x", kT: 2 }],
    freeEnergyChange: [10, 20],
    feedback: { counted: ["outcome", "measurements"], byState: { tilt: [[7], [3, 4]] } },
    entropy: "derived" as const,
    inertial: false,
  };

  test("closed: Q = W - dU and no residual", () => {
    const columns = ledger(kernel, { ...book, stepwise: false });
    expect(columns.heat).toEqual(Float64Array.of(2, 5));
    expect(columns.shadowWork).toEqual(Float64Array.of(0, 0));
    expect(columns.bathEntropy).toEqual(Float64Array.of(1, 2.5));
  });

  test("stepwise: Q as booked, W_shadow = dU - W + Q", () => {
    const columns = ledger(kernel, { ...book, stepwise: true });
    expect(columns.heat).toEqual(kernel.heats[0]);
    expect(columns.shadowWork).toEqual(Float64Array.of(-0.5, 0.5));
  });

  test("dF and what is written are those of the controller's state at the end", () => {
    const columns = ledger(kernel, { ...book, stepwise: false });
    expect(columns.freeEnergyChange).toEqual(Float64Array.of(10, 20));
    expect(columns.tilt).toEqual(Float64Array.of(3, 4));
    expect(columns.outcome).toEqual(Float64Array.of(1, 0));
  });
});
