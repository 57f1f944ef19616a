// The profile U0(x) of a molecule from pulling it with a trap V(x, t), read at several times with the work W_t done so far:
//   e^(-U0(x)/kT) ~ sum_t <1_x e^(-W_t/kT)>/<e^(-W_t/kT)> / sum_t e^(-V(x,t)/kT)/<e^(-W_t/kT)>
// G. Hummer, A. Szabo, PNAS 98, 3658 (2001), eq. 8. Error by leaving out blocks of trajectories.
import * as math from "../kernel/math.js";
import type { Values } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

/** One reading of the pulling. */
export interface Reading {
  /** Formula of the position, and of the work up to this time (not to the end). */
  readonly x: string;
  readonly work: string;
  /** Energy of the trap at the place asked for, and at the place of reference. */
  readonly trap: readonly [at: number, reference: number];
}

export interface HummerSzabo {
  readonly kind: "hummerSzabo";
  readonly readings: readonly Reading[];
  readonly at: number;
  readonly reference: number;
  /** Width of the bins around both. */
  readonly width: number;
  readonly kT: number;
}

/** U0(at) - U0(reference). */
export const hummerSzabo = (asked: Omit<HummerSzabo, "kind">): HummerSzabo => ({
  kind: "hummerSzabo",
  ...asked,
});

/** One reading in numbers: <1_x e^-W> at the place and at the reference, <e^-W>, and e^-V at both. */
export interface Read {
  readonly at: number;
  readonly reference: number;
  readonly total: number;
  readonly trap: readonly [at: number, reference: number];
}

/** [U0(at) - U0(reference)]/kT from all readings. */
export function profile(readings: readonly Read[]): number {
  const logWeight = (of: (read: Read) => number, trap: (read: Read) => number): number => {
    const above = readings.reduce((sum, read) => sum + of(read) / read.total, 0);
    const below = readings.reduce((sum, read) => sum + trap(read) / read.total, 0);
    return math.log(above / below);
  };
  return (
    logWeight(
      (read) => read.reference,
      (read) => read.trap[1],
    ) -
    logWeight(
      (read) => read.at,
      (read) => read.trap[0],
    )
  );
}

function statistics({ readings, at, reference, width, kT }: HummerSzabo) {
  const moments = (of: string) => ({ kind: "moments", of }) as const;
  return readings.map(({ x, work }) => {
    const weight = `exp(-(${work})/${kT})`;
    const near = (place: number) => moments(`${weight}*(abs((${x}) - (${place})) < ${width / 2})`);
    return [near(at), near(reference), moments(weight)] as const;
  });
}

function difference(asked: HummerSzabo, values: Values): number {
  const reads = statistics(asked).map((three, i): Read => {
    const [at, reference, total] = three.map((request) => values(request).mean) as [number, number, number];
    const [here, there] = (asked.readings[i] as Reading).trap;
    return { at, reference, total, trap: [math.exp(-here / asked.kT), math.exp(-there / asked.kT)] };
  });
  return asked.kT * profile(reads);
}

export const hummerSzaboEstimator: Estimator<HummerSzabo> = {
  statisticsFor: (asked) => {
    const requests = statistics(asked).flat();
    return [...requests, ...wrapped(requests)];
  },
  valueFrom: difference,
  estimateFrom: (asked, values) => jackknife(statistics(asked).flat(), values, (v) => difference(asked, v)),
};
