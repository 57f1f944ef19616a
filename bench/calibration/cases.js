// Every check with a sample of which its claim is true, at saturation where it is an inequality, and one of wrong physics of a stated
// size. A row of a sample is drawn by a function of { uniform, normal }.
import * as S from "../../dist/index.js";
import { FEW, gauss, MANY, rows, table } from "./draw.js";
import { FEEDBACK_CASES } from "./feedbackCases.js";
import { NETWORK_CASES } from "./networkCases.js";

/** Columns that every check of work may ask for. */
const work = (w, rest = {}) => ({ work: w, forceWork: 0, freeEnergyChange: 0, ...rest });
/** Rows of forward and of reversed runs. */
const both =
  (ahead, back, n = FEW) =>
  (draws) => ({
    columns: table(n, () => ahead(draws)),
    reverse: table(n, () => back(draws)),
  });

const H = (p) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
/** A bit that ends right with probability 0.9: x and ln p(x)/q, q = 1/2. */
const bit = ({ uniform }) => {
  const right = uniform() < 0.9;
  return { x: right ? 1 : -1, gain: Math.log(2 * (right ? 0.9 : 0.1)) };
};
/** x_0 in a trap k0 = 1, and x_t after a time 1 in k1 = 2. */
const quenched = ({ normal }) => {
  const start = normal();
  const decay = Math.exp(-2);
  return { start, end: decay * start + Math.sqrt((1 - decay * decay) / 2) * normal() };
};
/** J = S = ±1 with P(1)/P(-1) = e: saturates Timpanaro's bound. */
const twoPoint = ({ uniform }) => (uniform() < 1 / (1 + Math.exp(-1)) ? 1 : -1);
/** A reading with an error of 0.1 of a bit: its information. */
const read = ({ uniform }) => Math.log(2 * (uniform() < 0.9 ? 0.9 : 0.1));

// a trap moved at once by 1: W = 1/2 - x, the end is the start, and W_diss = kT D = 1/2
const moved = S.experiment({
  system: S.overdamped({
    potential: S.harmonic({ stiffness: 1, centre: 0 }),
    kT: 1,
    friction: 1,
    start: S.equilibrium(),
  }),
  method: { scheme: "heun", dt: 0.01 },
  control: S.schedule({ duration: 0.01, centre: S.ramp([0, 0], [0, 1]) }),
  ensemble: { trajectories: 1, seed: 1 },
});

const integral = (check, name) => ({
  check,
  truth: rows(({ normal }) => ({ [name]: gauss(normal, 0.1) }), MANY),
  wrong: "0.1 missing in A",
  control: rows(({ normal }) => ({ [name]: gauss(normal, 0.1) - 0.1 }), MANY),
});
const detailed = (check, name) => ({
  check,
  truth: rows(({ normal }) => ({ [name]: gauss(normal, 1) })),
  wrong: "A too large by a factor of 2",
  control: rows(({ normal }) => ({ [name]: 2 * gauss(normal, 1) })),
});
const current = (check, row, wrong, control) => ({
  check,
  truth: rows(row),
  wrong,
  control: rows((draws) => control(row(draws))),
});
const less = (factor) => (row) => ({ ...row, S: factor * row.S });
const driven = ({ normal }) => {
  const J = 1 + Math.SQRT2 * normal();
  return { J, S: J };
};
const pointed = (draws) => {
  const J = twoPoint(draws);
  return { J, S: J };
};
const of = { current: "J", entropy: "S" };

