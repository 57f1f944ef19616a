// Laws of counts against closed forms: steady states, equilibria, and what the master equation makes of a start.
import { expect, test } from "vitest";
import { SeveralStationaryStates } from "../../src/theory/network/stationary.js";
import { type Course, evolved, type Motion } from "../../src/theory/reaction/evolve.js";
import type { Kinetics } from "../../src/theory/reaction/kinetics.js";
import { type CountLaw, TooLarge } from "../../src/theory/reaction/law.js";
import { equilibriumLaw, steadyLaw, Unbalanced } from "../../src/theory/reaction/steady.js";

type Rate = (n: readonly number[]) => number;
const network = (species: number, ...reactions: readonly [number[], Rate][]): Kinetics => ({
  species,
  reactions: reactions.map(([change, propensity]) => ({ change, propensity })),
});

const lnFactorial = (n: number): number => (n < 2 ? 0 : Math.log(n) + lnFactorial(n - 1));
const poisson = (mean: number, n: number): number => Math.exp(n * Math.log(mean) - mean - lnFactorial(n));
const binomial = (n: number, p: number, k: number): number =>
  Math.exp(
    lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log(1 - p),
  );

const off = ({ states, probabilities }: CountLaw, p: (n: readonly number[]) => number): number =>
  states.reduce((most, state, i) => Math.max(most, Math.abs((probabilities[i] as number) - p(state))), 0);

const births = (rate: number): Kinetics => network(1, [[1], () => rate], [[-1], ([n]) => n as number]);

test("immigration and death: Poisson, as a steady state and as an equilibrium, from wherever", () => {
  for (const from of [0, 7, 200]) {
    expect(off(steadyLaw(births(7), [from]), ([n]) => poisson(7, n as number))).toBeLessThan(1e-11);
    expect(off(equilibriumLaw(births(7), [from], [1, 0]), ([n]) => poisson(7, n as number))).toBeLessThan(
      1e-12,
    );
  }
});

test("a closed network keeps to what it conserves: binomial from 12 + 8 particles", () => {
  const swap = network(2, [[-1, 1], ([x]) => 3 * (x as number)], [[1, -1], ([, y]) => y as number]);
  for (const law of [equilibriumLaw(swap, [12, 8], [1, 0]), steadyLaw(swap, [12, 8])]) {
    expect(law.states).toHaveLength(21);
    expect(off(law, ([x]) => binomial(20, 0.25, x as number))).toBeLessThan(1e-13);
  }
});

test("Schlögl between two valleys: both are found from either, as the product of ratios says", () => {
  const V = 15;
  const birth: Rate = ([n]) => 0.25 * 2 * V + (3 * (n as number) * ((n as number) - 1)) / V;
  const death: Rate = ([n]) =>
    2.95 * (n as number) + (0.6 * (n as number) * ((n as number) - 1) * ((n as number) - 2)) / V / V;
  const schlogl = network(1, [[1], birth], [[-1], death]);
  const logs = [0];
  for (let n = 1; n < 400; n++)
    logs.push((logs[n - 1] as number) + Math.log(birth([n - 1])) - Math.log(death([n])));
  const most = Math.max(...logs);
  const total = logs.reduce((sum, w) => sum + Math.exp(w - most), 0);
  for (const from of [0, 100]) {
    const law = steadyLaw(schlogl, [from]);
    expect(off(law, ([n]) => Math.exp((logs[n as number] as number) - most) / total)).toBeLessThan(1e-10);
  }
});

test("what has no such law is told", () => {
  expect(() => steadyLaw(network(1, [[1], () => 1]), [0])).toThrow(TooLarge);
  const ends = network(2, [[-1, 0], ([x]) => x as number], [[-1, 1], ([x]) => x as number]);
  expect(() => steadyLaw(ends, [1, 0])).toThrow(SeveralStationaryStates);
  expect(() => equilibriumLaw(births(1), [0], [1, null])).toThrow(Unbalanced);
  const fed = network(
    1,
    [[1], () => 2],
    [[-1], ([n]) => n as number],
    [[1], () => 1],
    [[-1], ([n]) => n as number],
  );
  expect(() => equilibriumLaw(fed, [0], [1, 0, 3, 2])).toThrow(Unbalanced);
});

const still = (kinetics: Kinetics, length: number): Motion => ({ length, still: true, at: () => kinetics });
const solved = (start: CountLaw, course: Course, mark = 0) => {
  const { states, probabilities, lost } = evolved(start, course);
  return { states, probabilities: probabilities[mark] as Float64Array, lost };
};
const at = (...state: number[]): CountLaw => ({ states: [state], probabilities: Float64Array.of(1) });

test("from a count: binomial survivors and Poisson newcomers", () => {
  const { lost, ...law } = solved(at(30), { lead: [], round: [still(births(4), 0.7)], marks: [1] });
  const kept = Math.exp(-0.7);
  const expected = (n: number): number => {
    let sum = 0;
    for (let k = 0; k <= Math.min(30, n); k++) sum += binomial(30, kept, k) * poisson(4 * (1 - kept), n - k);
    return sum;
  };
  expect(lost).toBeLessThan(1e-12);
  expect(off(law, ([n]) => expected(n as number))).toBeLessThan(1e-12);
});

test("driven births: Poisson with the mean of the rate equation, over lead and rounds", () => {
  // m' = 5 + 20 s - m over a time 2, from Poisson 5, which a lead has made of nothing
  const driven: Motion = { length: 2, still: false, at: (s) => births(5 + 20 * s) };
  const course = { lead: [still(births(5), 40)], round: [driven], marks: [0, 1, 2] };
  const round = (m: number): number => 15 + (m + 5) * Math.exp(-2);
  expect(off(solved(at(0), course), ([n]) => poisson(5, n as number))).toBeLessThan(1e-10);
  expect(off(solved(at(0), course, 1), ([n]) => poisson(round(5), n as number))).toBeLessThan(1e-9);
  expect(off(solved(at(0), course, 2), ([n]) => poisson(round(round(5)), n as number))).toBeLessThan(1e-9);
});

test("more events than are solved in seconds are refused", () => {
  expect(() => evolved(at(1000), { lead: [], round: [still(births(1000), 1e6)], marks: [1] })).toThrow(
    TooLarge,
  );
});
