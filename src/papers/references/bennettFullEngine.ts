// ODE 1e-11; from the project's catalogue, feedback: section 10.
import type { ReferenceSet } from "../claim.js";

export const bennettFullEngineReferences: readonly ReferenceSet[] = [
  {
    parameters: { EM: 4.0, tau_m: 5.0, tau_f: 5.0, tau_e: 5.0 },
    values: {
      W_meas: 0.3464287433210145,
      W_fb: -0.2366903982416556,
      W_eras: 0.982049644338663,
      W_total: 1.0917879894180218,
      I: 0.43405596264908475,
      H_m: 0.6851858486338176,
      err0: 0.01798620996209156,
      err1: 0.14400352456611748,
      Ef: 2.8912142416097124,
      W_meas_bound: -0.23297995806692312,
      W_fb_bound: -0.43405596264908475,
      W_eras_bound: 0.6670359207160078,
    },
  },
  {
    parameters: { EM: 6.0, tau_m: 200.0, tau_f: 200.0, tau_e: 200.0 },
    values: {
      W_meas: 0.014539031034983977,
      W_fb: -0.660740910015749,
      W_eras: 0.7055926678192189,
      W_total: 0.059390788838453945,
      I: 0.6753660520630598,
      H_m: 0.6931471681751294,
      err0: 0.0024726231566347743,
      err1: 0.002630006864822996,
      Ef: 5.969067675594143,
      W_meas_bound: -0.015305430974339222,
      W_fb_bound: -0.6753660520630598,
      W_eras_bound: 0.690671483037399,
    },
  },
];
