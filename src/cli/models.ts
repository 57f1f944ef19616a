// szilard models [NAME]: what there is by name, and the parameters of one.
import { Command } from "commander";
import { toJson } from "../report/json.js";
import { modelsTable, modelTable } from "../report/modelsTable.js";
import { nearest, SpecError } from "../spec/error.js";
import { MODELS, modelNamed } from "../spec/models/models.js";
import { print } from "./terminal.js";

export const modelsCommand = new Command("models")
  .description("list the models that run by name, or the parameters of one")
  .argument("[name]", "a model (all unless given)")
  .option("--json", "as JSON on stdout")
  .action((name: string | undefined, { json }: { json?: boolean }) => {
    const found = name === undefined ? null : modelNamed(name);
    if (name !== undefined && found === null) {
      const names = MODELS.map((model) => model.name);
      throw new SpecError(
        "models",
        `one of ${names.join(", ")} is needed, "${name}" given${nearest(name, names)}`,
      );
    }
    if (json) print(toJson(found ?? MODELS));
    else print(found === null ? modelsTable(MODELS) : modelTable(found));
  });
