// The jumps of one trajectory of a network, and the work so far: W(t) = E(t) - E_start(0-) - sum over jumps of dE(t_jump).
import { evaluateNumber } from "../formula/evaluate.js";
import { JumpKernel } from "../kernel/jump.js";
import type { ControlBook } from "../plan/jump/controlBook.js";
import { driving } from "../plan/jump/driving.js";
import { type Followed, fieldsAlong } from "../plan/jump/followed.js";
import type { NetworkPlan } from "../plan/plan.js";
import type { Channel } from "../spec/network/channels.js";
import type { Path } from "./path.js";

/** Replays trajectories of a plan. */
export function replayJumps(planned: NetworkPlan): (trajectory: number) => Path {
  const { network, experiment, book, driven, control, kernel: plan } = planned;
  const { states, channels, counters } = network;
  const kernel = new JumpKernel(planned.module, planned.kernel);
  const { period } = plan.rounds;
  const alike = control === null ? driving(driven, period) : null;
  const labels = channels.map((channel) => labelOf(channel, experiment.system.edges[channel.edge]?.name));
  return (trajectory) => {
    const found = kernel.record(trajectory);
    const jumps = found.times.length;
    const followed = control === null ? null : fieldsAlong(control, found, period);
    const fieldsAt = alike ?? (followed as Followed).at;
    const end = followed === null ? book.end : followed.end;
    const time = new Float64Array(jumps + 2);
    const state = new Float64Array(jumps + 2).fill(found.startState);
    const work = new Float64Array(jumps + 2);
    const counted = counters.map(() => new Float64Array(jumps + 2));
    const first = found.startControl < 0 ? book : (book.control as ControlBook);
    const states0 = Math.max(0, found.startControl) * states.length;
    let exchanged = first.energyStart[states0 + found.startState] as number;
    for (let i = 1; i <= jumps + 1; i++) {
      const last = i === jumps + 1;
      const now = last ? found.endTime : (found.times[i - 1] as number);
      const channel = last ? undefined : channels[found.channels[i - 1] as number];
      const ended = last && !(found.stopped && experiment.stop !== undefined);
      const fields = ended ? end : fieldsAt(now);
      time[i] = now;
      state[i] = last ? (state[i - 1] as number) : (found.states[i - 1] as number);
      if (channel !== undefined) exchanged += evaluateNumber(channel.energyChange, fields);
      const energy = states[state[i] as number]?.energy;
      work[i] = energy === undefined ? 0 : evaluateNumber(energy, fields) - exchanged;
      counters.forEach((name, k) => {
        const column = counted[k] as Float64Array;
        column[i] = (column[i - 1] as number) + (channel?.counts[name] ?? 0);
      });
    }
    return {
      trajectory,
      time,
      variables: {
        state,
        ...Object.fromEntries(
          book.attributes.map(({ name, values }) => [name, state.map((i) => values[i] as number)]),
        ),
        ...Object.fromEntries(counters.map((name, k) => [name, counted[k] as Float64Array])),
      },
      work,
      edges: Array.from(found.channels, (c) => labels[c] as string),
      ...(control === null
        ? {}
        : { measurements: found.measurements.map(({ time: at, outcome }) => ({ time: at, outcome })) }),
    };
  };
}

const labelOf = ({ edge, direction }: Channel, name: string | undefined): string =>
  `${name ?? edge}${direction === "forward" ? "" : ", back"}`;
