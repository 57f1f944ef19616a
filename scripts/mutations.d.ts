// Shapes of mutations.js, for the test.

export declare const ROWS: Readonly<
  Record<
    string,
    {
      readonly id: string;
      readonly parameters: Readonly<Record<string, number>>;
      readonly trajectories: number;
      readonly dt?: number;
    }
  >
>;

export declare const MUTATIONS: readonly {
  readonly what: string;
  readonly file: string;
  readonly change: readonly [pattern: RegExp, replacement: string];
  readonly times: number;
  readonly rows: readonly string[];
}[];
