// First law per trajectory: energyChange = work + forceWork + chemicalWork + shadowWork - heat.
// It must close to 1e-12 (1 + sum of |terms|) in every trajectory; and what the scheme adds on its own, <shadowWork>, must be
// invisible beside the error of <work>, else dt is too large for the heat.
import { exactly } from "../estimate/estimate.js";
import { mean } from "../estimate/request.js";
import { langevinOf, missing, type Rule } from "./check.js";
import { judge, type Verdict } from "./verdict.js";

export interface FirstLaw {
  readonly kind: "firstLaw";
}

/** dU = W + W_shadow - Q in every trajectory, and |<W_shadow>| below the resolution of <W>. */
export const firstLaw = (): FirstLaw => ({ kind: "firstLaw" });

const CLOSES = 1e-12;

/** |dU - W - … + Q| by the sum of the terms; of networks that exchange particles, with the energy that these bring. */
function residual(columns: readonly string[]): string {
  const works = ["work", "forceWork", "chemicalWork", "shadowWork"].filter(
    (name) => name !== "chemicalWork" || columns.includes(name),
  );
  const size = ["energyChange", ...works, "heat"].map((name) => `abs(${name})`).join(" + ");
  return `abs(energyChange - ${works.join(" - ")} + heat)/(1 + ${size})`;
}

export const firstLawRule: Rule<FirstLaw> = {
  options: {},

  needs: (_, situation) =>
    (situation.experiment === null ? null : missing(situation, { heat: "every edge has a way back" })) ?? {
      open: mean(`${residual(situation.columns)} > ${CLOSES}`),
      shadow: mean("shadowWork"),
      work: mean("work"),
      heat: mean("heat"),
    },

  judge(_, { experiment, kT, level, columns }, estimate): Verdict {
    const shadow = estimate("shadow");
    const workError = estimate("work").error ?? 0;
    const heatError = estimate("heat").error ?? 0;
    const claim = {
      check: "first law",
      claim: columns.includes("chemicalWork")
        ? "dU = W + W_chemical + W_shadow - Q, <W_shadow> = 0"
        : "dU = W + W_shadow - Q, <W_shadow> = 0",
      source: "K. Sekimoto, Prog. Theor. Phys. Suppl. 130, 17 (1998), eq. 2.8",
      relation: "=" as const,
      // what the error of <W> cannot see, and at least 1 % of kT; of several baths (no kT), that of <Q> too
      margin: Number.isNaN(kT) ? 3 * Math.max(workError, heatError) : Math.max(0.01 * kT, 3 * workError),
    };
    const share = estimate("open").value ?? 1;
    if (share > 0) {
      return {
        ...judge(claim, level, shadow, exactly(0)),
        outcome: "broken",
        reason: `${(100 * share).toPrecision(3)} % of the trajectories do not close to ${CLOSES}`,
      };
    }
    if (langevinOf(experiment)?.method.heat === "closed") {
      return {
        ...judge(claim, level, shadow, exactly(0)),
        outcome: "holds",
        reason: 'by construction: the heat is closed from the boundary (method.heat "stepwise" tests it)',
      };
    }
    const verdict = judge(claim, level, { ...shadow, bias: null }, exactly(0));
    // a residual that is resolved but far below what <W> resolves is no failure
    const size = Math.abs(shadow.value ?? Infinity) + 3 * (shadow.error ?? Infinity);
    if (size < claim.margin) {
      return {
        ...verdict,
        outcome: "holds",
        reason: `closes to ${CLOSES}; <W_shadow> is below ${claim.margin.toPrecision(2)}`,
      };
    }
    return verdict;
  },
};
