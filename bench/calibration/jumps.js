// Trajectories of small networks with constant rates, written apart from the package: what the checks of jumps are calibrated with.

/** Channels there and back: [from, to, rate there, rate back], with what a jump there counts. */
export function network(states, edges) {
  const out = Array.from({ length: states }, () => []);
  edges.forEach(([from, to, there, back], e) => {
    const entropy = Math.log(there / back);
    out[from].push({ to, rate: there, entropy, edge: e, sign: 1 });
    out[to].push({ to: from, rate: back, entropy: -entropy, edge: e, sign: -1 });
  });
  const totals = out.map((channels) => channels.reduce((sum, { rate }) => sum + rate, 0));
  return { states, edges, out, totals, steady: steadyOf(out, totals) };
}

/** Stationary probabilities, by going round with all waiting times equal. */
function steadyOf(out, totals) {
  const most = 1.1 * Math.max(...totals);
  let p = out.map(() => 1 / out.length);
  for (let k = 0; k < 5000; k++) {
    const next = p.map((x, i) => x * (1 - totals[i] / most));
    out.forEach((channels, i) => {
      for (const { to, rate } of channels) next[to] += (p[i] * rate) / most;
    });
    p = next;
  }
  return p;
}

const drawn = (p, u) => {
  let i = 0;
  for (let x = u - p[0]; x > 0 && i < p.length - 1; x -= p[i]) i += 1;
  return i;
};

/** One trajectory: where it was, net jumps by edge, all jumps, entropy to the bath by edge. */
export function trajectory({ out, totals, edges }, start, duration, uniform) {
  let state = drawn(start, uniform());
  const stateStart = state;
  const net = edges.map(() => 0);
  const entropy = edges.map(() => 0);
  let jumps = 0;
  let left = duration;
  for (;;) {
    left += Math.log(uniform()) / totals[state];
    if (left < 0) break;
    let x = uniform() * totals[state];
    const channels = out[state];
    let c = 0;
    while (c < channels.length - 1 && x > channels[c].rate) x -= channels[c++].rate;
    const { to, sign, edge } = channels[c];
    net[edge] += sign;
    entropy[edge] += channels[c].entropy;
    jumps += 1;
    state = to;
  }
  return { stateStart, state, net, entropy, jumps, bathEntropy: entropy.reduce((sum, s) => sum + s, 0) };
}

/** Claim 21 of claims/jump.md: edges 01, 12, 23, 30, 02. */
export const DIAMOND = network(4, [
  [0, 1, 3, 1],
  [1, 2, 2, 0.5],
  [2, 3, 4, 1.2],
  [3, 0, 1.5, 0.7],
  [0, 2, 0.8, 1.1],
]);

/** Claim 22: three states in a ring. */
export const RING = network(3, [
  [0, 1, 3, 1],
  [1, 2, 2, 0.5],
  [2, 0, 4, 2],
]);

/** A Poisson number. */
export function poisson(mean, uniform) {
  let k = 0;
  let left = mean + Math.log(uniform());
  while (left > 0) {
    k += 1;
    left += Math.log(uniform());
  }
  return k;
}
