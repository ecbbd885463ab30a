import { WarrantError } from "#shared/contract/errors.ts";
import type { Handlers } from "./context.ts";

/** Characters that one setting's JSON may have. */
const largestSetting = 100_000;

/** How windows look. Not part of the debate: outside history, and nobody else is told. */
export const settingHandlers: Handlers<"settings.get" | "settings.set"> = {
  "settings.get": ({ library }) => library.settings(),

  "settings.set": ({ library }, { key, value }) => {
    if (JSON.stringify(value).length > largestSetting) {
      throw new WarrantError("invalid-arguments", `A setting may take ${largestSetting} characters of JSON at most.`);
    }
    library.setSetting(key, value);
    return null;
  },
};
