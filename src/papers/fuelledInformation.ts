// What information costs that a fuel pays for: a gate that lets a motor go one way alone, and a sensor that follows a signal.
import { derived, mean } from "../estimate/request.js";
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
import { amano2022InfoMotorReferences } from "./references/amano2022InfoMotor.js";
import { barato2014CellSensorReferences } from "./references/barato2014CellSensor.js";

/** Time of a trajectory. */
const LOOK = 100;
const TRAJECTORIES = 20_480;

const rate = (formula: string): Quantity => of("steady", mean(`(${formula})/${LOOK}`));
const share = (above: string, below: string): Quantity =>
  of("steady", derived("a/b", { a: mean(above), b: mean(below) }));

// the motor

const motor = (p: Parameters): NetworkExperiment =>
  model("informationMotor", { load: p.f, fuel: p.dmu, rate: p.k, gateRate: p.kg, leak: p.leak });

function turning(p: Parameters, budget: Budget): Setup {
  const [out, chem] = [`${p.f}*hop`, `${p.dmu}*fuel`];
  return {
    experiments: { steady: looked(motor(p), { duration: LOOK }, budget) },
    quantities: {
      hop_rate: rate("hop"),
      P_out: rate(out),
      P_chem: rate(chem),
      ...sampledFlows("steady", LOOK),
      efficiency: share(out, chem),
      eff_x: share(out, "informationFlow_y"),
    },
  };
}

export const informationMotor: Claim = {
  id: "amano-2022-info-motor",
  citation:
    "S. Amano et al., Nat. Chem. 14, 530 (2022); J. Ehrich, D. A. Sivak, Front. Phys. 11, 1108357 (2023); own minimal scheme",
  formula: "P_out <= Idot_y <= P_chem",
  parameters: {
    f: "load per hop",
    dmu: "fuel per turn of the gate",
    k: "rate of the hops",
    kg: "rate of the gate",
    leak: "of the blocked link",
  },
  defaults: { f: 0.2, dmu: 4, k: 1, kg: 5, leak: 0.01 },
  ofReference: [],
  references: amano2022InfoMotorReferences,
  source: "linear solve",
  theory: (p) => {
    const made = motor(p);
    const steady = solved(made);
    const { info_flow_x, info_flow_y, sigma_x, sigma_y } = flows(made);
    const hop = currentOf(steady, "hop").J;
    const [out, chem] = [(p.f as number) * hop, (p.dmu as number) * currentOf(steady, "fuel").J];
    return {
      hop_rate: hop,
      P_out: out,
      P_chem: chem,
      info_flow_x,
      info_flow_y,
      sigma_x,
      sigma_y,
      efficiency: out / chem,
      eff_x: out / info_flow_y,
    };
  },
  trajectories: TRAJECTORIES,
  setup: turning,
  judged: () => [
    "hop_rate",
    "P_out",
    "P_chem",
    ...FLOWS,
    "second_law_x",
    "second_law_y",
    "efficiency",
    "eff_x",
  ],
  least: () => SECOND_LAWS,
  acceptance: FEEDBACK,
  control: {
    says: "the blocked link leaks ten times as much",
    breaks: "info_flow_y",
    setup: (p, budget) => turning({ ...p, leak: 10 * (p.leak as number) }, budget),
  },
};

// the sensor

const sensor = (p: Parameters): NetworkExperiment =>
  model("cellSensor", { signalRate: p.Gx, sensorRate: p.Gy, drive: p.dmu });

function sensing(p: Parameters, budget: Budget, drive: number): Setup {
  const columns = { match: `integral(x == y)/${LOOK}` };
  return {
    experiments: { steady: looked(sensor({ ...p, dmu: drive }), { duration: LOOK, columns }, budget) },
    quantities: {
      learning_rate: rate("informationFlow_y"),
      sensor_dissipation: rate("bathEntropy_y"),
      efficiency: share("informationFlow_y", "bathEntropy_y"),
      I_mutual: of("steady", mean("mutualInformation")),
      p_match: of("steady", mean("match")),
      sigma_y: rate("bathEntropy_y - informationFlow_y"),
      second_law_y: rate("bathEntropy_y - informationFlow_y"),
    },
  };
}

export const cellSensor: Claim = {
  id: "barato-2014-cell-sensor",
  citation: "A. C. Barato, D. Hartich, U. Seifert, New J. Phys. 16, 103024 (2014)",
  formula: "learning rate l_y <= dissipation of the sensor",
  parameters: {
    Gx: "rate of the signal's flips",
    Gy: "rate of the sensor",
    dmu: "drive of the sensor",
  },
  ofReference: [],
  references: barato2014CellSensorReferences,
  source: "linear solve",
  theory: (p) => {
    const made = sensor(p);
    const { info_flow_y, env_y, sigma_y } = flows(made);
    const match = solved(made).average(([x, y]) => (x === y ? 1 : 0));
    return {
      learning_rate: info_flow_y,
      sensor_dissipation: env_y,
      efficiency: info_flow_y / env_y,
      p_match: match,
      sigma_y,
    };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => sensing(p, budget, p.dmu as number),
  judged: () => [
    "learning_rate",
    "sensor_dissipation",
    "efficiency",
    "I_mutual",
    "p_match",
    "sigma_y",
    "second_law_y",
  ],
  least: () => ({ second_law_y: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "half of the drive",
    breaks: "learning_rate",
    setup: (p, budget) => sensing(p, budget, 0.5 * (p.dmu as number)),
  },
};
