// Models for a terminal: all of them with what they are, or one with its parameters.
import { type Model, needOf, type Parameter } from "../spec/models/model.js";
import { cell, grid } from "./grid.js";
import { wrap } from "./wrap.js";

const WIDTH = 100;

export const modelsTable = (models: readonly Model[]): string =>
  grid(
    ["model", "what it is"],
    ["left", "left"],
    models.map(({ name, description }) => [name, cell(description, 70)]),
  );

/** The parameters of a model with their defaults. */
export function modelTable({ name, description, citation, parameters }: Model): string {
  const table = grid(
    ["parameter", "default", "what it is"],
    ["left", "right", "left"],
    Object.entries(parameters).map(([key, parameter]) => [
      key,
      cell(defaultOf(parameter), 18),
      cell(`${parameter.what}; ${needOf(parameter)}`, 60),
    ]),
  );
  return [
    `${name}: ${wrap(description, WIDTH - name.length - 2).join("\n")}`,
    ...wrap(citation, WIDTH),
    "",
    table,
  ].join("\n");
}

const defaultOf = (parameter: Parameter): string =>
  typeof parameter.default === "object" ? parameter.default.join(",") : String(parameter.default);
