// What a claim may be asked at: numbers and names, what may be left out, and steps that are not to be changed.
import { expect, test } from "vitest";
import { CLAIMS, verify } from "../../dist/papers/index.js";

const claim = (id: string) => {
  const found = CLAIMS.find((row) => row.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const harmonic = claim("leimkuhler-matthews-2013-harmonic");

test("parameters that are left out take their defaults, and the listed references stay", async () => {
  const { parameters, rows } = await verify(harmonic, { scheme: "BAOAB", h: 0.5 }, { trajectories: 1024 });
  expect(parameters).toEqual({ k: 1, m: 1, g: 1, scheme: "BAOAB", h: 0.5 });
  expect(rows.find(({ quantity }) => quantity === "v2")?.reference).toBeCloseTo(0.9375, 12);
});

test("at other parameters a closed form is the reference", async () => {
  const { rows } = await verify(harmonic, { scheme: "OBABO", h: 0.5, k: 4 }, { trajectories: 1024 });
  expect(rows.find(({ quantity }) => quantity === "x2")?.reference).toBeCloseTo(1 / (4 * (1 - 0.25)), 12);
});

test("optional parameters choose among the listed sets", async () => {
  const kawai = claim("kawai-2007-relative-entropy");
  const { rows } = await verify(kawai, { m: 1, k: 1, g: 0.5, v: 1, tau: 2 }, { trajectories: 1024 });
  expect(rows.find(({ quantity }) => quantity === "KL_max")?.reference).toBeCloseTo(1.4763261194248054, 12);
});

test.each([
  [{ scheme: "BAOABO", h: 0.5 }, {}, /^params\.scheme: one of BAOAB, .* is needed, "BAOABO" given$/],
  [{ scheme: 1, h: 0.5 }, {}, /^params\.scheme: a text is needed, 1 given$/],
  [{ scheme: "BAOAB", h: "0.5" }, {}, /^params\.h: a finite number is needed, "0.5" given$/],
  [{ scheme: "BAOAB" }, {}, /^params\.h: a value is needed \(step\), nothing given$/],
  [{ scheme: "BAOAB", h: 0.5, j: 1 }, {}, /^params\.j: .* has the parameters scheme, h, k, m, g/],
  [{ scheme: "BAOAB", h: 0.5 }, { dt: 0.1 }, /^dt: the step that the parameters name is needed/],
])("%j with %j is refused", async (parameters, options, message) => {
  await expect(verify(harmonic, parameters as never, { trajectories: 8, ...options })).rejects.toThrow(
    message,
  );
});
