// The fields that one trajectory met, from what was measured of it.
import type { JumpRecord } from "../../kernel/jumpPlan.js";
import type { Fields } from "../timeline.js";
import type { ControlPlan } from "./controlPlan.js";
import { driving } from "./driving.js";
import type { Placed } from "./ways.js";

export interface Followed {
  /** What a jump at that time met; times count on over the rounds. */
  readonly at: (time: number) => Fields;
  /** As they were left. */
  readonly end: Fields;
}

/** `period`: length of a round. */
export function fieldsAlong(
  { placed, offsets, ways, controller }: ControlPlan,
  { startControl, measurements, endTime }: Pick<JumpRecord, "startControl" | "measurements" | "endTime">,
  period: number,
): Followed {
  let place = placed[startControl] as Placed;
  let round = 0;
  const passed: { readonly from: number; readonly begun: number; readonly at: (time: number) => Fields }[] =
    [];
  const enter = (from: number): void => {
    passed.push({ from, begun: round * period, at: driving(ways[place.way]?.pieces ?? [], period) });
  };
  const turn = (): void => {
    while (place.level === offsets.length - 1 && controller.wraps.length > 0) {
      round += 1;
      place = placed[controller.wraps[place.index] as number] as Placed;
      enter(round * period);
    }
  };
  enter(0);
  for (const { time, outcome } of measurements) {
    turn();
    const to = place.state.next[outcome] as number;
    place = placed[(offsets[place.level + 1] as number) + to] as Placed;
    if (place.way >= 0) enter(time);
  }
  if (endTime > (round + 1) * period) turn();
  return {
    at: (time) => {
      let now = passed[0] as (typeof passed)[number];
      for (const one of passed) if (one.from < time) now = one;
      return now.at(time - now.begun);
    },
    end: place.end,
  };
}
