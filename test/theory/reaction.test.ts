// The chemical master equation and the moment equations against closed forms and the catalogue (claims/jump.md, section A).
import { expect, test } from "vitest";
import { experiment, reaction, reactions, schedule } from "../../src/index.js";
import { kineticsOf } from "../../src/plan/reaction/kinetics.js";
import type { Reaction, Reactions } from "../../src/spec/reaction/reaction.js";
import { linearMoments } from "../../src/theory/reaction/moments.js";
import { finiteStateProjection, type Projection } from "../../src/theory/reaction/projection.js";

const kinetics = (
  species: Reactions["species"],
  given: readonly Reaction[],
  constants: "rate" | "stochastic" = "rate",
) =>
  kineticsOf(
    experiment({
      system: reactions({ species, reactions: given, constants }),
      control: schedule({ duration: 1 }),
      ensemble: { trajectories: 1 },
    }),
  );

const mean = ({ states, probabilities }: Projection, f: (n: readonly number[]) => number): number =>
  states.reduce((sum, state, i) => sum + f(state) * (probabilities[i] as number), 0);

test("dimerisation: moments by projection are those of the catalogue", () => {
  const given = [reaction("2 P <-> D", { forward: 0.001, backward: 0.01 })];
  const found = finiteStateProjection(kinetics({ P: 100, D: 0 }, given, "stochastic"), [100, 0], 25);
  expect(found.states).toHaveLength(51);
  const P = mean(found, ([n]) => n as number);
  expect(P).toBeCloseTo(34.887453, 6);
  expect(mean(found, ([n]) => ((n as number) - P) * ((n as number) - P))).toBeCloseTo(24.648152, 6);
});

test("Lotka-Volterra: what is kept of infinitely many states loses less than asked", () => {
  const given = [reaction("X -> 2 X", 1), reaction("X + Y -> 2 Y", 0.05), reaction("Y -> 0", 1)];
  const found = finiteStateProjection(kinetics({ X: 20, Y: 10 }, given), [20, 10], 1, 1e-7);
  expect(found.lost).toBeLessThan(1e-7);
  expect(mean(found, ([n]) => n as number)).toBeCloseTo(31.938132, 3);
  expect(mean(found, ([, n]) => n as number)).toBeCloseTo(12.918204, 3);
});

test("immigration and death: the law is Poisson's", () => {
  const found = finiteStateProjection(
    kinetics({ X: 0 }, [reaction("0 <-> X", { forward: 1, backward: 0.1 })]),
    [0],
    25,
  );
  expect(found.probabilities[found.states.findIndex(([n]) => n === 0)]).toBeCloseTo(0.00010316819, 10);
});

test("linear moments: birth, death, batches, two stages", () => {
  const birth = linearMoments(
    kinetics({ X: 100 }, [reaction("X -> 2 X", 0.1), reaction("X -> 0", 0.11)]),
    [100],
    50,
  );
  expect(birth.means[0]).toBeCloseTo(60.653066, 6);
  expect(birth.covariances[0]?.[0]).toBeCloseTo(501.16756, 4);
  const batch = linearMoments(
    kinetics({ X: 0 }, [reaction("0 -> 5 X", 1), reaction("X -> 0", 0.1)]),
    [0],
    25,
  );
  expect(batch.covariances[0]?.[0]).toBeCloseTo(145.22196, 5);
  const stages = linearMoments(
    kinetics({ M: 0, P: 0 }, [
      reaction("0 <-> M", { forward: 2, backward: 5 }),
      reaction("M -> M + P", 20),
      reaction("P -> 0", 1),
    ]),
    [0, 0],
    1.5,
  );
  expect(stages.means[1]).toBeCloseTo(5.7698046, 6);
  expect(stages.covariances[1]?.[1]).toBeCloseTo(29.168102, 5);
  expect(stages.covariances[0]?.[1]).toBeCloseTo(1.3297314, 6);
});

test("moments that do not close are refused", () => {
  expect(() => linearMoments(kinetics({ X: 9 }, [reaction("2 X -> X", 1)]), [9], 1)).toThrow(
    /linear in the counts/,
  );
});
