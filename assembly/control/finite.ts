// Controllers with finitely many states: an outcome leads from one to the next, and each has rows of its own.
import { INFORMATION, LAST_LOG, LOG_LIKELIHOOD, OUTCOME, READING, REPEATED, STATE } from "../ledger/block";
import { logLikelihoodOf } from "./channel";
import { Control, channelOf } from "./control";

/** The state in which a block's lane begins, drawn by a uniform number where there are several. */
export function firstState(control: Control, uniform: f64): i32 {
  let state = 0;
  if (control.firsts) while (uniform >= load<f64>(control.firsts + ((<usize>state) << 3))) state += 1;
  return state;
}

/** Goes on by the outcomes from the states of a level, i32 per lane at `states`. Returns a mask of lanes that end. */
export function follow(control: Control, block: usize, level: i32, states: usize, lost: i32): i32 {
  const here = load<i32>(control.levels + ((<usize>level) << 2));
  const there = load<i32>(control.levels + ((<usize>level) << 2), 4);
  let ends = 0;
  for (let lane: usize = 0; lane < 8; lane++) {
    if ((lost >> <i32>lane) & 1) continue;
    const at = block + (lane << 3);
    const outcome = <i32>load<f64>(at, OUTCOME);
    const state = here + load<i32>(states + (lane << 2));
    const entry = <usize>(state * control.outcomes + outcome);
    const next = load<i32>(control.next + (entry << 2));
    if (control.predictive) {
      const log = load<f64>(at, LAST_LOG) - load<f64>(control.predictive + (entry << 3));
      store<f64>(at, load<f64>(at, INFORMATION) + log, INFORMATION);
    }
    if (control.expected) {
      // what counts is the outcome that is to be repeated
      const wanted = load<i32>(control.expected + ((<usize>state) << 2));
      if (wanted != outcome) store<f64>(at, 0, REPEATED);
      const log = logLikelihoodOf(channelOf(control), load<f64>(at, READING), <f64>wanted);
      const sum = load<f64>(at, LOG_LIKELIHOOD) - load<f64>(at, LAST_LOG);
      store<f64>(at, sum + log, LOG_LIKELIHOOD);
    }
    store<i32>(states + (lane << 2), next);
    store<f64>(at, <f64>next, STATE);
    if (control.stops && load<i32>(control.stops + ((<usize>(there + next)) << 2))) ends |= 1 << (<i32>lane);
  }
  return ends;
}

/** The next round begins. */
export function wrap(control: Control, block: usize, states: usize): void {
  if (!control.wraps) return;
  for (let lane: usize = 0; lane < 8; lane++) {
    const state = load<i32>(control.wraps + ((<usize>load<i32>(states + (lane << 2))) << 2));
    store<i32>(states + (lane << 2), state);
    store<f64>(block + (lane << 3), <f64>state, STATE);
  }
}
