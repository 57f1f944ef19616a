// A level that a demon reads and moves, exactly: a bit n in equilibrium at E = 0 is read with errors e0, e1 as m, E jumps to Ej (m = 0) or -Ej
// (m = 1), a share q of the trajectories is drawn anew from the equilibrium there, E jumps back; `rounds` times. dF = 0, Q = W.

/** p(m|n). */
const channel = ({ e0, e1 }) => [
  [1 - e0, e0],
  [e1, 1 - e1],
];
const levelOf = ({ Ej }, m) => (m === 0 ? Ej : -Ej);
const filled = (E) => 1 / (1 + Math.exp(E));
const relaxed = ({ q }, E, p) => (1 - q) * p + q * filled(E);

/** Records, their probability, p(n = 1|record) at the end, and that a reversed run repeats them, or can. */
function records(engine) {
  const { rounds = 1 } = engine;
  const laws = channel(engine);
  let found = [{ of: [], P: 1, p: 0.5, index: 0 }];
  for (let k = 0; k < rounds; k++) {
    found = found.flatMap(({ of, P, p, index }) =>
      [0, 1].map((m) => {
        const share = (1 - p) * laws[0][m] + p * laws[1][m];
        const known = share === 0 ? p : (p * laws[1][m]) / share;
        return {
          of: [...of, m],
          P: P * share,
          p: relaxed(engine, levelOf(engine, m), known),
          index: 2 * index + m,
        };
      }),
    );
  }
  return found.map((record) => ({
    ...record,
    again: backwards(engine, record.of, (p) => p),
    possible: backwards(engine, record.of, (p) => Number(p > 0)),
  }));
}

/** What is left of a reversed run of a record when each reading that repeats it has a weight of its probability. */
function backwards(engine, record, weight) {
  const laws = channel(engine);
  let w = [0.5, 0.5];
  for (const m of [...record].reverse()) {
    const sum = w[0] + w[1];
    const p1 = (1 - engine.q) * w[1] + engine.q * sum * filled(levelOf(engine, m));
    w = [(sum - p1) * weight(laws[0][m]), p1 * weight(laws[1][m])];
  }
  return w[0] + w[1];
}

function drawn(u, known) {
  let below = 0;
  for (const record of known) {
    below += record.P;
    if (u < below) return record;
  }
  return known.at(-1);
}

const move = ({ uniform }, engine, n, m) => {
  const E = levelOf(engine, m);
  const after = uniform() < engine.q ? Number(uniform() < filled(E)) : n;
  return { after, W: (n - after) * E };
};

/** Rows of forward and of reversed runs as functions of { uniform }, and what they obey. */
export function demon(engine) {
  const { rounds = 1 } = engine;
  const laws = channel(engine);
  const known = records(engine);
  const marginal = known.reduce((sum, { P, p }) => sum + P * p, 0);
  const forward = (draws) => {
    const start = Number(draws.uniform() < 0.5);
    let [n, work, logLikelihood, record] = [start, 0, 0, 0];
    for (let k = 0; k < rounds; k++) {
      const m = Number(draws.uniform() < laws[n][1]);
      logLikelihood += Math.log(laws[n][m]);
      record = 2 * record + m;
      const { after, W } = move(draws, engine, n, m);
      n = after;
      work += W;
    }
    const { P, p } = known[record];
    const law = (x) => (n === 1 ? x : 1 - x);
    return {
      work,
      forceWork: 0,
      freeEnergyChange: 0,
      record,
      logLikelihood,
      information: logLikelihood - Math.log(P),
      remainingInformation: Math.log(law(p) / law(marginal)),
      entropyProduction: Math.log(0.5 / law(marginal)) + work,
    };
  };
  const backward = (draws) => {
    const given = drawn(draws.uniform(), known);
    let [n, work, repeated, logLikelihood] = [Number(draws.uniform() < 0.5), 0, 1, 0];
    for (const m of [...given.of].reverse()) {
      const { after, W } = move(draws, engine, n, m);
      n = after;
      work += W;
      if (Number(draws.uniform() < laws[n][1]) !== m) repeated = 0;
      logLikelihood += Math.log(laws[n][m]);
    }
    return {
      work,
      forceWork: 0,
      freeEnergyChange: 0,
      record: given.index,
      logProbability: Math.log(given.P),
      // a record that cannot come again has none
      ...(laws.flat().includes(0) ? {} : { information: logLikelihood - Math.log(given.P) }),
      repeatable: Number(logLikelihood > Number.NEGATIVE_INFINITY),
      repeated,
    };
  };
  return {
    forward,
    backward,
    gamma: known.reduce((sum, { again }) => sum + again, 0),
    possible: known.reduce((sum, { P, possible }) => sum + P * possible, 0),
    inference: known.reduce((sum, { P, again }) => sum + (P > 0 ? P * Math.log(P / again) : 0), 0),
  };
}

/** A gambling demon: E of a level goes up from E0 to Ef in N steps, each followed by a time dt of relaxation, and stops when it is filled. */
export function gambling({ Ef, N, dt }) {
  const levels = Array.from({ length: N + 1 }, (_, k) => (Ef * k) / N);
  const decay = Math.exp(-dt); // Fermi rates: k01 + k10 = 1
  const next = (p, E) => filled(E) + (p - filled(E)) * decay;
  const law = [filled(levels[0])];
  for (let k = 1; k <= N; k++) law.push(next(law[k - 1], levels[k]));
  const back = [filled(Ef)];
  for (let j = 1; j <= N; j++) back.push(next(back[j - 1], levels[N - j + 1]));
  const F = -Math.log(1 + Math.exp(-levels[0]));
  return (draws) => {
    let [n, work, k] = [Number(draws.uniform() < law[0]), 0, 0];
    while (k < N) {
      k += 1;
      work += n * (levels[k] - levels[k - 1]);
      n = Number(draws.uniform() < next(n, levels[k]));
      if (n === 1) break;
    }
    const of = (p) => Math.log(n === 1 ? p : 1 - p);
    return {
      work,
      entropyProduction: work - (n * levels[k] + of(law[k]) - F),
      distinguishability: of(law[k]) - of(back[N - k]),
    };
  };
}
