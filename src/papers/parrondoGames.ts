// Games of one player whose capital is looked at modulo 3: A wins with 1/2 - eps, B with 1/10 - eps on multiples of 3 and 3/4 - eps
// elsewhere. Turns by a fixed order of games, by chance, or each by what the player expects of the next one (greedy, a tie is A). The greedy
// choice of infinitely many players is that of their law, which is a map of three numbers: a fixed order in the end.
import { mean } from "../estimate/request.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { dinisParrondo2003References } from "./references/dinisParrondo2003.js";

/** Probability to win by the capital modulo 3. */
type Game = readonly [number, number, number];

const gameA = (eps: number): Game => [0.5 - eps, 0.5 - eps, 0.5 - eps];
const gameB = (eps: number): Game => [0.1 - eps, 0.75 - eps, 0.75 - eps];
const mixed = (a: Game, b: Game): Game => a.map((p, r) => (p + (b[r] as number)) / 2) as unknown as Game;
/** By capital whichever game is better. */
const better = (a: Game, b: Game): Game => a.map((p, r) => Math.max(p, b[r] as number)) as unknown as Game;

const TURNS = 300;
const FORGOTTEN = 60;
/** Turns of the map until it repeats itself, and of its order: a multiple of 2, 3, 4 and 5. */
const TRANSIENT = 5000;
const ORDER = 60;

/** What the greedy majority plays in the long run. */
function greedyOrder(eps: number): string {
  const games = { A: gameA(eps), B: gameB(eps) };
  let law = [1 / 3, 1 / 3, 1 / 3];
  let order = "";
  for (let turn = 0; turn < TRANSIENT + ORDER; turn++) {
    const expected = (game: Game): number =>
      game.reduce((sum, p, r) => sum + (law[r] as number) * (2 * p - 1), 0);
    const choice = expected(games.B) > expected(games.A) ? "B" : "A";
    const game = games[choice];
    law = law.map((_, r) => {
      const [below, above] = [(r + 2) % 3, (r + 1) % 3];
      return (
        (law[below] as number) * (game[below] as number) +
        (law[above] as number) * (1 - (game[above] as number))
      );
    });
    if (turn >= TRANSIENT) order += choice;
  }
  return order;
}

/** Turns in the order of the letters, over and over, and a third game for O. */
function played(
  order: string,
  games: Readonly<Record<string, Game>>,
  { trajectories, seed }: Budget,
  point: number,
): NetworkExperiment {
  // the same game at each turn
  const alone = order.length === 1;
  const duration = order.length;
  const letters = [...order];
  const field = (r: number): [number, number][] =>
    letters.flatMap((letter, k): [number, number][] => {
      const p = games[letter]?.[r] as number;
      return [
        [k / duration, p],
        [(k + 1) / duration, p],
      ];
    });
  const names = ["win0", "win1", "win2"];
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: Object.fromEntries(
      names.map((name, r) => [name, games[letters[duration - 1] as string]?.[r] as number] as const),
    ),
    states: { r0: 0, r1: 0, r2: 0 },
    edges: [0, 1, 2].map((r) => ({
      from: `r${r}`,
      to: `r${(r + 1) % 3}`,
      forward: `win${r}`,
      backward: `1 - win${(r + 1) % 3}`,
      counts: { gain: 1 },
    })),
    start: alone ? { kind: "steady" } : { kind: "probabilities", of: { r0: 1 / 3, r1: 1 / 3, r2: 1 / 3 } },
  };
  return experiment({
    system,
    method: { scheme: "chain" },
    ...(alone
      ? { control: { duration: TURNS, ramps: {} } }
      : {
          control: {
            duration,
            ramps: Object.fromEntries(names.map((name, r) => [name, field(r)] as const)),
          },
          cycles: { count: TURNS / duration, discard: FORGOTTEN / duration },
        }),
    ensemble: { trajectories, seed, point },
  });
}

function games(parameters: Parameters, budget: Budget, greedy: string): Setup {
  const eps = parameters.eps as number;
  const [A, B] = [gameA(eps), gameB(eps)];
  const orders = {
    periodic_ABB: played("ABB", { A, B }, budget, 0),
    periodic_ABABB: played("ABABB", { A, B }, budget, 1),
    random_half: played("O", { O: mixed(A, B) }, budget, 2),
    greedy_N1: played("O", { O: better(A, B) }, budget, 3),
    greedy_Ninf: played(greedy, { A, B }, budget, 4),
    always_B: played("O", { O: B }, budget, 5),
  };
  const gain = mean(`gain/${TURNS}`);
  const above = (more: string, less: string): Quantity => ({
    kind: "sum",
    terms: [
      { run: more, request: gain, factor: 1 },
      { run: less, request: gain, factor: -1 },
    ],
  });
  return {
    experiments: orders,
    quantities: {
      ...Object.fromEntries(Object.keys(orders).map((name) => [name, of(name, gain)] as const)),
      ABABB_above_greedy: above("periodic_ABABB", "greedy_Ninf"),
      one_above_many: above("greedy_N1", "greedy_Ninf"),
    },
  };
}

const NAMES = [
  "periodic_ABB",
  "periodic_ABABB",
  "random_half",
  "greedy_N1",
  "greedy_Ninf",
  "always_B",
] as const;

export const parrondoGames: Claim = {
  id: "dinis-parrondo-2003",
  citation: "L. Dinis, J. M. R. Parrondo, EPL 63, 319 (2003)",
  formula: "greedy choices of a crowd end up as ABB, below ABABB; those of one player gain 12/37 at eps = 0",
  parameters: { eps: "what each game is unfair by" },
  ofReference: [],
  references: dinisParrondo2003References,
  source: "linear equations",
  trajectories: 20_480,
  setup: (p, budget) => games(p, budget, greedyOrder(p.eps as number)),
  judged: () => [...NAMES, "ABABB_above_greedy", "one_above_many"],
  least: () => ({ ABABB_above_greedy: 0, one_above_many: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a crowd that takes turns, AB",
    breaks: "greedy_Ninf",
    setup: (p, budget) => games(p, budget, "AB"),
  },
};
