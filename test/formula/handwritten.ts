// Potentials written by hand as AssemblyScript, in the order of operations that lower.ts gives them, and asc's compilation of
// the template with these doors inlined: what the filled template is compared with.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DOORS = "assembly/door/potential.ts";

/** Bodies of the doors. shared(i) is coefficient i of the constants, own(i) of the lanes' rows; U at the ends reads from rows. */
export interface Handwritten {
  readonly imports: string;
  readonly kick: string;
  /** By scheme: Euler takes the fewest operations, Heun the shortest way. */
  readonly moved: { readonly euler: string; readonly heun: string };
  readonly drift: string;
  readonly push: string;
  readonly work: string;
  readonly energy: string;
}

const NORMALS = "base: v128, ny: v128, nz: v128, nu: v128";
const PLACES = "x: v128, y: v128, z: v128, u: v128";
const AFTER = "nx: v128, ny: v128, nz: v128, nu: v128";
const ROWS = "constants: usize, low: usize, high: usize";
const inline = (signature: string, body: string): string =>
  `// @ts-ignore: decorator\n@inline\nexport function ${signature} {${body}\n}\n`;
const OWN = "load<f64>(high + (<usize>$1 << 3))";

/** shared(i) and own(i) as loads. */
const loads = (body: string): string =>
  body
    .replace(/\bshared\((\d+)\)/g, "v128.load64_splat(constants + (<usize>$1 << 3))")
    .replace(/\bown\((\d+)\)/g, `f64x2.replace_lane(v128.load64_splat(low + (<usize>$1 << 3)), 1, ${OWN})`);

const doorFile = (hand: Handwritten, scheme: "euler" | "heun"): string =>
  [
    hand.imports,
    inline(`coefficients(${ROWS}): void`, ""),
    inline(`kick0(${NORMALS}, ${ROWS}): v128`, loads(hand.kick)),
    inline(`moved0(${PLACES}, base: v128, ${ROWS}): v128`, loads(hand.moved[scheme])),
    inline(`drift0(${PLACES}, base: v128, ${ROWS}): v128`, loads(hand.drift)),
    inline(`push0(${PLACES}, base: v128, ${ROWS}): v128`, loads(hand.push)),
    inline(`bound(from: v128, to: v128, ${ROWS}): v128`, "return to;"),
    inline(`work(${PLACES}, ${ROWS}): v128`, loads(hand.work)),
    inline(`energy(${PLACES}, ${ROWS}): v128`, loads(hand.energy)),
    inline(`height(${PLACES}, ${ROWS}): v128`, "return x;"),
    inline(`observe(at: usize, ${PLACES}, ${AFTER}, ${ROWS}): v128`, "return i64x2.splat(0);"),
    inline(`opened(at: usize, ${PLACES}, ${ROWS}): v128`, "return i64x2.splat(0);"),
    inline(
      `read(at: usize, ${PLACES}, ${ROWS}): v128`,
      "return v128.and(f64x2.gt(x, f64x2.splat(0.2)), f64x2.splat(1));",
    ),
    ...["learn", "ended", "act", "steer", "settle", "weigh"].map((door) =>
      inline(`${door}(at: usize, ${ROWS}): v128`, "return f64x2.splat(0);"),
    ),
    ...[1, 2, 3].map((v) => inline(`kick${v}(${NORMALS}, ${ROWS}): v128`, "return base;")),
    ...["cool", "damp"]
      .flatMap((door) => [0, 1, 2, 3].map((v) => door + v))
      .map((door) => inline(`${door}(base: v128, ${ROWS}): v128`, "return base;")),
    ...["lowWall", "lowWallAfter", "highWall", "highWallAfter", "bridge", "pressure"].map((door) =>
      inline(`${door}(${ROWS}): v128`, "return f64x2.splat(0);"),
    ),
    ...["moved", "drift", "push"].flatMap((door) =>
      [1, 2, 3].map((v) => inline(`${door}${v}(${PLACES}, base: v128, ${ROWS}): v128`, "return base;")),
    ),
  ].join("\n");

