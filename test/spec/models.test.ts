// Models by name: their steady states and driven laws, solved here, against the reference numbers of the papers they come from
// (claims/jump.md); their parameters at the door.
import { describe, expect, test } from "vitest";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { lookUp, type Table } from "../../dist/formula/table.js";
import { MODELS, model, type NetworkExperiment, SpecError } from "../../dist/index.js";
import { optimalTable } from "../../dist/spec/models/optimalErasure.js";
import { type Channel, type LoweredNetwork, lowerNetwork } from "../../dist/spec/network/channels.js";
import { before } from "../../dist/spec/network/instant.js";
import { stretchesOf } from "../../dist/spec/network/stretches.js";
import { tablesOf } from "../../dist/spec/tables.js";
import { validate } from "../../dist/spec/validate.js";

type Moment = Readonly<Record<string, number>>;

const at = (node: Channel["rate"] | null, moment: Moment): number =>
  node === null ? Number.NaN : evaluateNumber(node, moment);

/** The steady state in given fields, by elimination without subtractions (Grassmann, Taksar, Heyman 1985). */
function steadyState({ states, channels }: LoweredNetwork, moment: Moment): Float64Array {
  const n = states.length;
  const rate = Array.from({ length: n }, () => new Float64Array(n));
  for (const channel of channels) {
    if (channel.from === channel.to) continue;
    const row = rate[channel.from] as Float64Array;
    row[channel.to] = (row[channel.to] as number) + at(channel.rate, moment);
  }
  const get = (i: number, j: number): number => (rate[i] as Float64Array)[j] as number;
  for (let k = n - 1; k > 0; k--) {
    let out = 0;
    for (let j = 0; j < k; j++) out += get(k, j);
    for (let i = 0; i < k; i++) {
      const share = get(i, k) / out;
      (rate[i] as Float64Array)[k] = share;
      if (share !== 0)
        for (let j = 0; j < k; j++) (rate[i] as Float64Array)[j] = get(i, j) + share * get(k, j);
    }
  }
  const p = new Float64Array(n).fill(0);
  p[0] = 1;
  for (let k = 1; k < n; k++)
    for (let i = 0; i < k; i++) p[k] = (p[k] as number) + (p[i] as number) * get(i, k);
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}

/** Means in the steady state at t = 0-: of a quantity per jump, of one of states. */
function steadyMeans(experiment: NetworkExperiment) {
  const network = lowerNetwork(experiment.system, experiment.control);
  const moment = before(experiment);
  const p = steadyState(network, moment);
  const flow = (of: (channel: Channel) => number): number =>
    network.channels.reduce((sum, channel) => {
      const amount = of(channel);
      return amount === 0 ? sum : sum + (p[channel.from] as number) * at(channel.rate, moment) * amount;
    }, 0);
  return {
    counter: (name: string) => flow(({ counts }) => counts[name] ?? 0),
    entropy: flow(({ entropy }) => at(entropy, moment)),
    chemical: flow(({ chemical }) => at(chemical, moment)),
    heatOf: (bath: string) => {
      const index = network.baths.findIndex(({ name }) => name === bath);
      return flow((c) =>
        c.bath === index ? at(c.entropy, moment) * at(network.baths[index]?.kT ?? null, moment) : 0,
      );
    },
    mean: (of: (attributes: readonly number[]) => number) =>
      network.states.reduce((sum, { attributes }, i) => sum + (p[i] as number) * of(attributes), 0),
    p: (name: string) => p[network.states.findIndex((state) => state.name === name)] as number,
  };
}

/** p at the end and the mean heat, by the classical Runge-Kutta method. */
function driven(experiment: NetworkExperiment, start: readonly number[], steps: number, rounds = 1) {
  const network = lowerNetwork(experiment.system, experiment.control);
  const n = network.states.length;
  const slope = (p: readonly number[], moment: Moment): number[] => {
    const d = new Array<number>(n + 1).fill(0);
    for (const { from, to, rate, entropy } of network.channels) {
      const flow = (p[from] as number) * at(rate, moment);
      d[from] = (d[from] as number) - flow;
      d[to] = (d[to] as number) + flow;
      d[n] = (d[n] as number) + flow * at(entropy, moment);
    }
    return d;
  };
  let p = [...start, 0];
  let heat = 0;
  for (let round = 0; round < rounds; round++) {
    heat = p[n] as number;
    for (const { from, to, start: a, end: b } of stretchesOf(experiment.control)) {
      const h = (to - from) / steps;
      const moment = (s: number): Moment =>
        Object.fromEntries(
          Object.keys(a).map((name) => [name, (a[name] as number) * (1 - s) + (b[name] as number) * s]),
        );
      const add = (k: readonly number[], by: number): number[] => p.map((x, i) => x + by * (k[i] as number));
      for (let i = 0; i < steps; i++) {
        const [m0, m1, m2] = [i, i + 0.5, i + 1].map((j) => moment(j / steps)) as [Moment, Moment, Moment];
        const k1 = slope(p, m0);
        const k2 = slope(add(k1, h / 2), m1);
        const k3 = slope(add(k2, h / 2), m1);
        const k4 = slope(add(k3, h), m2);
        p = p.map(
          (x, j) =>
            x +
            (h / 6) * ((k1[j] as number) + 2 * (k2[j] as number) + 2 * (k3[j] as number) + (k4[j] as number)),
        );
      }
    }
  }
  return { p: p.slice(0, n), heat: (p[n] as number) - heat };
}

