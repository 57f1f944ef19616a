// What a command runs: an experiment file, an SBML model, or a model by its name. A change is a model's parameter or a path of the experiment.
import { existsSync } from "node:fs";
import type { Check } from "../check/index.js";
import { defaultChecks } from "../check/schema.js";
import { nearest, SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import type { Model } from "../spec/models/model.js";
import { MODELS, model, modelNamed } from "../spec/models/models.js";
import { changed, readExperiment } from "./file.js";
import { isSbml, sbmlExperiment } from "./sbml.js";

export interface Source {
  readonly experiment: Experiment;
  readonly checks: readonly Check[];
  /** The experiment with further values replaced. */
  readonly vary: (changes: Changes) => Experiment;
}

type Changes = Readonly<Record<string, unknown>>;

/** Reads a file or makes a model, with values replaced. @throws SpecError for what is neither. */
export function readSource(source: string, changes: Changes): Source {
  const found = existsSync(source) ? null : modelNamed(source);
  if (found !== null) {
    const vary = (more: Changes): Experiment => madeOf(found, { ...changes, ...more });
    const experiment = vary({});
    return { experiment, checks: defaultChecks(experiment), vary };
  }
  // a word that is no path is a name
  if (!existsSync(source) && /^[A-Za-z0-9-]+$/.test(source)) {
    const names = MODELS.map(({ name }) => name);
    throw new SpecError(
      source,
      `a file, or a model, is needed${nearest(source, names)} (szilard models lists the models)`,
    );
  }
  if (isSbml(source)) {
    const vary = (more: Changes): Experiment => sbmlOf(source, { ...changes, ...more });
    const experiment = vary({});
    return { experiment, checks: defaultChecks(experiment), vary };
  }
  const { experiment, checks } = readExperiment(source, changes);
  return { experiment, checks, vary: (more) => changed(experiment, more) };
}

function sbmlOf(file: string, changes: Changes): Experiment {
  const { experiment, paths } = sbmlExperiment(file, changes);
  return Object.keys(paths).length === 0 ? experiment : changed(experiment, paths);
}

function madeOf({ name, parameters }: Model, changes: Changes): Experiment {
  const own = Object.entries(changes).filter(([key]) => Object.hasOwn(parameters, key));
  const paths = Object.entries(changes).filter(([key]) => !Object.hasOwn(parameters, key));
  const made = model(name, Object.fromEntries(own));
  if (paths.length === 0) return made;
  try {
    return changed(made, Object.fromEntries(paths));
  } catch (error) {
    // a parameter that is misspelt is likelier than a path
    if (!(error instanceof SpecError) || !paths.some(([key]) => key === error.path)) throw error;
    const known = Object.keys(parameters);
    throw new SpecError(
      `${name}.${error.path}`,
      `a parameter (${known.join(", ")}), or a path of the experiment, is needed${nearest(error.path, known)}`,
    );
  }
}
