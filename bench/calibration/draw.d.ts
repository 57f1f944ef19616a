export function draws(seed: number): { uniform: () => number; normal: () => number };
export function column(n: number, draw: (i: number) => number): Float64Array;
export function table(
  n: number,
  row: (i: number) => Readonly<Record<string, number>>,
): Record<string, Float64Array>;
export function seedOf(text: string): number;
