// Many operations in a given time, one after the other or on several processors: each is an erasure in its share of the time.
import { bitErasure } from "./bitErasure.js";
import { choice, define, type Model, number, positive } from "./model.js";
import { optimalErasure } from "./optimalErasure.js";

const shared = {
  operations: number(10, "operations to be done", { least: 1, whole: true }),
  time: positive(1000, "time for all of them"),
  protocol: choice(
    ["optimal", "linear"],
    "of an operation: of least heat at a given error, or a linear ramp",
  ),
  error: number(0.01, "of an optimal operation", { above: 0, most: 0.499 }),
  height: positive(8, "energy to which a linear ramp goes, in kT"),
  rate: positive(1, "G of the rates"),
} as const;

interface Given {
  readonly protocol: "optimal" | "linear";
  readonly error: number;
  readonly height: number;
  readonly rate: number;
}

/** One operation in the time that it has; a trajectory is an operation. */
const operation = ({ protocol, error, height, rate }: Given, duration: number): object =>
  protocol === "optimal"
    ? optimalErasure.make({ error, rate, duration } as never)
    : bitErasure.make({ height, rate, share: 0.5, duration } as never);

const citation = "M. Konopik, T. Korten, E. Lutz, H. Linke, Nat. Commun. 14, 447 (2023)";

export const serialComputing: Model = define({
  name: "serialComputing",
  description:
    "One operation of a machine that does all of them one after the other: it has time/operations.",
  citation,
  parameters: shared,
  make: ({ operations, time, ...rest }) => operation(rest, time / operations),
});

export const parallelComputing: Model = define({
  name: "parallelComputing",
  description: "One operation of a machine with several processors: it has time processors/operations.",
  citation,
  parameters: {
    ...shared,
    processors: number(10, "that share the operations", { least: 1, whole: true }),
  },
  make: ({ operations, time, processors, ...rest }) => operation(rest, (time * processors) / operations),
});
