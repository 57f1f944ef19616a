// Linear solves, from the project's catalogue, jump: freitas2021-cmos-inverter.
import type { ReferenceSet, Settings } from "../claim.js";

export const freitas2021InverterReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { vin: 0, vdd: 2, ve: 0.1, nn: 1, N: 120 },
    values: {
      mean_v: 0,
      var_v: 0.3759888387889301,
      deterministic_v: 0,
      through_current: 6.242199736317134,
      ep_rate: 24.96879894526854,
      p_v_positive: 0.46827314118178015,
      mean_switch_time: 0.9385896288575069,
    },
  },
  {
    parameters: { vin: 0.1, vdd: 2, ve: 0.1, nn: 1, N: 120 },
    values: {
      mean_v: -0.5234474049381532,
      var_v: 0.33591545108836746,
      deterministic_v: -0.5852386877386199,
      through_current: 6.079489320275224,
      ep_rate: 24.317957281100767,
      p_v_positive: 0.1629122944034202,
      mean_switch_time: 0.9385896288575069,
    },
  },
  {
    parameters: { vin: -0.5, vdd: 1.5, ve: 0.5, nn: 1.5, N: 40 },
    values: {
      mean_v: 0.7341967132038698,
      var_v: 0.9284419488209291,
      deterministic_v: 0.8734152627018914,
      through_current: 1.680329986667524,
      ep_rate: 5.0409899600024985,
      p_v_positive: 0.7055875591538966,
      mean_switch_time: 0.5962171751382279,
    },
  },
];
