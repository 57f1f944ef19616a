// Networks that several tests run, with the numbers of claims/jump.md.
import { type Experiment, experiment } from "../../dist/index.js";

type Parts = Readonly<Record<string, unknown>>;

/** A level that is driven from e0 to e1 in a time tau, in equilibrium at e0 first; with a Fermi bath, or Arrhenius rates (#27). */
export const level = (
  {
    kind = "fermi",
    e0 = 0,
    e1 = 3,
    tau = 2,
  }: { kind?: "fermi" | "arrh"; e0?: number; e1?: number; tau?: number } = {},
  {
    trajectories = 4096,
    seed = 27,
    ...more
  }: { trajectories?: number; seed?: number; [part: string]: unknown } = {},
): Experiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e: e0 },
      states: { low: 0, high: "e" },
      edges: [
        {
          from: "low",
          to: "high",
          name: "in",
          counts: { N: 1 },
          ...(kind === "fermi" ? { fermi: 1 } : { prefactor: 1, split: 0.5 }),
        },
      ],
      start: { kind: "equilibrium" },
    },
    method: { scheme: "gillespie" },
    control: {
      duration: tau,
      ramps: {
        e: [
          [0, e0],
          [1, e1],
        ],
      },
    },
    ensemble: { trajectories, seed },
    ...more,
  });

/** Sites on a ring, from each to the next at kp and back at km, N the net steps. */
export const ring = (
  sites: number,
  kp: number | readonly number[],
  km: number | readonly number[],
  parts: Parts,
): Experiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: Object.fromEntries(Array.from({ length: sites }, (_, i) => [`s${i}`, 0])),
      edges: Array.from({ length: sites }, (_, i) => ({
        from: `s${i}`,
        to: `s${(i + 1) % sites}`,
        forward: typeof kp === "number" ? kp : kp[i],
        backward: typeof km === "number" ? km : km[i],
        counts: { N: 1 },
      })),
      start: { kind: "steady" },
    },
    method: { scheme: "gillespie" },
    ...parts,
  });

/** Two baths at one level, driven up and down and up, with particles, a temperature that moves and a quench. */
export const dot = (parts: Parts): Experiment =>
  experiment({
    system: {
      dynamics: "network",
      baths: { L: { kT: 1, mu: 0.5 }, R: { kT: "T2", mu: "m" } },
      fields: { e: 0, T2: 2, m: 0 },
      states: { empty: { energy: 0, spin: -1 }, full: { energy: "e", particles: 1, spin: 1 } },
      edges: [
        { from: "empty", to: "full", bath: "L", fermi: 1, name: "left", counts: { nL: 1 } },
        { from: "empty", to: "full", bath: "R", fermi: 2, name: "right" },
      ],
      start: { kind: "probabilities", of: { empty: 0.3, full: 0.7 } },
    },
    method: { scheme: "gillespie" },
    control: {
      duration: 4,
      ramps: {
        e: [
          [0, 0.5],
          [0.5, 2],
          [0.5, 1],
          [1, 0],
        ],
        T2: [
          [0, 2],
          [0.5, 1],
          [1, 2],
        ],
        m: [
          [0, 0],
          [0.7, 1],
          [1, 0],
        ],
      },
    },
    ...parts,
  });
