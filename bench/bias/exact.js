// True biases of linear systems: what a scheme's recursions give at a finite step (src/theory/linearRows.ts) less what holds in
// continuous time (src/theory/linearMoments.ts, linearWork.ts). Nothing here comes from the kernel.
import { Matrix } from "ml-matrix";
import { parse } from "../../dist/formula/parse.js";
import { variablesOf } from "../../dist/spec/variables.js";
import { linearMoments } from "../../dist/theory/linearMoments.js";
import { rowMoments } from "../../dist/theory/linearRows.js";
import { movesOf } from "../../dist/theory/linearScheme.js";
import { linearLaw } from "../../dist/theory/linearSystem.js";
import { exponentialWork } from "../../dist/theory/linearWork.js";

/** Value at `steps` steps, or in continuous time (`steps` null), of each observable of an experiment of observables.js. */
export function exactValues(experiment, steps) {
  const { system, method, control } = experiment;
  const baths = variablesOf(system);
  const names = baths.map(({ name }) => name);
  const { fields, energy } = system.potential;
  const law = linearLaw({
    variables: names,
    energy: parse(energy),
    forces: names.map((name) => (system.force?.[name] === undefined ? null : parse(system.force[name]))),
    temperatures: baths.map(({ kT }) => parse(String(kT))),
    frictions: baths.map(({ friction }) => friction),
    masses: baths.map(({ mass }) => mass),
  });
  const start = startOf(system, names, law.size);
  const at = (u) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, before]) => {
        const points = control.ramps[name];
        return [name, points === undefined ? before : points[0][1] + u * (points[1][1] - points[0][1])];
      }),
    );
  const { duration } = control;
  if (steps === null) {
    const problem = {
      law,
      start,
      fields,
      stretches: [{ length: duration, from: at(0), to: at(1) }],
      end: at(1),
    };
    const moments = linearMoments(problem);
    const { work } = moments;
    return valuesOf(names, moments, work.mean, work.variance, exponentialWork(problem, 1), {
      heats: moments.heats,
      forceWorks: moments.forceWorks,
    });
  }
  const h = duration / steps;
  const rows = Array.from({ length: steps }, (_, k) => at((k + 0.5) / steps));
  const run = { law, start, fields, rows, end: at(1), h, scheme: method.scheme };
  const moments = rowMoments(run);
  const log = (s) => rowMoments(run, s).logExponential;
  const d = 2e-3;
  const variance = (-log(2 * d) + 16 * log(d) + 16 * log(-d) - log(-2 * d)) / (12 * d * d);
  const booked = ["heun", "euler"].includes(method.scheme) && system.dynamics === "overdamped";
  return valuesOf(
    names,
    moments,
    moments.work,
    variance,
    Math.exp(moments.logExponential),
    booked ? alongChords(run, names.length) : { heats: [], forceWorks: [], heat: moments.bathHeat },
  );
}

function startOf({ start }, names, size) {
  const inertial = size > names.length;
  const mean = names.map((name) => start.mean[name]);
  return { mean: inertial ? [...mean, ...mean.map(() => 0)] : mean, covariance: start.covariance };
}

function valuesOf(
  names,
  { mean, covariance, energyChange },
  work,
  variance,
  exponential,
  { heats, forceWorks, heat },
) {
  const second = (i, j) => covariance[i][j] + mean[i] * mean[j];
  const values = {
    work,
    variance,
    exponential,
    x: mean[0],
    "x^2": second(0, 0),
    "x^2 variance": covariance[0][0],
  };
  if (names.length > 1) Object.assign(values, { "x*y": second(0, 1), "y^2": second(1, 1) });
  if (covariance.length > names.length)
    Object.assign(values, { "v_x^2": second(names.length, names.length), "x*v_x": second(0, names.length) });
  for (const [v, q] of heats.entries()) values[names.length > 1 ? `heat_${names[v]}` : "heat"] = q;
  if (heat !== undefined) values.heat = heat;
  if (forceWorks.length > 1) values.forceWork = forceWorks.reduce((a, b) => a + b, 0);
  void energyChange;
  return values;
}

/** Heats and force works as heun and euler book them, force times displacement along the chord of each step. */
function alongChords({ law, start, fields, rows, h, scheme }, places) {
  let mean = Matrix.columnVector(start.mean);
  let covariance = new Matrix(start.covariance);
  const heats = Array(places).fill(0);
  const forceWorks = Array(places).fill(0);
  void fields;
  for (const row of rows) {
    const system = law.at(row);
    const [{ map, shift, noise }] = movesOf(system, scheme, h);
    const after = Matrix.add(map.mmul(mean), shift);
    const cross = map.mmul(covariance); // cov(z', z)
    const next = Matrix.add(map.mmul(covariance).mmul(map.transpose()), noise);
    // <a_v b> of z' (or z) with a linear form
    const dot = (form, v, m, C) => {
      let sum = form.offset.get(v, 0);
      for (let j = 0; j < places; j++) sum += form.matrix.get(v, j) * m.get(j, 0);
      return {
        mean: sum,
        with: (i, cov) =>
          [...Array(places).keys()].reduce((t, j) => t + form.matrix.get(v, j) * cov(i, j), 0),
        C,
      };
    };
    for (let v = 0; v < places; v++) {
      const chord = (form) => {
        const [F, G] = [dot(form, v, mean), dot(form, v, after)];
        // <(x'_v - x_v)(F + F')>/2
        const moved = after.get(v, 0) - mean.get(v, 0);
        const withF = F.with(v, (i, j) => cross.get(i, j)) - F.with(v, (i, j) => covariance.get(i, j));
        const withG = G.with(v, (i, j) => next.get(i, j)) - G.with(v, (i, j) => cross.get(j, i));
        return (moved * (F.mean + G.mean) + withF + withG) / 2;
      };
      heats[v] += chord(system.force);
      forceWorks[v] += chord(system.push);
      if (scheme === "euler") {
        const square = (m, C) => {
          const F = dot(system.force, v, m);
          let spread = 0;
          for (let i = 0; i < places; i++)
            for (let j = 0; j < places; j++)
              spread += system.force.matrix.get(v, i) * system.force.matrix.get(v, j) * C.get(i, j);
          return F.mean * F.mean + spread;
        };
        heats[v] += (h / system.frictions[v] / 4) * (square(after, next) - square(mean, covariance));
      }
    }
    mean = after;
    covariance = next;
  }
  return { heats, forceWorks };
}
