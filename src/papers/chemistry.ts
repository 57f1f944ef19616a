// Claims about the thermodynamics of reactions: steady states between chemostats, relaxation, sensing, bistability.
import { brusselator } from "./brusselator.js";
import type { AnyClaim } from "./claim.js";
import { productPoisson } from "./productPoisson.js";

export const CHEMISTRY: readonly AnyClaim[] = [productPoisson, brusselator];
