// What the kernel is asked to do: potentials, protocols, heat, noise, rows as data; every combination is a case.

/**
 * Fields at t = 0- and, for those that are driven, at the end of a linear ramp; `system` is what else the class needs.
 * `quartic` is the well of bench/native.
 */
export const POTENTIALS = {
  quartic: {
    energy: "c4*x^4 + c2*x^2 + c1*x",
    fields: { c4: 1, c2: -2, c1: 0 },
    driven: { c4: 1.5, c2: -1, c1: 0.5 },
    size: "fast",
  },
  harmonic: {
    energy: "k*(x - centre)^2/2",
    fields: { k: 1, centre: 0 },
    driven: { k: 2, centre: 0.5 },
    size: "fast",
  },
  cosine: {
    energy: "V*sin(2*pi*x/L) + k*x^2/2",
    fields: { V: 1, L: 1, k: 1 },
    driven: { V: 2, k: 2 },
    size: "middle",
  },
  formula: {
    energy: "x > 0 ? A*(1 - exp(-x/w))^2 + k*x^2/2 : k*x^2",
    fields: { A: 2, w: 0.5, k: 1 },
    driven: { A: 3, k: 2 },
    size: "middle",
  },
  walls: {
    energy: "k*x^2/2",
    fields: { k: 1 },
    driven: { k: 2 },
    system: { walls: { low: -1, high: 1 } },
    size: "fast",
  },
  twoVariables: {
    energy: "k*(x^2 + y^2)/2 + c*x*y",
    fields: { k: 1, c: 0.5 },
    driven: { k: 2, c: 0.2 },
    system: { variables: { x: {}, y: {} } },
    size: "middle",
  },
  ring: {
    energy: "V*sin(2*pi*x)",
    fields: { V: 1, F: 0 },
    driven: { V: 2, F: 1 },
    system: { force: "F", period: 1 },
    size: "middle",
  },
};

export const PROTOCOLS = ["driven", "held"];
export const HEATS = ["closed", "stepwise"];
/** What `method` says of the noise. */
export const NOISES = { float32: {}, reference: { noise: "reference" } };
/** uniform: all lanes read one row. "own": a measurement sends each lane into a branch, and it reads the branch's rows. */
export const ROWS = ["uniform", "own"];

const DT = 1e-3;

/** The experiment of one line of the case table. */
export function experimentOf({ scheme, potential, protocol, heat, noise, rows, trajectories, steps }) {
  const { energy, fields, driven, system } = POTENTIALS[potential];
  const duration = steps * DT;
  const ramps = Object.entries(driven);
  const held = (values) => Object.fromEntries(ramps.map(([field]) => [field, [[0, values[field]]]]));
  const moved = (from) =>
    Object.fromEntries(
      ramps.map(([field, to]) => [
        field,
        [
          [0, from[field]],
          [1, to],
        ],
      ]),
    );
  const shared = protocol === "driven" ? moved(fields) : {};
  const branches = protocol === "driven" ? [moved(fields), moved(driven)] : [held(fields), held(driven)];
  const [no, yes] = branches.map((each) => ({ duration, ramps: each }));
  return {
    system: {
      dynamics: "overdamped",
      potential: { energy, fields },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme, dt: DT, heat, ...NOISES[noise] },
    ...(rows === "uniform"
      ? { control: { duration, ramps: shared } }
      : {
          feedback: {
            kind: "branch",
            measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
            branches: { false: no, true: yes },
          },
        }),
    ensemble: { trajectories, seed: 1 },
  };
}
