import type {
  IArgdownRequest,
  IArgdownResponse,
  IArgument,
  IEquivalenceClass,
  IRelation,
  ISection,
} from "@argdown/core";
import { FormatFault } from "../document/fault.ts";
import type { Losses } from "../losses.ts";
import { guardText } from "./guard.ts";

/** What Argdown's parser makes of a text. */
export type ArgdownModel = {
  readonly statements: readonly IEquivalenceClass[];
  readonly arguments: readonly IArgument[];
  readonly relations: readonly IRelation[];
  readonly sections: readonly ISection[];
  readonly frontMatter: unknown;
};

type DataToken = { readonly image: string; readonly startLine: number };

type Library = typeof import("@argdown/core");

/**
 * The model of an Argdown text, by Argdown's own parser, which is loaded when it
 * is first needed. What the parser stumbled over and read past is told in `losses`.
 * @throws FormatFault for what makes no model
 */
export async function parseArgdown(text: string, losses: Losses): Promise<ArgdownModel> {
  guardText(text);
  const library = await import("@argdown/core");
  const read = runParser(library, text, "loose");
  const response = isStrict(read.frontMatter) ? runParser(library, text, "strict") : read;
  for (const error of response.parserErrors ?? []) {
    losses.add("places that are no valid Argdown", `line ${error.token.startLine || 1}`);
  }
  return {
    statements: Object.values(response.statements ?? {}),
    arguments: Object.values(response.arguments ?? {}),
    relations: response.relations ?? [],
    sections: response.sections ?? [],
    frontMatter: response.frontMatter,
  };
}

/**
 * One run. Settings in the front matter are not followed, except `model: {mode: strict}`
 * by the second run: they could name other plugins, and merging them in can take endless time.
 */
function runParser(library: Library, text: string, mode: "loose" | "strict"): IArgdownResponse {
  const { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin, RegroupPlugin } = library;
  /** Where the data is that is being read. */
  let dataLine: number | null = null;
  const watch = {
    name: "WatchPlugin",
    tokenListeners: Object.fromEntries(
      ["Data", "FrontMatter"].map((token) => [
        token,
        (_request: unknown, _response: unknown, { image = "", startLine = 1 }: Partial<DataToken>) => {
          dataLine = startLine;
          refuseAliases(image, startLine);
        },
      ]),
    ),
  };
  const application = new ArgdownApplication();
  application.addPlugin(new ParserPlugin(), "parse-input");
  application.addPlugin(watch, "build-model");
  application.addPlugin(new DataPlugin(), "build-model");
  application.addPlugin(new ModelPlugin(), "build-model");
  application.addPlugin(new RegroupPlugin(), "build-model");
  const request: IArgdownRequest = {
    input: text,
    process: ["parse-input", "build-model"],
    logLevel: "none",
    throwExceptions: true,
    data: { frontMatterSettingsMode: library.FrontMatterSettingsModes.IGNORE },
    model: { mode: mode === "strict" ? library.InterpretationModes.STRICT : library.InterpretationModes.LOOSE },
  };
  // The response is made here, so that what was parsed before a fault is known.
  const response: IArgdownResponse = {};
  try {
    application.run(request, response);
  } catch (error) {
    throw faultOf(error, response, dataLine);
  }
  if (!response.ast || !response.statements) throw faultOf(null, response, dataLine);
  return response;
}

/** Refuses YAML's aliases (`*name`): merging data, the parser copies what they stand for, each time anew. */
function refuseAliases(data: string, line: number): void {
  const bare = data.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/gs, '""');
  if (/(?:^|[\s,[{:-])\*[^\s,[\]{}]/.test(bare)) {
    throw new FormatFault("aliases (*name) cannot be in data. Write out what they stand for.", `line ${line}`);
  }
}

function faultOf(error: unknown, response: IArgdownResponse, dataLine: number | null): FormatFault {
  if (error instanceof FormatFault) return error;
  if (error instanceof RangeError) return new FormatFault("it is nested too deeply.");
  if (error instanceof Error && error.name === "YAMLException") {
    const reason = error.message.split("\n")[0] ?? "";
    return new FormatFault(
      `the data there is no valid YAML (${reason}).`,
      dataLine === null ? null : `line ${dataLine}`,
    );
  }
  const first = response.parserErrors?.[0];
  if (first) return new FormatFault("this is no valid Argdown.", `line ${first.token.startLine || 1}`);
  const reason = error instanceof Error && "plugin" in error ? ` ${error.message}` : "";
  return new FormatFault(`this is no valid Argdown.${reason}`);
}

function isStrict(frontMatter: unknown): boolean {
  if (typeof frontMatter !== "object" || frontMatter === null) return false;
  const model: unknown = "model" in frontMatter ? frontMatter.model : null;
  return typeof model === "object" && model !== null && "mode" in model && model.mode === "strict";
}