/** The template with the hand-written doors, compiled by asc in memory. */
export async function inlined(hand: Handwritten, scheme: "euler" | "heun"): Promise<Uint8Array<ArrayBuffer>> {
  const binaries: Uint8Array<ArrayBuffer>[] = [];
  const said: string[] = [];
  const readFile = (path: string): string | null => {
    if (path === DOORS) return doorFile(hand, scheme);
    try {
      return readFileSync(ROOT + path, "utf8");
    } catch {
      return null; // asc asks for a file under several names
    }
  };
  const { error } = await asc.main(
    [
      "assembly/langevin.ts",
      "-o",
      "inlined.wasm",
      "--config",
      "asconfig.json",
      "--target",
      "release",
      "--use",
      "VARIABLES=1",
      "--use",
      "INERTIA=0",
    ],
    {
      readFile,
      writeFile: (_, contents) => {
        if (contents instanceof Uint8Array) binaries.push(Uint8Array.from(contents));
      },
      listFiles: () => [],
      stderr: { write: (text) => void said.push(String(text)) },
    },
  );
  const [binary] = binaries;
  if (error !== null || binary === undefined) throw new Error(`${error?.message} ${said.join("")}`);
  return binary;
}

/** depth ((x/halfWidth)^4 - 2 barrier (x/halfWidth)^2) - tilt x; barrier and tilt driven. */
export const doubleWell: Handwritten = {
  imports: "",
  kick: "return f64x2.add(f64x2.mul(base, shared(0)), own(0));",
  moved: {
    euler: `
  const slope = f64x2.add(f64x2.mul(shared(1), f64x2.mul(x, x)), own(1));
  return f64x2.add(base, f64x2.mul(slope, x));`,
    heun: `
  const linear = f64x2.add(base, f64x2.mul(own(1), x));
  return f64x2.add(linear, f64x2.mul(f64x2.mul(shared(1), x), f64x2.mul(x, x)));`,
  },
  drift: `
  const linear = f64x2.add(f64x2.add(base, own(0)), f64x2.mul(own(2), x));
  return f64x2.add(linear, f64x2.mul(f64x2.mul(shared(1), x), f64x2.mul(x, x)));`,
  push: "return base;",
  work: "return f64x2.add(f64x2.mul(own(3), f64x2.mul(x, x)), f64x2.mul(own(4), x));",
  energy: `
  const s = f64x2.div(x, own(1));
  const s2 = f64x2.mul(s, s);
  const well = f64x2.sub(f64x2.mul(s2, s2), f64x2.mul(own(2), s2));
  return f64x2.sub(f64x2.mul(own(0), well), f64x2.mul(own(3), x));`,
};

/** The same, the terms of Heun's step added in another order: equal but for rounding. */
export const reordered: Handwritten = {
  ...doubleWell,
  moved: {
    ...doubleWell.moved,
    heun: `
  const cubic = f64x2.mul(f64x2.mul(shared(1), x), f64x2.mul(x, x));
  return f64x2.add(base, f64x2.add(f64x2.mul(own(1), x), cubic));`,
  },
};

const turn = "f64x2.mul(shared(1), x)";

/** height sin(2 pi x/length) with the force tilt; both driven. */
export const sineRing: Handwritten = {
  imports: `import { cos, sin } from "../math/trig";`,
  kick: "return f64x2.add(f64x2.mul(base, shared(0)), own(0));",
  moved: {
    euler: `return f64x2.add(f64x2.add(base, x), f64x2.mul(own(1), cos(${turn})));`,
    heun: `return f64x2.add(f64x2.add(base, x), f64x2.mul(own(1), cos(${turn})));`,
  },
  drift: `return f64x2.add(f64x2.add(base, own(0)), f64x2.mul(own(1), cos(${turn})));`,
  push: "return f64x2.add(base, own(0));",
  work: `return f64x2.mul(own(2), sin(${turn}));`,
  energy: "return f64x2.mul(own(0), sin(f64x2.div(f64x2.mul(own(1), x), own(2))));",
};

const fall = "f64x2.mul(own(1), f64x2.mul(exp(f64x2.neg(f64x2.mul(x, x))), x))";

/** k x^2/2 + V exp(-x^2); both driven. */
export const bump: Handwritten = {
  imports: `import { exp } from "../math/exp";`,
  kick: "return f64x2.mul(base, shared(0));",
  moved: {
    euler: `return f64x2.add(f64x2.add(base, f64x2.mul(own(0), x)), ${fall});`,
    heun: `return f64x2.add(f64x2.add(base, f64x2.mul(own(0), x)), ${fall});`,
  },
  drift: `return f64x2.add(f64x2.add(base, f64x2.mul(own(2), x)), ${fall});`,
  push: "return base;",
  work: `
  const square = f64x2.mul(x, x);
  return f64x2.add(f64x2.mul(own(3), square), f64x2.mul(own(4), exp(f64x2.neg(square))));`,
  energy: `
  const square = f64x2.mul(x, x);
  const trap = f64x2.div(f64x2.mul(own(0), square), own(1));
  return f64x2.add(trap, f64x2.mul(own(2), exp(f64x2.neg(square))));`,
};
