export interface Heavy {
  readonly name: string;
}

export interface HeavyCount {
  readonly name: string;
  readonly repeats: number;
  readonly decided: number;
  readonly deciding: number;
  readonly holds: number;
  readonly broken: number;
}

export const HEAVY: readonly Heavy[];
export function heavy(entry: Heavy, repeats: number, deciding: number): HeavyCount;
