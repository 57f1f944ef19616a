// Claims about the thermodynamics of reactions: steady states between chemostats, relaxation, sensing, bistability.
import { bistable } from "./bistable.js";
import { brusselator } from "./brusselator.js";
import type { AnyClaim } from "./claim.js";
import { closedReactions } from "./closedReactions.js";
import { productPoisson } from "./productPoisson.js";
import { receptorOccupancy } from "./receptorOccupancy.js";
import { sensingCost } from "./sensingCost.js";
import { toggleSwitch } from "./toggleSwitch.js";

export const CHEMISTRY: readonly AnyClaim[] = [
  bistable,
  toggleSwitch,
  closedReactions,
  productPoisson,
  brusselator,
  receptorOccupancy,
  sensingCost,
];