/** As many digits as the catalogue prints: eight, so half a unit of the eighth. */
const close = (value: number, reference: number, digits = 5.1e-8): void => {
  expect(Math.abs(value - reference)).toBeLessThan(digits * Math.abs(reference) + 1e-14);
};

describe("steady states", () => {
  test("singleElectronTransistor: the current through a blockaded island", () => {
    const { counter, mean } = steadyMeans(model("singleElectronTransistor", { gate: 0.5, right: 4 }));
    close(counter("N"), 0.10000011, 1e-7);
    close(
      mean(([n]) => n as number),
      0.79598448,
    );
    close(steadyMeans(model("singleElectronTransistor", { gate: 0 })).counter("N"), 0.0050617554);
  });

  test("dotEngine: Esposito, Lindenberg and Van den Broeck's largest power", () => {
    close(-steadyMeans(model("dotEngine")).chemical, 0.037153735);
    const cold = steadyMeans(model("dotRefrigerator"));
    expect(cold.heatOf("cold")).toBeLessThan(0); // it cools
    expect(cold.entropy).toBeGreaterThan(0);
  });

  test("absorptionRefrigerator: it cools, and the other way where its transition is too large", () => {
    const { counter, heatOf, entropy } = steadyMeans(model("absorptionRefrigerator"));
    close(counter("N"), 0.052640227);
    close(-heatOf("cold"), 0.052640227);
    close(entropy, 0.035093484);
    close(steadyMeans(model("absorptionRefrigerator", { cold: 2 })).counter("N"), -0.0093427306);
  });

  test("cmosInverter: mean output and through-current", () => {
    const { counter, mean, entropy } = steadyMeans(model("cmosInverter", { input: 0.1 }));
    close(
      mean(([n]) => 0.1 * (n as number)),
      -0.5234474,
    );
    close(counter("n_up"), 6.0794893);
    close(counter("n_down"), 6.0794893);
    close(entropy, 24.317957);
  });

  test("notGate: its transfer curve", () => {
    const { counter, mean, entropy } = steadyMeans(model("notGate"));
    close(
      mean(([, , m]) => -(m as number) / 2),
      4.9714299,
    );
    close(counter("current"), 0.0033229108);
    close(entropy, 0.016614554, 1e-7);
    close(
      steadyMeans(model("notGate", { input: 5 })).mean(([, , m]) => -(m as number) / 2),
      0.028570079,
      1e-7,
    );
  });

  test("thermodynamicNeuron: NOT, NOR and MAJ", () => {
    const out = (parameters: object) =>
      steadyMeans(model("thermodynamicNeuron", { ...parameters })).mean(
        (bits) => bits[bits.length - 1] as number,
      );
    close(out({ gate: "NOT", inputs: [0.5], coupling: 0.2 }), 0.22858258);
    close(out({ gate: "NOT", inputs: [0.5], coupling: 0 }), 0.18242552);
    close(out({ gate: "NOR", inputs: [0.5, 1.5] }), 0.2337133);
    close(out({ gate: "MAJ", inputs: [0.5, 0.5, 1.5], coupling: 0.02 }), 0.33287356);
    const { heatOf } = steadyMeans(model("thermodynamicNeuron", { coupling: 0.2 }));
    close(-heatOf("A"), 0.0080717686);
    close(-heatOf("B"), -0.016143537);
  });

  test("kineticProofreading: the error falls from e^-D towards e^-2D", () => {
    const error = (drive: number) => {
      const { p } = steadyMeans(model("kineticProofreading", { drive }));
      return p("Wa") / p("Ra");
    };
    close(error(0), Math.exp(-3));
    close(error(5), 0.0055650769);
    const { counter, entropy } = steadyMeans(model("kineticProofreading"));
    close(counter("right"), 0.00046606256);
    close(counter("wrong"), 4.6198091e-5);
    close(entropy, 0.0025613032);
  });

  test("kinesin: steps and ATP per second, without load and with 4 pN, for both sets of constants", () => {
    close(steadyMeans(model("kinesin")).counter("step"), 48.684632);
    const { counter, entropy } = steadyMeans(model("kinesin", { force: 4 }));
    close(counter("step"), 21.392338);
    close(counter("ATP"), 22.553987);
    close(entropy, 492.0687);
    close(steadyMeans(model("kinesin", { force: 4, constants: "carter-cross" })).counter("step"), 58.871506);
  });

  test("f1Motor: turns, near stall too", () => {
    const { counter, entropy } = steadyMeans(model("f1Motor"));
    close(counter("turn"), 0.41091214);
    close(entropy, 4.1091214);
    close(steadyMeans(model("f1Motor", { load: 19 })).counter("turn"), 0.10413193);
  });

  test("ring and diamond: Schnakenberg's entropy production", () => {
    close(steadyMeans(model("ring")).entropy, 1.8742369);
    const { counter, entropy } = steadyMeans(model("diamond"));
    close(counter("N0"), 0.40067392);
    close(counter("N2"), 0.3615255);
    close(entropy, 1.7189042);
  });

  test("cmosMemory: rates of the devices, and the well that a bit starts in", () => {
    const experiment = model("cmosMemory", { start: "bit" });
    expect(experiment.system.start).toEqual({ kind: "point", at: { a: 8, b: -8 } });
    const { states, channels } = lowerNetwork(experiment.system, experiment.control);
    const find = (name: string) => states.findIndex((state) => state.name === name);
    const [from, to] = [find("a=3,b=-5"), find("a=4,b=-5")];
    const own = channels.filter((c) => c.from === from && c.to === to).map((c) => at(c.rate, {}));
    // p up e^(V_dd - v2), n back e^(V_dd + v2) e^-(v1 + v_e/2 + V_dd)
    expect(own[0]).toBeCloseTo(Math.exp(1 + 0.5), 12);
    expect(own[1]).toBeCloseTo(Math.exp(1 - 0.5 - (0.3 + 0.05 + 1)), 12);
  });

  test("singleElectronBox: orthodox rates of its junction at the gate charge of the start", () => {
    const experiment = model("singleElectronBox", { from: 0.2, temperature: 0.3 });
    const { states, channels } = lowerNetwork(experiment.system, experiment.control);
    for (const { from, to, rate } of channels) {
      const [a, b] = [from, to].map((s) => ((states[s]?.attributes[0] as number) - 0.2) ** 2) as [
        number,
        number,
      ];
      close(at(rate, before(experiment)), (b - a) / Math.expm1((b - a) / 0.3), 1e-12);
    }
  });
});

