// Which states lead to which. A steady state is one and the same for all starts where there is one final class: a set of
// states that jumps do not leave, within which every state is reached from every other.
import { SpecError } from "../error.js";
import type { LoweredNetwork } from "./channels.js";
import { before, instantOf } from "./instant.js";
import type { NetworkExperiment } from "./network.js";

/** The strongly connected class of every state, by R. Tarjan, SIAM J. Comput. 1, 146 (1972), without recursion. */
export function classesOf(
  states: number,
  jumps: readonly (readonly [from: number, to: number])[],
): Int32Array {
  const next: number[][] = Array.from({ length: states }, () => []);
  for (const [from, to] of jumps) (next[from] as number[]).push(to);
  const order = new Int32Array(states).fill(-1);
  const low = new Int32Array(states);
  const classes = new Int32Array(states).fill(-1);
  const open: number[] = [];
  let [visited, found] = [0, 0];
  for (let root = 0; root < states; root++) {
    if (order[root] !== -1) continue;
    const path: [state: number, edge: number][] = [[root, 0]];
    while (path.length > 0) {
      const top = path[path.length - 1] as [number, number];
      const [at] = top;
      if (order[at] === -1) {
        order[at] = visited;
        low[at] = visited;
        visited += 1;
        open.push(at);
      }
      const to = next[at]?.[top[1]];
      if (to !== undefined) {
        top[1] += 1;
        if (order[to] === -1) path.push([to, 0]);
        else if (classes[to] === -1) low[at] = Math.min(low[at] as number, order[to] as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1]?.[0];
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[at] as number);
      if (low[at] !== order[at]) continue;
      for (let state = -1; state !== at; ) {
        state = open.pop() as number;
        classes[state] = found;
      }
      found += 1;
    }
  }
  return classes;
}

/** @throws SpecError that names states on both sides where the network at t = 0- has no single steady state. */
export function checkConnected(experiment: NetworkExperiment, network: LoweredNetwork, path: string): void {
  const { rates } = instantOf(network, before(experiment));
  const jumps = network.channels.flatMap(({ from, to }, c) =>
    (rates[c] as number) > 0 ? [[from, to] as const] : [],
  );
  const classes = classesOf(network.states.length, jumps);
  const left = new Set(jumps.flatMap(([from, to]) => (classes[from] === classes[to] ? [] : [classes[from]])));
  const finals = [...classes.keys()].filter(
    (state) => !left.has(classes[state] as number) && classes.indexOf(classes[state] as number) === state,
  );
  if (finals.length === 1) return;
  const [a, b] = finals.map((state) => `"${network.states[state]?.name}"`);
  throw new SpecError(
    path,
    `a connected network is needed for a steady state, no jumps lead from ${a} to ${b} or back at t = 0-`,
  );
}
