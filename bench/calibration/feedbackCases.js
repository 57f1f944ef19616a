// Checks of feedback: samples of demons whose law is known (demon.js), and the same with one mistake.
import * as S from "../../dist/index.js";
import { demon, gambling } from "./demon.js";
import { FEW, gauss, MANY, rows, table } from "./draw.js";

const noisy = demon({ e0: 0.1, e1: 0.2, Ej: 1, q: 0.6 });
const twice = demon({ e0: 0.1, e1: 0.2, Ej: 1, q: 0.6, rounds: 2 });
const errorFree = demon({ e0: 0, e1: 0, Ej: 2, q: 0.6 });
const gambler = gambling({ Ef: 2, N: 8, dt: 0.3 });

const same = (row) => row;
/** Forward and reversed rows of a demon, changed by functions of a row. */
const both =
  ({ forward, backward }, ahead = same, back = same, n = FEW) =>
  (draws) => ({
    columns: table(n, () => ahead(forward(draws))),
    reverse: table(n, () => back(backward(draws))),
  });
const lessWork = (by) => (row) => ({ ...row, work: row.work - by });
/** Readings that are random in three of ten cases. */
const forgetful = (draws) => (row) =>
  draws.uniform() < 0.3 ? { ...row, repeated: draws.uniform() < 0.5 } : row;
const without =
  (...names) =>
  (row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** A record of two that is repeated with probability 0.3 or 0.8, and the least work for that. */
const REPEATS = [0.3, 0.8];
const repeating = (draws, missing) => ({
  columns: table(FEW, () => {
    const record = Number(draws.uniform() < 0.4);
    const least = Math.log((record === 1 ? 0.4 : 0.6) / REPEATS[record]);
    return { work: least + 0.3 * draws.normal() - missing, forceWork: 0, freeEnergyChange: 0, record };
  }),
  reverse: table(FEW, () => {
    const record = Number(draws.uniform() < 0.4);
    return {
      work: 0,
      forceWork: 0,
      freeEnergyChange: 0,
      record,
      repeated: Number(draws.uniform() < REPEATS[record]),
    };
  }),
});

/** Works with A = W on either way. */
const odd = (factor) => (draws) => {
  const row = () => ({
    work: 0.5 + factor * draws.normal(),
    forceWork: 0,
    freeEnergyChange: 0,
    information: 0,
  });
  return { columns: table(FEW, row), reverse: table(FEW, row) };
};

export const FEEDBACK_CASES = [
  {
    check: S.sagawaUeda2008(),
    name: "sagawaUeda2008, frequencies",
    truth: rows(({ uniform, normal }) => {
      const record = Number(uniform() < 0.5);
      const logLikelihood = Math.log(uniform() < 0.9 ? 0.9 : 0.1);
      return {
        work: -logLikelihood - Math.LN2 + 0.3 * normal(),
        forceWork: 0,
        freeEnergyChange: 0,
        record,
        logLikelihood,
      };
    }),
    wrong: "0.04 kT too much extracted",
    control: rows(({ uniform, normal }) => {
      const record = Number(uniform() < 0.5);
      const logLikelihood = Math.log(uniform() < 0.9 ? 0.9 : 0.1);
      return {
        work: -logLikelihood - Math.LN2 + 0.3 * normal() - 0.04,
        forceWork: 0,
        freeEnergyChange: 0,
        record,
        logLikelihood,
      };
    }),
  },
  {
    check: S.sagawaUeda2010(),
    name: "sagawaUeda2010, frequencies",
    truth: rows((draws) => without("information")(noisy.forward(draws)), MANY),
    wrong: "0.1 kT too much extracted",
    control: rows((draws) => lessWork(0.1)(without("information")(noisy.forward(draws))), MANY),
  },
  {
    check: S.sagawaUeda2012(),
    truth: rows(noisy.forward, MANY),
    wrong: "no information of the measurement",
    control: rows((draws) => ({ ...noisy.forward(draws), information: 0 }), MANY),
  },
  {
    check: S.itoSagawa(),
    truth: rows(twice.forward, MANY),
    wrong: "half of what was transferred",
    control: rows((draws) => {
      const row = twice.forward(draws);
      return { ...row, information: row.information / 2 };
    }, MANY),
  },
  {
    check: S.efficacy(),
    truth: both(noisy, same, same, MANY),
    wrong: "readings of reversed runs that forget",
    control: (draws) => both(noisy, same, forgetful(draws), MANY)(draws),
  },
  {
    check: S.absoluteIrreversibility(),
    truth: both(errorFree, same, same, MANY),
    wrong: "0.1 kT too much extracted",
    control: both(errorFree, lessWork(0.1), same, MANY),
  },
  {
    check: S.horowitzVaikuntanathan(),
    truth: both(noisy, same, same, MANY),
    wrong: "0.2 kT too much extracted",
    control: both(noisy, lessWork(0.2), same, MANY),
  },
  {
    check: S.horowitzVaikuntanathan({ form: "work" }),
    name: "horowitzVaikuntanathan, work",
    truth: both(noisy, same, same, MANY),
    wrong: "reversed work too small by 0.05 kT",
    control: both(noisy, same, lessWork(0.05), MANY),
  },
  {
    check: S.pottsSamuelsson2018(),
    truth: (draws) => repeating(draws, 0),
    wrong: "0.15 kT too much extracted",
    control: (draws) => repeating(draws, 0.15),
  },
  {
    check: S.pottsSamuelsson2019(),
    truth: odd(1),
    wrong: "half the variance of the work",
    control: odd(Math.SQRT1_2),
  },
  {
    check: S.manzano(),
    truth: rows(gambler, MANY),
    wrong: "no term for where it stopped",
    control: rows((draws) => ({ ...gambler(draws), distinguishability: 0 }), MANY),
  },
  {
    check: S.horowitzEsposito({ entropy: "entropy", flow: "flow" }),
    truth: rows(({ normal }) => {
      const flow = gauss(normal, 0.5);
      return { flow, entropy: flow + 0.3 * normal() };
    }),
    wrong: "0.04 less entropy in the bath",
    control: rows(({ normal }) => {
      const flow = gauss(normal, 0.5);
      return { flow, entropy: flow + 0.3 * normal() - 0.04 };
    }),
  },
];
