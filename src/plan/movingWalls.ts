// Places of walls along a protocol, as coefficients of the scheme "reflected": before and after each step.
import { evaluateNumber } from "../formula/evaluate.js";
import { type MovingWalls, placeOf } from "../formula/walls.js";
import { SpecError } from "../spec/error.js";
import type { Langevin } from "../spec/experiment.js";
import { wallFormulas, wallsIn } from "../spec/walls.js";
import type { Computed } from "./computed.js";
import type { Fields, Timeline } from "./timeline.js";

const NAMES: MovingWalls = {
  lowWall: "$lowWall",
  lowWallAfter: "$lowWallAfter",
  highWall: "$highWall",
  highWallAfter: "$highWallAfter",
};
/** Where a wall is that is not there. */
const FAR = 1e150;

export interface WallCoefficients {
  readonly walls: MovingWalls;
  readonly computed: Computed;
}

/** @throws SpecError where a wall jumps inwards, which no finite push does, or walls meet. */
export function movingWalls(system: Langevin, line: Timeline): WallCoefficients {
  checkJumps(system, line);
  const { low = -FAR, high = FAR } = system.walls ?? {};
  const formulas = wallFormulas(system);
  const at = (side: "low" | "high", fields: Fields): number => {
    const formula = formulas[side];
    if (formula !== undefined) return evaluateNumber(formula, fields);
    const wall = side === "low" ? low : high;
    return typeof wall === "number" ? wall : Number.NaN;
  };
  return {
    walls: NAMES,
    computed: {
      constant: [],
      moving: Object.values(NAMES),
      values: ({ from, to }) => ({
        [NAMES.lowWall]: at("low", from),
        [NAMES.lowWallAfter]: at("low", to),
        [NAMES.highWall]: at("high", from),
        [NAMES.highWallAfter]: at("high", to),
      }),
    },
  };
}

function checkJumps(system: Langevin, { start, stretches, end, duration }: Timeline): void {
  const places = (fields: Fields): readonly [low: number, high: number] => {
    const { low, high } = wallsIn(system, fields) ?? {};
    return [low === undefined ? -FAR : placeOf(low), high === undefined ? FAR : placeOf(high)];
  };
  let before: readonly Fields[] = [start];
  const reach = (now: readonly Fields[], time: number): void => {
    now.forEach((fields, b) => {
      const [wasLow, wasHigh] = places((before[b] ?? before[0]) as Fields);
      const [low, high] = places(fields);
      if (low >= high)
        throw new SpecError(
          "system.walls",
          `room between the walls is needed at all times, none is left at t = ${time}`,
        );
      for (const [side, inwards] of [
        ["low", low > wasLow],
        ["high", high < wasHigh],
      ] as const) {
        if (!inwards) continue;
        throw new SpecError(
          `system.walls.${side}`,
          `a wall that moves inwards in a finite time is needed, it jumps at t = ${time}`,
        );
      }
    });
  };
  for (const { time, length, lines } of stretches) {
    reach(
      lines.map(({ from }) => from),
      time,
    );
    before = lines.map(({ from }) => from);
    // along a straight line of the fields walls may cross in between
    for (const { from, to } of lines) {
      for (const fields of [from, to]) {
        const [low, high] = places(fields);
        if (low >= high)
          throw new SpecError(
            "system.walls",
            `room between the walls is needed at all times, none is left by t = ${time + length}`,
          );
      }
    }
    before = lines.map(({ to }) => to);
  }
  reach(end, duration);
}
