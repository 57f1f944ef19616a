// Every claim passes at every listed set of parameters, by the acceptance rule of the catalogue, and its control fails.
// SZILARD_LONG=1 (as in CI) runs the sets that take long, too. Seed 1; 10,240 trajectories, so that every error is below 1 % of the quantity's standard deviation.
import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import type { AnyClaim, Parameters } from "../../dist/papers/claim.js";
import { CLAIMS } from "../../dist/papers/index.js";
import { verify, verifyControl } from "../../dist/papers/verify.js";

const TRAJECTORIES = 10_240;
/** Of schemes at a finite step, where steps are few and what is to be seen is small; all that the catalogue asks for in CI. */
const OF_SCHEMES = 131_072;

/** Where an effect would be within its error, or is seen with less. */
const MORE: Readonly<Record<string, number>> = {
  "leimkuhler-matthews-2013-overdamped-harmonic": 1_000_000,
  "kawai-2007-relative-entropy": 102_400,
  "kramers-1940-overdamped": 20_480,
  "kramers-1940-turnover": 40_960,
  "martinez-2016-carnot": 40_960,
  "sivak-2014-rescaling": 32_768,
  "dago-2021-underdamped-erasure": 51_200,
  "schmiedl-seifert-2008-engine": 40_960,
};

/** Where the bias of what a path decides by a hair is to be known, in CI. */
const MORE_IN_CI: Readonly<Record<string, number>> = {
  "hummer-szabo-2001-profile": 20_480,
  "kramers-1940-overdamped": 81_920,
  "roldan-2015-decision-time": 40_960,
};
/** Controls that are off by ten errors at this. */
const ENOUGH = 5_120;
const COARSE: readonly string[] = [
  "harada-sasa-2005",
  "neri-2017-infimum-ring",
  "reimann-2001-effective-diffusion",
  "roldan-2015-decision-time",
  "stratonovich-1958-ring-velocity",
];

/** Each holds the tables of its protocol, some 400 MB in the slowest cycle: no more of them where there are many cores. */
const workers = Math.min(4, availableParallelism());

const trajectoriesFor = ({ id, discrete, trajectories, acceptance }: AnyClaim): number => {
  // errors are to be below 0.2 % of the reference: as many as the claim says
  if (acceptance.relative !== undefined) return Math.round(shareOf(id) * trajectories);
  if (process.env.SZILARD_LONG && MORE_IN_CI[id] !== undefined) return MORE_IN_CI[id];
  if (process.env.SZILARD_LONG && discrete) return trajectories;
  return MORE[id] ?? (discrete ? OF_SCHEMES : TRAJECTORIES);
};

/**
 * Shares of the trajectories that claims about jumps are run with outside CI. Errors are then larger than the catalogue allows, and
 * what is asked is that no number is off, at the first set; the others are run in CI.
 */