describe("driven", () => {
  test("bitErasure: heat and error of a linear ramp", () => {
    const { p, heat } = driven(model("bitErasure"), [0.5, 0.5], 2000);
    close(p[1] as number, 0.0014178703);
    close(heat, 1.0803345);
  });

  test("optimalErasure: the level jumps to what the paper says, the error is delta, and no heat is less", () => {
    const experiment = model("optimalErasure");
    const { states } = lowerNetwork(experiment.system, experiment.control);
    const level = (t: number): number => at(states[1]?.energy ?? null, { on: 1, t });
    for (const [t, reference] of [[0, 0.34152977], [2.5, 1.21132], [5, 2.2394151], [7.5, 3.6907526], [10, 6.1562854]] as const) close(level(t), reference, 3e-7); // biome-ignore format: a table
    const { p, heat } = driven(experiment, [0.5, 0.5], 2000);
    close(p[1] as number, 0.01, 1e-7);
    close(heat, 0.86856667, 1e-7);
    const quick = driven(model("optimalErasure", { error: 0.1, duration: 3 }), [0.5, 0.5], 2000);
    close(quick.heat, 0.73960561, 1e-7);
  });

  test("optimalErasure: the spline between its nodes is off by 2e-9 kT, for an error of 1e-6 by 5e-8 kT", () => {
    for (const [duration, error, bound] of [
      [10, 0.01, 2e-9],
      [100, 0.01, 2e-9],
      [3.92, 0.01, 2e-9],
      [1e4, 0.01, 2e-9],
      [40, 1e-6, 5e-8],
    ] as const) {
      // biome-ignore format: a table
      const points = optimalTable(duration, 1, 0.5, error);
      const table = tablesOf({ tables: { level: points } }).get("level") as Table;
      const psi = points.y.map((level) => Math.PI / 2 - 2 * Math.atan(Math.exp(level / 2)));
      const first = psi[0] as number; // -phi
      const time = (x: number): number =>
        (first - x) / Math.tan(-first) - Math.log(Math.cos(x) / Math.cos(first));
      let worst = 0;
      for (let i = 1; i < psi.length; i++) {
        for (const share of [0.25, 0.5, 0.75]) {
          const x = share * (psi[i - 1] as number) + (1 - share) * (psi[i] as number);
          const level = Math.log((1 - Math.sin(x)) / (1 + Math.sin(x)));
          worst = Math.max(worst, Math.abs(lookUp(table, time(x), 0) - level));
        }
      }
      expect(worst).toBeLessThan(bound);
    }
  });

  test("serialComputing, parallelComputing: Konopik's heat per operation by processors", () => {
    const heat = (experiment: NetworkExperiment) => driven(experiment, [0.5, 0.5], 2000).heat;
    close(heat(model("serialComputing", { operations: 100 })), 0.86856667, 1e-7);
    close(heat(model("parallelComputing", { operations: 200, processors: 2 })), 0.86856667, 1e-7);
    close(heat(model("serialComputing", { operations: 50, protocol: "linear" })), 0.88811989);
  });

  test("logicGate: heat and final law of NAND and XOR", () => {
    const quarter = [0.25, 0.25, 0.25, 0.25];
    const nand = driven(model("logicGate"), quarter, 2000);
    close(nand.heat, 0.98860806);
    close(nand.p[0] as number, 0.74916347);
    close(nand.p[1] as number, 0.00041826667);
    close(driven(model("logicGate", { gate: "XOR" }), quarter, 2000).heat, 0.88811989);
  });

  test("drivenRing: the law at the end, from the steady state", () => {
    const experiment = model("drivenRing");
    const network = lowerNetwork(experiment.system, experiment.control);
    const { p } = driven(experiment, [...steadyState(network, before(experiment))], 1000);
    for (const [i, reference] of [0.12062633, 0.51037407, 0.36899959].entries())
      close(p[i] as number, reference);
  });

  test("periodicDot: heat per cycle in the periodic state", () => {
    close(driven(model("periodicDot"), [0.5, 0.5], 2000, 6).heat, 0.30157006, 1e-6);
  });

  test("twoLevel: the final occupation for Fermi and Arrhenius rates", () => {
    const end = (parameters: Record<string, number | string>): number => {
      const p = 1 / (1 + Math.exp(parameters.from as number));
      return driven(model("twoLevel", parameters), [1 - p, p], 2000).p[1] as number;
    };
    close(end({ from: 0, to: 3, duration: 2 }), 0.19548435);
    close(end({ from: 0, to: 4, duration: 1, rates: "arrhenius" }), 0.057108445);
  });
});

