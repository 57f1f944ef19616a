// A system that follows a signal, whose past it remembers and whose future it predicts.
import { define, number, positive } from "./model.js";

/** Relaxation times of a stroke. */
const STROKE = 40;
/** Steps before the first one that counts. */
const FORGOTTEN = 40;

export const still2012 = define({
  name: "still-2012",
  description:
    "A system s follows a bit x that flips at random: `pushed` is the work of the signal per step, `known` and `foreseen` are s = x after and before a flip.",
  citation: "S. Still, D. A. Sivak, A. J. Bell, G. E. Crooks, PRL 109, 120604 (2012)",
  parameters: {
    flip: number(0.2, "probability that the signal flips", { above: 0, most: 0.999 }),
    energy: number(2, "E where the system differs from the signal"),
    rate: positive(1, "of the system"),
    interval: positive(1, "time of a step"),
    steps: number(100, "that are counted", { least: 1, whole: true }),
  },
  make: ({ flip, energy, rate, interval, steps }) => {
    // n is the next signal, set in a stroke of length 1; x takes it over in another one; then s relaxes
    const duration = interval + 2;
    const during = (from: number, to: number, value: number): [number, number][] => [
      ...(from > 0 ? ([[0, 0], [from / duration, 0]] as [number, number][]) : []), // biome-ignore format: pairs
      [from / duration, value],
      [to / duration, value],
      ...(to < duration ? ([[to / duration, 0], [1, 0]] as [number, number][]) : []), // biome-ignore format: pairs
    ];
    const taken = (step: 1 | -1, agreed: boolean): object => ({
      step: { x: step },
      where: `${step === 1 ? "n > x" : "x > n"} && ${agreed ? "s == x" : "s != x"}`,
      forward: "take",
      backward: 0,
      counts: { work_x: agreed ? energy : -energy },
    });
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { next: 0, take: 0, open: 1 },
        lattice: { coordinates: { s: [0, 1], x: [0, 1], n: [0, 1] }, energy: 0 },
        edges: [
          { step: { n: 1 }, forward: `next*(x*${1 - flip} + (1 - x)*${flip})`, backward: 0 },
          { step: { n: -1 }, forward: `next*(x*${flip} + (1 - x)*${1 - flip})`, backward: 0 },
          taken(1, true),
          taken(1, false),
          taken(-1, true),
          taken(-1, false),
          { step: { s: 1 }, forward: `open*${rate}/(1 + exp(${energy}*(1 - 2*x)))`, backward: 0 },
          { step: { s: -1 }, forward: `open*${rate}/(1 + exp(${energy}*(2*x - 1)))`, backward: 0 },
        ],
        start: { kind: "law", weight: "1" },
      },
      control: {
        duration,
        ramps: { next: during(0, 1, STROKE), take: during(1, 2, STROKE), open: during(2, duration, 1) },
      },
      cycles: { count: steps, discard: FORGOTTEN },
      record: {
        columns: {
          pushed: `work_x/${steps}`,
          known: `at(${duration}, s == x)`,
          foreseen: "at(2, s == x)",
        },
      },
      ensemble: { trajectories: 2000 },
    };
  },
});