const SHARES: Readonly<Record<string, number>> = {
  "anderson2007-mnrm-driven-two-level": 0.02,
  "andrieux-gaspard2004-nonlinear-onsager": 0.03,
  "andrieux-gaspard2007-current-ft": 0.05,
  "averin-likharev-set-coulomb-blockade": 0.1,
  "barato-seifert2015-tur-diamond": 0.1,
  "barato-seifert2015-tur-unicycle": 0.1,
  "barato-seifert2017-oscillation-coherence": 0.02,
  "busiello-pigolotti2019-hyperaccurate": 0.02,
  "crooks-sivak-thermodynamic-length": 0.02,
  "diana2013-optimal-finite-time-erasure": 0.1,
  "diterlizzi-baiesi2019-kur": 0.1,
  "dowling2021-memristor-series": 0.05,
  "esposito2009-dot-engine-emp": 0.1,
  "esposito2010-three-dfts": 0.02,
  "esposito2012-coarse-graining": 0.1,
  "f1-atpase-two-state-efficiency": 0.05,
  "first-passage-ladder": 0.02,
  "freitas2021-cmos-inverter": 0.05,
  "freitas2022-cmos-memory": 0.02,
  "gao-limmer2021-level-not-gate": 0.05,
  "gingrich-horowitz2017-fpt-tur": 0.05,
  "gingrich2016-parabolic-bound": 0.05,
  "harunari2022-vandermeer2022-transition-estimator": 0.1,
  "hatano-sasa2001-jump": 0.02,
  "hopfield1974-kinetic-proofreading": 0.05,
  "horowitz-gingrich2017-finite-time-tur": 0.05,
  "jarzynski-wojcik2004-heat-exchange": 0.1,
  "jarzynski1997-crooks1999-driven-two-level": 0.02,
  "kolchinsky-wolpert2017-mismatch-cost": 0.05,
  "konopik2023-linear-ramp-simulation": 0.05,
  "konopik2023-serial-parallel": 0.1,
  "koyuk-seifert2020-driven-tur": 0.02,
  "landauer-linear-ramp-erasure": 0.3,
  "lau-lacoste-mallick2007-motor-ft": 0.2,
  "lebowitz-spohn1999-gc-symmetry": 0.03,
  "lee2022-tight-erasure-bound": 0.2,
  "lewis-shedler1979-inhomogeneous-poisson": 0.01,
  "liepelt-lipowsky2007-kinesin": 0.03,
  "lipka-bartosik2024-thermodynamic-neuron-MAJ": 0.02,
  "lipka-bartosik2024-thermodynamic-neuron-NOR": 0.02,
  "lipka-bartosik2024-thermodynamic-neuron-NOT": 0.02,
  "logic-gate-landauer": 0.1,
  "macieszczak2018-linear-response": 0.1,
  "moran-fixation": 0.03,
  "evans2008-dsmts-birth-death": 0.03,
  "evans2008-dsmts-batch-immigration": 0.03,
  "evans2008-dsmts-dimerisation": 0.02,
  "shahrezaei2008-two-stage-bursting": 0.03,
  "neri2017-infimum-law": 0.05,
  "neri2017-splitting-probability": 0.05,
  "owen2020-response-bound": 0.05,
  "periodic-driven-dot-ep": 0.05,
  "pietzonka-seifert2018-engine-tradeoff": 0.1,
  "proesmans-vdb2017-discrete-tur": 0.1,
  "proesmans-vdb2017-periodic-tur": 0.02,
  "ptaszynski2024-response-tur": 0.05,
  "qian-xie2006-haldane-cycle-times": 0.05,
  "rahav2008-no-pumping": 0.03,
  "rolandi2023-style-two-bit-joint-erasure": 0.05,
  "roldan-parrondo2010-kld": 0.1,
  "schmiedl-seifert2007-chemical-ft": 0.02,
  "schnakenberg1976-network-ep": 1,
  "seifert2005-detailed-ft-ring": 0.03,
  "seifert2005-ift-relaxation": 0.1,
  "shiraishi2018-speed-limit": 0.1,
  "sinitsyn2007-stochastic-pump": 0.03,
  "skinner-dunkel2021-dwell-cv": 0.1,
  "three-level-absorption-refrigerator": 0.02,
  "vanvu-saito2023-optimal-transport": 1,
  "verley2014-efficiency-statistics": 0.05,
  "vo2022-tkur": 0.1,
  "wolpert2020-circuit-mutual-information-cost": 0.1,
  "zhen2021-bit-reset-bound": 0.2,
};

const shareOf = (id: string): number => (process.env.SZILARD_LONG ? 1 : (SHARES[id] ?? 1));

/**
 * Claims of which some sets were never run at full size before they went to CI: there too it is asked only that no number is off. To be
 * taken off this list one by one.
 */
const UNTRIED: readonly string[] = [
  "freitas2022-cmos-memory",
  "dowling2021-memristor-series",
  "lipka-bartosik2024-thermodynamic-neuron-NOT",
  "lipka-bartosik2024-thermodynamic-neuron-NOR",
  "lipka-bartosik2024-thermodynamic-neuron-MAJ",
];
const mayBeCoarse = (id: string): boolean => shareOf(id) < 1 || UNTRIED.includes(id);

