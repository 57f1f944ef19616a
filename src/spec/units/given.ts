// What builders take: plain numbers, or texts with units where the experiment has the key `units`. `experiment` and `run` make
// numbers of them.

/** A number in base units, or a text with its unit: "10 pN/nm". */
export type Quantity = number | string;

/** The same shape with a quantity wherever there is a number. */
export type Given<T> = T extends number
  ? Quantity
  : T extends string | boolean | undefined | null
    ? T
    : { readonly [K in keyof T]: Given<T[K]> };
