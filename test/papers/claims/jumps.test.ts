// The claims about jumps: networks and reactions.
import type { AnyClaim } from "../../../dist/papers/claim.js";
import { CLAIMS } from "../../../dist/papers/index.js";
import { claimTests } from "./claims.js";

claimTests((CLAIMS as readonly AnyClaim[]).filter(({ acceptance }) => acceptance.relative !== undefined));
