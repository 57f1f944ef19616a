// The interleaving runner: takes all cases in turn, round by round, so that what disturbs the machine disturbs all alike, and
// compares only within a round. Many short samples: a machine that is shared has fast and slow spells of seconds.
//
//   speed_r = ns of the reference in round r / ns of the case in round r;   above 1 the case is faster

/**
 * Samples of every case: `count` rounds, behind one that warms up the cases of this process (`work`) and is not kept. Each round
 * begins one case later; a case that is slow to start may be in `every` third round only. A sample that is a text says why the
 * case cannot be here.
 */
export async function takeRounds(cases, count, onRound = () => {}) {
  const samples = cases.map(() => []);
  const absent = cases.map(() => null);
  for (let round = 0; round <= count; round++) {
    onRound(round, count);
    for (let i = 0; i < cases.length; i++) {
      const at = (i + round) % cases.length;
      const { every = 1, work } = cases[at];
      if (absent[at] !== null || round % every !== 0 || (round === 0 && work === undefined)) continue;
      const taken = await cases[at].sample(round);
      if (typeof taken === "string") absent[at] = taken;
      else if (round > 0) samples[at].push({ round, ...taken });
    }
  }
  return cases.map(({ id }, i) => ({ id, samples: samples[i], absent: absent[i] }));
}

/** Least, middle and greatest of some numbers; null of none. */
export function spread(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted[sorted.length - 1] };
}

/** Speed relative to a reference, by processor time, in each round that has both. */
export function speeds(samples, reference) {
  const there = new Map(reference.map(({ round, cpu }) => [round, cpu]));
  return samples.filter(({ round }) => there.has(round)).map(({ round, cpu }) => there.get(round) / cpu);
}

/** What a row of the table says of a case: ns per step by processor and by wall, speed relative to its reference. */
export function summary({ id, samples, absent }, reference) {
  return {
    id,
    absent,
    cpu: spread(samples.map(({ cpu }) => cpu)),
    wall: spread(samples.map(({ wall }) => wall)),
    speed: reference === undefined ? null : spread(speeds(samples, reference.samples)),
  };
}
