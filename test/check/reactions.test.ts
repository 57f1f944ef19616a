// What checks say of reactions: no verdict on what is stated for a known law, and why.
import { expect, test } from "vitest";
import { RULES } from "../../src/check/index.js";
import { driven, notSteady, stops } from "../../src/check/networkFacts.js";
import { whyNot } from "../../src/check/whyNot.js";
import { experiment, gallavottiCohen, jarzynski, reaction, reactions, schedule } from "../../src/index.js";
import type { ReactionExperiment } from "../../src/spec/reaction/reaction.js";

const made = (rate: number | string, rest: object = {}): ReactionExperiment =>
  experiment({
    system: reactions({
      species: { X: 1 },
      fields: { k: 1 },
      reactions: [reaction("0 <-> X", { forward: rate, backward: 1, counts: "n" })],
    }),
    control: schedule({ duration: 1 }),
    ensemble: { trajectories: 10 },
    ...rest,
  });

test("no steady state is known, whatever the start", () => {
  expect(notSteady(made(1))).toMatch(/steady start that is solved/);
  const situation = { kT: 1, columns: ["n", "bathEntropy"], reverse: null, experiment: made(1), level: 1e-3 };
  expect(RULES.gallavottiCohen.needs(gallavottiCohen(), situation)).toMatch(/steady start that is solved/);
});

test("rates that move are told from those that do not", () => {
  expect(driven(made(1))).toBeNull();
  expect(driven(made("k"))).toBeNull();
  expect(driven(made("1 + t"))).toMatch(/rates that do not change/);
  expect(
    driven(
      made("k", {
        control: schedule({
          duration: 1,
          k: [
            [0, 1],
            [1, 2],
          ],
        }),
      }),
    ),
  ).toMatch(/rates/);
  expect(
    driven(
      made("k", {
        control: schedule({
          duration: 1,
          k: [
            [0, 1],
            [1, 1],
          ],
        }),
      }),
    ),
  ).toBeNull();
  expect(stops(made(1, { stop: "X == 9" }))).toMatch(/no trajectory may stop before/);
});

test("columns that are not there say why", () => {
  const situation = { kT: 1, columns: ["n"], reverse: null, experiment: made(1), level: 1e-3 };
  expect(RULES.jarzynski.needs(jarzynski(), situation)).toMatch(/reactions book no energies/);
  expect(whyNot("entropyProduction", made(1))).toMatch(/law of the counts/);
  const oneWay = { ...made(1).system, reactions: [reaction("X -> 0", 1)] };
  expect(whyNot("heat", made(1, { system: oneWay }))).toMatch(/goes one way/);
  expect(
    whyNot("heat", made(1, { system: { ...made(1).system, events: [{ at: 1, set: { X: 1 } }] } })),
  ).toMatch(/no way back/);
});
