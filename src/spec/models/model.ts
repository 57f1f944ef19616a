// What a model is: a network or a Langevin motion known by name, made from documented parameters. Its experiment is a plain object like any other.
import { SpecError, shown } from "../error.js";

interface NumberParameter {
  readonly kind: "number";
  readonly default: number;
  readonly what: string;
  /** The value is above this, or at least or at most that. */
  readonly above?: number;
  readonly least?: number;
  readonly most?: number;
  readonly whole?: true;
}

interface ChoiceParameter<T extends string = string> {
  readonly kind: "choice";
  readonly default: T;
  readonly what: string;
  readonly of: readonly T[];
}

interface NumbersParameter {
  readonly kind: "numbers";
  readonly default: readonly number[];
  readonly what: string;
  readonly above?: number;
  readonly least?: number;
}

export type Parameter = NumberParameter | ChoiceParameter | NumbersParameter;
export type Parameters = Readonly<Record<string, Parameter>>;

/** The values of parameters. */
export type Values<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends NumberParameter
    ? number
    : P[K] extends NumbersParameter
      ? readonly number[]
      : P[K] extends ChoiceParameter<infer T>
        ? T
        : never;
};

export interface Model<N extends string = string> {
  readonly name: N;
  /** One sentence. */
  readonly description: string;
  readonly citation: string;
  readonly parameters: Parameters;
  /** The experiment of given parameters, not yet checked. */
  readonly make: (values: never) => object;
}

/** A model whose `make` sees its own parameters. */
export const define = <const P extends Parameters, const N extends string>(model: {
  readonly name: N;
  readonly description: string;
  readonly citation: string;
  readonly parameters: P;
  readonly make: (values: Values<P>) => object;
}): Model<N> => model as unknown as Model<N>;

type Limits = Pick<NumberParameter, "above" | "least" | "most" | "whole">;

export const number = (value: number, what: string, limits: Limits = {}): NumberParameter => ({
  kind: "number",
  default: value,
  what,
  ...limits,
});

/** A number above 0. */
export const positive = (value: number, what: string): NumberParameter => number(value, what, { above: 0 });

export const choice = <const T extends readonly [string, ...string[]]>(
  of: T,
  what: string,
): ChoiceParameter<T[number]> => ({ kind: "choice", default: of[0], what, of });

export const numbers = (
  value: readonly number[],
  what: string,
  limits: Pick<NumbersParameter, "above" | "least"> = {},
): NumbersParameter => ({ kind: "numbers", default: value, what, ...limits });

/** What a parameter takes, in words. */
export function needOf(parameter: Parameter): string {
  if (parameter.kind === "choice") return `one of ${parameter.of.map((option) => `"${option}"`).join(", ")}`;
  const whole = parameter.kind === "number" && parameter.whole === true ? "whole " : "";
  const { above, least } = parameter;
  const most = parameter.kind === "number" ? parameter.most : undefined;
  const limits = [
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(least === undefined ? [] : [`of at least ${least}`]),
    ...(most === undefined ? [] : [`of at most ${most}`]),
  ].join(" and ");
  const noun = parameter.kind === "numbers" ? "a list of numbers" : `a ${whole}number`;
  return limits === "" ? noun : `${noun} ${limits}`;
}

/** Reads a value; a list may come as "1,2,3". @throws SpecError */
export function readParameter(parameter: Parameter, given: unknown, path: string): unknown {
  const fail = (): never => {
    throw new SpecError(path, `${needOf(parameter)} (${parameter.what}) is needed, ${shown(given)} given`);
  };
  if (parameter.kind === "choice") return parameter.of.includes(given as string) ? given : fail();
  const fits = (value: unknown): boolean =>
    typeof value === "number" &&
    Number.isFinite(value) &&
    value > (parameter.above ?? -Infinity) &&
    value >= (parameter.least ?? -Infinity) &&
    (parameter.kind === "numbers" ||
      (value <= (parameter.most ?? Infinity) && (parameter.whole !== true || Number.isInteger(value))));
  if (parameter.kind === "number") return fits(given) ? given : fail();
  const list =
    typeof given === "string" ? given.split(",").map(Number) : typeof given === "number" ? [given] : given;
  return Array.isArray(list) && list.length > 0 && list.every(fits) ? list : fail();
}

/** The end of every model: how many trajectories of it. */
export const ENSEMBLE = { trajectories: 10_000 };
