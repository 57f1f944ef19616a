// Temperatures that a schedule drives must stay above 0.
import { evaluateNumber } from "../formula/evaluate.js";
import { type Node, print } from "../formula/syntax.js";
import { SpecError } from "../spec/error.js";
import type { Langevin } from "../spec/experiment.js";
import { namesOf, temperaturesOf } from "../spec/variables.js";
import { along, type Timeline } from "./timeline.js";

/** Places along a stretch at which temperatures are looked at. */
const LOOKS = 16;

/** @throws SpecError where a temperature is not above 0 at some time of the protocol. */
export function checkTemperatures(system: Langevin, { stretches, end, duration }: Timeline): void {
  const names = namesOf(system);
  const check = (node: Node, v: number): void => {
    const after = { time: duration, length: 0, lines: end.map((fields) => ({ from: fields, to: fields })) };
    for (const { time, length, lines } of [...stretches, after]) {
      for (const line of lines) {
        for (let k = 0; k <= LOOKS; k++) {
          const kT = evaluateNumber(node, along(line, k / LOOKS));
          if (kT > 0 && kT < Infinity) continue;
          const own = system.variables?.[names[v] as string]?.kT !== undefined;
          throw new SpecError(
            own ? `system.variables.${names[v]}.kT` : "system.kT",
            `a temperature above 0 at all times is needed, "${print(node)}" is ${kT} at t = ${time + (length * k) / LOOKS}`,
          );
        }
      }
    }
  };
  temperaturesOf(system).forEach(check);
}
