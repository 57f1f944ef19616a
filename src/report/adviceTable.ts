// A step advisor's findings for a terminal.
import type { StepAdvice } from "../run/advise.js";
import { cell, grid } from "./grid.js";
import { short, withError } from "./number.js";

export function adviceTable({ estimates, says, range, limitedBy, cost, dt, resolved }: StepAdvice): string {
  const rows = Object.entries(estimates).flatMap(([name, advice]) =>
    advice.biases.map((bias, i) => [
      i === 0 ? cell(name, 36) : "",
      short(Number(bias.dt.toPrecision(3))),
      withError(bias.value, bias.error),
      i > 0 ? "" : String(advice.order),
      i > 0 || advice.observedOrder === null
        ? ""
        : withError(advice.observedOrder.value, advice.observedOrder.error),
      i > 0 ? "" : `${advice.resolved ? "" : "at least "}${short(Number(advice.dt.toPrecision(3)))}`,
    ]),
  );
  const [low, high] = range.map((step) => (step === null ? null : short(Number(step.toPrecision(3)))));
  return [
    grid(
      ["quantity", "dt", "bias", "order", "observed", "dt for the target"],
      ["left", "right", "right", "right", "right", "right"],
      rows,
    ),
    `${says}${resolved ? ` (from ${low} to ${high}, limited by ${limitedBy})` : ""}.`,
    `${cost.trajectories} trajectories at dt = ${dt}: ${cost.steps.toPrecision(3)} steps, about ${cost.seconds.toPrecision(2)} s.`,
  ].join("\n");
}