describe("parameters", () => {
  test.each(MODELS.map((known) => [known.name, known] as const))(
    "%s says what it is, and is in normal form",
    (name, known) => {
      expect(known.description).toMatch(/\.$/);
      expect(known.citation).toMatch(/\d{4}/);
      const made = model(name);
      expect(validate(JSON.parse(JSON.stringify(made)))).toEqual(made);
      for (const { what } of Object.values(known.parameters)) expect(what).not.toBe("");
    },
  );

  const BAD: readonly (readonly [sentence: string, name: string, given: Record<string, unknown>])[] = [
    [' is needed, "kinesine" given (did you mean "kinesin"?)', "kinesine", {}],
    ['kinesin.froce: a parameter of the model (ATP, ADP, phosphate, force, constants, duration) is needed, "froce" given', "kinesin", { froce: 1 }],
    ["kinesin.ATP: a number above 0 (concentration in uM) is needed, -1 given", "kinesin", { ATP: -1 }],
    ['kinesin.constants: one of "liepelt-lipowsky", "carter-cross"', "kinesin", { constants: "x" }],
    ["cmosInverter.reach: a whole number of at least 1 (largest charge of an output) is needed, 1.5 given", "cmosInverter", { reach: 1.5 }],
    ['ring.forward: a list of numbers of at least 0 (rates from s0 to s1, s1 to s2 …) is needed, "1,x" given', "ring", { forward: "1,x" }],
    ["ring.backward: 4 rates are needed, 3 given", "ring", { forward: "1,2,3,4" }],
    ["optimalErasure.duration: a duration above ln(share/error)/rate = 3.91", "optimalErasure", { duration: 3 }],
    ["bitErasure.share: a number of at least 0 and of at most 1 (probability of one at the start) is needed, 2 given", "bitErasure", { share: 2 }],
    ["absorptionRefrigerator.hot: an energy above that of cold, 4, is needed, 3 given", "absorptionRefrigerator", { cold: 4 }],
  ]; // biome-ignore format: one mistake a line

  test.each(BAD)("%s", (sentence, name, given) => {
    expect(() => model(name, given)).toThrow(SpecError);
    expect(() => model(name, given)).toThrow(sentence);
  });
});
