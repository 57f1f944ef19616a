// The same estimate over reversed runs of the experiment, or over the reversed part of a sample: its statistics, turned.
import type { Request, Values } from "../stats/request.js";

/** `request` over the reversed runs. */
export const reversed = <E extends object>(request: E): E & { readonly run: "reverse" } => ({
  ...request,
  run: "reverse",
});

/** A statistic of the reversed runs. */
export const turned = <R extends Request>(request: R): R =>
  request.kind === "groups" || request.kind === "blocks"
    ? { ...request, of: turned(request.of), run: "reverse" }
    : { ...request, run: "reverse" };

/** Values of the reversed runs for those that ask for values. */
export const overReversed = (values: Values): Values =>
  ((request: Request) => values(turned(request))) as Values;
