// Demons made of charge: a dot, or a box, before a lead of its own, which feels the electron of the system and changes the rates, or the
// energy, by which it tunnels.
import { mean } from "../estimate/request.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { FLOWS, flows, SECOND_LAWS, sampledFlows } from "./bipartite.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { currentOf, looked, solved } from "./machines.js";
import { koski2015AutonomousReferences } from "./references/koski2015Autonomous.js";
import { strasberg2013DqdReferences } from "./references/strasberg2013Dqd.js";

/** Time of a trajectory. */
const LOOK = 100;
const TRAJECTORIES = 20_480;

const rate = (formula: string): Quantity => of("steady", mean(`(${formula})/${LOOK}`));

// two dots

const dots = (p: Parameters): NetworkExperiment =>
  model("dotDemon", {
    level: p.eS,
    demonLevel: p.eD,
    interaction: p.U,
    muLeft: p.muL,
    muRight: p.muR,
    demonTemperature: p.TD,
    demonRate: p.GD,
    leftEmpty: p.GL0,
    leftFull: p.GL1,
    rightEmpty: p.GR0,
    rightFull: p.GR1,
  });

const STATES = ["p00", "p10", "p01", "p11"] as const;

function throughDots(p: Parameters, budget: Budget): Setup {
  const columns = Object.fromEntries(
    STATES.map((name) => [name, `integral(x == ${name[1]} && y == ${name[2]})/${LOOK}`] as const),
  );
  return {
    experiments: { steady: looked(dots(p), { duration: LOOK, columns }, budget) },
    quantities: {
      J_L: rate("particles_L"),
      P_out: rate(`particles_L*(${p.muR} - (${p.muL}))`),
      against_bias: rate(`particles_L*(${p.muR} - (${p.muL}))`),
      ...sampledFlows("steady", LOOK),
      env_x: rate("bathEntropy_x"),
      env_y: rate("bathEntropy_y"),
      energy_current_to_demon_bath: rate("-energy_D"),
      ...Object.fromEntries(STATES.map((name) => [name, of("steady", mean(name))] as const)),
    },
  };
}

function dotNumbers(p: Parameters): Record<string, number> {
  const made = dots(p);
  const steady = solved(made);
  const names = ["p00", "p01", "p10", "p11"];
  const known = flows(made);
  const J = steadyCurrent(made);
  return {
    J_L: J,
    P_out: J * ((p.muR as number) - (p.muL as number)),
    energy_current_to_demon_bath: known.env_y * (p.TD as number),
    ...known,
    ...Object.fromEntries(names.map((name, i) => [name, steady.p[i] as number] as const)),
  };
}

/** Electrons out of the left lead. */
function steadyCurrent({ system, ...rest }: NetworkExperiment): number {
  const edges = system.edges.map((edge) => (edge.bath === "L" ? { ...edge, counts: { N: 1 } } : edge));
  return currentOf(solved({ ...rest, system: { ...system, edges } }), "N").J;
}

export const dotDemon: Claim = {
  id: "strasberg-2013-dqd",
  citation:
    "P. Strasberg, G. Schaller, T. Brandes, M. Esposito, PRL 110, 040601 (2013); J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014)",
  formula: "sigma_x = env_x - Idot_x >= 0, sigma_y >= 0, Idot_x + Idot_y = 0; P_out > 0 with env_x < 0",
  parameters: {
    eS: "level of x",
    eD: "level of y",
    U: "energy of both electrons",
    muL: "of the left lead",
    muR: "of the right lead",
    TD: "temperature of the demon's lead, 1 of the others",
    GD: "rate of the demon's lead",
    GL0: "rate of the left lead while y = 0",
    GL1: "while y = 1",
    GR0: "rate of the right lead while y = 0",
    GR1: "while y = 1",
  },
  defaults: { eS: 0, eD: 0, U: 2, muL: 0.5, muR: -0.5, TD: 0.25, GD: 10, GL0: 1, GL1: 0.1, GR0: 0.1, GR1: 1 },
  ofReference: [],
  references: strasberg2013DqdReferences,
  source: "linear solve",
  theory: dotNumbers,
  trajectories: TRAJECTORIES,
  setup: throughDots,
  judged: () => [
    "J_L",
    "P_out",
    "against_bias",
    ...FLOWS,
    "second_law_x",
    "second_law_y",
    "env_x",
    "env_y",
    "energy_current_to_demon_bath",
    ...STATES,
  ],
  least: () => ({ ...SECOND_LAWS, against_bias: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "the demon's lead is as warm as the others",
    breaks: "against_bias",
    setup: (p, budget) => throughDots({ ...p, TD: 1 }, budget),
  },
};

// a transistor and a box

const boxes = (p: Parameters): NetworkExperiment =>
  model("coolingDemon", { coupling: p.J, voltage: p.V, demonResistance: p.R_D });

function cooling(p: Parameters, budget: Budget): Setup {
  return {
    experiments: { steady: looked(boxes(p), { duration: LOOK }, budget) },
    quantities: {
      current: rate("particles_L"),
      cooling_L: rate("-heat_L"),
      cooling_R: rate("-heat_R"),
      cooling_SET: rate("-heat_L - heat_R"),
      cooling_demon: rate("-heat_D"),
      joule: rate(`${p.V}*particles_L`),
      ...sampledFlows("steady", LOOK),
    },
  };
}

function coolingNumbers(p: Parameters): Record<string, number> {
  const made = boxes(p);
  const { info_flow_x, info_flow_y, sigma_x, sigma_y, env_x, env_y } = flows(made);
  const current = steadyCurrent(made);
  return {
    current,
    cooling_L: -env_x / 2,
    cooling_R: -env_x / 2,
    cooling_SET: -env_x,
    cooling_demon: -env_y,
    joule: (p.V as number) * current,
    info_flow_x,
    info_flow_y,
    sigma_x,
    sigma_y,
  };
}

export const coolingDemon: Claim = {
  id: "koski-2015-autonomous",
  citation:
    "J. V. Koski, A. Kutvonen, I. M. Khaymovich, T. Ala-Nissila, J. P. Pekola, PRL 115, 260602 (2015)",
  formula:
    "heat out of both leads of the transistor, heat into the demon's; sigma_x = -cooling/T - Idot_x >= 0",
  parameters: {
    J: "coupling, E = 2 J (n - 1/2)(N - 1/2)",
    V: "voltage between the leads",
    R_D: "resistance of the demon's junction, 1 of the others",
  },
  ofReference: [],
  references: koski2015AutonomousReferences,
  source: "linear solve",
  theory: coolingNumbers,
  trajectories: TRAJECTORIES,
  setup: cooling,
  judged: () => [
    "current",
    "cooling_L",
    "cooling_R",
    "cooling_SET",
    "cooling_demon",
    "joule",
    ...FLOWS,
    "second_law_x",
    "second_law_y",
  ],
  least: () => SECOND_LAWS,
  acceptance: FEEDBACK,
  control: {
    says: "a demon that is as slow as the electrons",
    breaks: "cooling_SET",
    setup: (p, budget) => cooling({ ...p, R_D: 1 }, budget),
  },
};
