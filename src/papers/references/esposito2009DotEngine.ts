// Closed form, the optimum by a minimiser, from the project's catalogue, jump: esposito2009-dot-engine-emp.
import type { ReferenceSet, Settings } from "../claim.js";

export const esposito2009DotEngineReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { Th: 2, Tc: 1, gh: 1, gc: 1 },
    values: {
      xh: 2.032739806391508,
      xc: 2.8607529114966397,
      Pmax: 0.03715373538175704,
      eta_star: 0.29633076931400065,
      eta_C: 0.5,
      eta_CA: 0.2928932188134524,
      series3: 0.29093649588527426,
      a0: 2.3993572805154866,
      c3: 0.07749196708219412,
    },
  },
  {
    parameters: { Th: 1.25, Tc: 1, gh: 1, gc: 1 },
    values: {
      xh: 2.2705386956290265,
      xc: 2.538117684049717,
      Pmax: 0.003055119929076543,
      eta_star: 0.10572140825054349,
      eta_C: 0.19999999999999996,
      eta_CA: 0.10557280900008414,
      series3: 0.10561993573665754,
      a0: 2.3993572805154866,
      c3: 0.07749196708219412,
    },
  },
  {
    parameters: { Th: 5, Tc: 1, gh: 1, gc: 0.5 },
    values: {
      xh: 1.6954369113248313,
      xc: 3.587263367150807,
      Pmax: 0.20885413328722327,
      eta_star: 0.5768331639839451,
      eta_C: 0.8,
      eta_CA: 0.5527864045000421,
      series3: 0.5196758871460835,
      a0: 2.3993572805154866,
      c3: 0.07749196708219412,
    },
  },
];