export const CASES = [
  {
    check: S.firstLaw(),
    truth: rows(({ normal }) => {
      const [w, q, s] = [normal(), normal(), 0.01 * normal()];
      return work(w, { heat: q, shadowWork: s, energyChange: w + s - q });
    }),
    wrong: "heat of the wrong sign",
    control: rows(({ normal }) => {
      const [w, q] = [normal(), normal()];
      return work(w, { heat: -q, shadowWork: 0, energyChange: w - q });
    }),
  },
  {
    check: S.secondLaw(),
    truth: rows(({ normal }) => work((normal() ** 2 - 1) / 2)),
    wrong: "0.08 kT of work missing",
    control: rows(({ normal }) => work((normal() ** 2 - 1) / 2 - 0.08)),
  },
  {
    check: S.jarzynski(),
    truth: rows(({ normal }) => work(gauss(normal, 0.1)), MANY),
    wrong: "0.1 kT of work missing",
    control: rows(({ normal }) => work(gauss(normal, 0.1) - 0.1), MANY),
  },
  {
    check: S.crooks(),
    truth: both(
      ({ normal }) => work(gauss(normal, 1)),
      ({ normal }) => work(gauss(normal, 1)),
    ),
    wrong: "works in a unit larger by 1.4",
    control: both(
      ({ normal }) => work(gauss(normal, 1) / 1.4),
      ({ normal }) => work(gauss(normal, 1) / 1.4),
    ),
  },
  {
    check: S.barResidual(),
    truth: both(
      ({ normal }) => work(gauss(normal, 1)),
      ({ normal }) => work(gauss(normal, 1)),
    ),
    wrong: "dF off by 0.15 kT",
    control: both(
      ({ normal }) => work(gauss(normal, 1), { freeEnergyChange: 0.15 }),
      ({ normal }) => work(gauss(normal, 1), { freeEnergyChange: -0.15 }),
    ),
  },
  integral(S.integralFluctuation({ of: "A" }), "A"),
  detailed(S.detailedFluctuation({ of: "A" }), "A"),
  integral(S.hatanoSasa(), "excessEntropy"),
  integral(S.speckSeifert(), "housekeepingEntropy"),
  {
    check: S.evansSearles({ of: "(1 - 2)*(x^2 - xStart^2)/2" }),
    truth: rows((draws) => {
      const { start, end } = quenched(draws);
      return { xStart: start, x: end };
    }),
    wrong: "dx^2 instead of dx^2/2",
    control: rows((draws) => {
      const { start, end } = quenched(draws);
      return { xStart: Math.SQRT2 * start, x: Math.SQRT2 * end };
    }),
  },
  {
    check: S.kawaiParrondoVandenBroeck({ of: "y", reversed: "y" }),
    truth: both(
      ({ normal }) => work(gauss(normal, 1), { y: gauss(normal, 1) }),
      ({ normal }) => work(gauss(normal, 1), { y: -gauss(normal, 1) }),
    ),
    wrong: "0.5 kT of work missing",
    control: both(
      ({ normal }) => work(gauss(normal, 1) - 0.5, { y: gauss(normal, 1) }),
      ({ normal }) => work(gauss(normal, 1), { y: -gauss(normal, 1) }),
    ),
  },
  {
    check: S.espositoVandenBroeck(),
    truth: (draws) => ({ ...shifted(0)(draws), experiment: moved }),
    wrong: "0.2 kT of work missing",
    control: (draws) => ({ ...shifted(0.2)(draws), experiment: moved }),
  },
  {
    check: S.landauer({ erased: "x > 0", share: 0.5 }),
    truth: rows((draws) => {
      const { x, gain } = bit(draws);
      return work(gain, { x });
    }),
    wrong: "0.05 kT of work missing",
    control: rows((draws) => {
      const { x, gain } = bit(draws);
      return work(gain + 0.2 * draws.normal() - 0.05, { x });
    }),
  },
  {
    check: S.landauer({ erased: "x > 0", share: 0.5, form: "heat" }),
    name: "landauer, heat",
    truth: rows((draws) => {
      const { x } = bit(draws);
      return { x, heat: Math.LN2 - H(0.9) + 0.3 * draws.normal() };
    }),
    wrong: "heat lower by 0.08 kT",
    control: rows((draws) => {
      const { x } = bit(draws);
      return { x, heat: Math.LN2 - H(0.9) + 0.3 * draws.normal() - 0.08 };
    }),
  },
  {
    check: S.wasserstein({ friction: 1, duration: 1 }),
    truth: rows(({ normal }) => work(gauss(normal, 1), { xStart: normal(), x: 1 + normal() })),
    wrong: "0.3 kT of work missing",
    control: rows(({ normal }) => work(gauss(normal, 1) - 0.3, { xStart: normal(), x: 1 + normal() })),
  },
  {
    check: S.proesmans({ erased: "x > 0", share: 0.5, friction: 1, duration: 1 }),
    truth: rows(({ normal }) =>
      work(Math.LN2 + 0.5 + 0.5 * normal(), { xStart: normal(), x: Math.abs(normal()) }),
    ),
    wrong: "0.15 kT of work missing",
    control: rows(({ normal }) =>
      work(Math.LN2 + 0.35 + 0.5 * normal(), { xStart: normal(), x: Math.abs(normal()) }),
    ),
  },
  current(S.uncertaintyRelation(of), driven, "entropy less by 0.2 of itself", less(0.8)),
  current(S.hasegawaVanVu(of), pointed, "entropy less by half of itself", less(0.5)),
  current(S.proesmansVandenBroeck(of), pointed, "entropy less by half of itself", less(0.5)),
  current(S.timpanaro(of), pointed, "entropy less by half of itself", less(0.5)),
  current(S.koyukSeifert({ ...of, response: 1 }), driven, "entropy less by 0.2 of itself", less(0.8)),
  {
    check: S.infimumLaw(),
    truth: rows(({ uniform }) => ({ infimum: Math.log(uniform()) })),
    wrong: "infima deeper by a tenth",
    control: rows(({ uniform }) => ({ infimum: 1.1 * Math.log(uniform()) })),
  },
  {
    check: S.sagawaUeda2008(),
    truth: rows((draws) => {
      const information = read(draws);
      return work(-information + 0.3 * draws.normal(), { information });
    }),
    wrong: "0.04 kT too much extracted",
    control: rows((draws) => {
      const information = read(draws);
      return work(-information + 0.3 * draws.normal() - 0.04, { information });
    }),
  },
  {
    check: S.sagawaUeda2010(),
    truth: rows((draws) => {
      const information = read(draws);
      return work(-information + gauss(draws.normal, 0.1), { information });
    }, MANY),
    wrong: "no term of information",
    control: rows((draws) => work(-read(draws) + gauss(draws.normal, 0.1), { information: 0 }), MANY),
  },
  ...FEEDBACK_CASES,
  ...NETWORK_CASES,
];

function shifted(missing) {
  return ({ normal }) => ({
    columns: table(FEW, () => {
      const x = normal();
      return work(0.5 - x - missing, { xStart: x, x });
    }),
  });
}