/** Whether a number is not off and only its error is too large, where fewer trajectories are run. */
const isCoarse = (id: string, verdict: string, reason: string): boolean =>
  mayBeCoarse(id) && verdict === "inconclusive" && reason.startsWith("the error is above");

const named = (parameters: AnyClaim["references"][number]["parameters"]): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");

/**
 * Sets that take seconds, or say what another set of their claim says; run in CI (SZILARD_LONG=1). The others and all controls
 * together take some two minutes of one core.
 */
const LONG: Readonly<Record<string, (p: Readonly<Record<string, number>>) => boolean>> = {
  "bennett-1976-bar-variance": ({ m = 0 }) => m > 0.5,
  "boyd-2018-counterdiabatic": ({ h = 0 }) => h < 2,
  "dago-2021-underdamped-erasure": ({ tau = 0 }) => tau > 10,
  "discretised-work-bias": ({ h = 0 }) => h < 0.1,
  "erasure-cycle-Eb13": ({ tau = 0 }) => tau > 2,
  "erasure-cycle-Eb5-errors": ({ tau = 0 }) => tau > 2,
  "erasure-cycle-Eb8": ({ tau = 0 }) => tau > 1,
  "erasure-slow-B": () => true,
  "filliger-reimann-2007-gyrator": ({ c = 0 }) => c > 0.5,
  "gomez-marin-2008-underdamped": ({ tau = 0 }) => tau > 1,
  "harada-sasa-2005": ({ f = 0 }) => f > 1,
  "hatano-sasa-2001": ({ f0 = 0 }) => f0 > 1,
  "hummer-szabo-2001-profile": () => true,
  "integrator-orders": ({ h = 0 }) => h < 0.1,
  "koyuk-seifert-2020": ({ v = 0 }) => v > 1,
  "kramers-1940-overdamped": ({ Eb = 0 }) => Eb > 3,
  "kawai-2007-relative-entropy": ({ g = 0, t = 0 }) => g > 0 || t > 0,
  "kramers-1940-turnover": ({ g = 0 }) => g !== 1,
  "leimkuhler-matthews-2013-harmonic": ({ h = 0 }) => h < 1,
  "leimkuhler-matthews-2013-overdamped-harmonic": ({ h = 0 }) => h < 0.2,
  "leimkuhler-matthews-2013-overdamped-quartic": ({ h = 0 }) => h < 0.1,
  "martinez-2016-carnot": ({ tau = 0 }) => tau > 20,
  "neri-2017-infimum-ring": ({ f = 0 }) => f > 1,
  "proesmans-2020-finite-time-landauer": ({ Eb = 0 }) => Eb > 4,
  "reimann-2001-effective-diffusion": ({ f = 0 }) => f > 0,
  "roldan-2015-decision-time": ({ V0 = 0 }) => V0 > 0,
  "schmiedl-seifert-2007-moving-trap": ({ tau = 0 }) => tau !== 1,
  "schmiedl-seifert-2007-stiffness": ({ k0 = 0, tau = 0 }) => k0 > 1 || tau !== 1,
  "schmiedl-seifert-2008-engine": ({ Th = 0 }) => Th > 2,
  "seifert-2005-driven-ring": ({ t = 0 }) => t > 1,
  "sivak-2014-rescaling": ({ h = 0 }) => h < 1,
  "sivak-crooks-2012-stiffness": ({ tau = 0 }) => tau > 10,
  "sivak-crooks-2012-tilt": ({ tau = 0 }) => tau > 20,
  "stratonovich-1958-ring-velocity": ({ f = 0 }) => f !== 1,
  "szilard-doublewell-fp": ({ tau = 0 }) => tau > 2,
  "freitas2021-cmos-inverter": ({ vin = 0 }) => vin >= 0,
  "freitas2022-cmos-memory": ({ vdd = 0 }) => vdd !== 1.4,
  "gao-limmer2021-level-not-gate": ({ vin = 0 }) => vin > 0,
  "dowling2021-memristor-series": ({ n = 0 }) => n > 3,
  "lipka-bartosik2024-thermodynamic-neuron-NOT": ({ beta_in = 0, gc = 0 }) => beta_in > 0.5 || gc === 0,
  "lipka-bartosik2024-thermodynamic-neuron-NOR": ({ b2 = 0 }) => b2 > 0.5,
  "lipka-bartosik2024-thermodynamic-neuron-MAJ": ({ b3 = 0 }) => b3 > 0.5,
  "esposito2009-dot-engine-emp": ({ Th = 0 }) => Th !== 2,
  "three-level-absorption-refrigerator": ({ wc = 0 }) => wc > 1,
  "verley2014-efficiency-statistics": ({ TL = 0 }) => TL > 2,
  "hopfield1974-kinetic-proofreading": ({ dmu = 0 }) => dmu !== 5,
  "liepelt-lipowsky2007-kinesin": ({ F = 0 }) => F !== 2,
  "f1-atpase-two-state-efficiency": ({ f = 0 }) => f > 10,
};

