// A schedule cut into windows: one per piece where nothing moves within it, and so many where something does that the bounds of rates lie
// little above the rates, as long as that saves more candidates than ends of windows cost.
import { SpecError } from "../../spec/error.js";
import { within } from "../jump/pieces.js";
import type { Coefficients } from "./coefficients.js";
import type { TimedPiece } from "./timed.js";

/** Of candidates: a share that comes to nothing, below which no window is halved. */
const SPARE = 0.02;
/** Candidates that the end of a window costs, where a step looks at all reactions. */
export const CROSSING = 3;
const DEEPEST = 16;
const MOST_BYTES = 256 * 2 ** 20;

/**
 * The windows of a piece; `events` is how many are expected in a unit of time, `crossing` how many candidates the end of a window costs.
 * @throws SpecError
 */
export function windowsOf(
  piece: TimedPiece,
  coefficients: Coefficients,
  events: number,
  crossing: number,
): TimedPiece[] {
  const found: TimedPiece[] = [];
  const cut = (share: number, part: number, depth: number): void => {
    const length = piece.length * part;
    const window = {
      time: piece.time + piece.length * share,
      length,
      from: within(piece, share),
      to: within(piece, share + part),
      snapshot: share + part === 1 ? piece.snapshot : 0,
      assignment: share + part === 1 ? piece.assignment : 0,
    };
    const excess = coefficients.excess(window);
    if (excess <= SPARE || depth === DEEPEST || excess * events * length <= crossing) {
      if (8 * coefficients.count * (found.length + 1) > MOST_BYTES) {
        throw new SpecError(
          "control",
          "a protocol whose bounds of rates fit into 256 MB is needed; a shorter or slower one",
        );
      }
      found.push(window);
      return;
    }
    cut(share, part / 2, depth + 1);
    cut(share + part / 2, part / 2, depth + 1);
  };
  cut(0, 1, 0);
  return found;
}