/** Controls that take seconds, in CI. */
const LONG_CONTROLS: readonly string[] = [
  "bennett-1976-bar-variance",
  "boyd-2018-counterdiabatic",
  "dago-2021-underdamped-erasure",
  "erasure-slow-B",
  "freitas2022-cmos-memory",
  "harada-sasa-2005",
  "hummer-szabo-2001-profile",
  "kramers-1940-turnover",
  "reimann-2001-effective-diffusion",
  "roldan-2015-decision-time",
  "schmiedl-seifert-2008-engine",
];

const FIRST: readonly unknown[] = CLAIMS.map(({ references }) => references[0]?.parameters);

const isLong = (id: string, parameters: Readonly<Record<string, number>>): boolean =>
  LONG[id]?.(parameters) ?? (SHARES[id] !== undefined && !FIRST.includes(parameters));

test("every claim but two has a set that is always run", () => {
  const unknown = Object.keys(LONG).filter((id) => CLAIMS.every((claim) => claim.id !== id));
  const unseen = (CLAIMS as readonly AnyClaim[])
    .filter(({ id, references }) =>
      references.every(({ parameters }) => isLong(id, parameters as Parameters)),
    )
    .map(({ id }) => id);
  expect([...unknown, ...unseen].sort()).toEqual(["erasure-slow-B", "hummer-szabo-2001-profile"]);
});

for (const claim of CLAIMS as readonly AnyClaim[]) {
  for (const { parameters, values } of claim.references) {
    const skipped = isLong(claim.id, parameters as Parameters) && !process.env.SZILARD_LONG;
    test.skipIf(skipped)(
      `${claim.id} at ${named(parameters)}: ${claim.formula}`,
      { timeout: 900_000 },
      async () => {
        const { rows, outcome } = await verify(claim, parameters, {
          trajectories: trajectoriesFor(claim),
          workers,
        });
        const failing = rows.filter(
          ({ verdict, reason }) =>
            verdict !== "pass" && verdict !== "reported" && !isCoarse(claim.id, verdict, reason),
        );
        expect(failing).toEqual([]);
        expect(mayBeCoarse(claim.id) ? outcome !== "fail" : outcome === "pass").toBe(true);
        const reported = rows.map(({ quantity }) => quantity);
        const absent = Object.keys(values).filter(
          (key) => !reported.includes(key) && !key.startsWith("err_"),
        );
        expect(absent, "keys of the reference that are not reported").toEqual([]);
      },
    );
  }

  const inCi = LONG_CONTROLS.includes(claim.id) && !process.env.SZILARD_LONG;
  test.skipIf(inCi)(
    `${claim.id} fails its control: ${claim.control.says}`,
    { timeout: 900_000 },
    async () => {
      const { parameters } = claim.references[0] as (typeof claim.references)[number];
      const { rows, outcome } = await verifyControl(claim, parameters, {
        trajectories: COARSE.includes(claim.id) ? ENOUGH : trajectoriesFor(claim),
        workers,
      });
      expect(rows.find(({ quantity }) => quantity === claim.control.breaks)?.verdict).toBe("fail");
      expect(outcome).toBe("fail");
    },
  );
}
