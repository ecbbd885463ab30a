import { extname, resolve } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { defaultLibraryPath } from "#main/app/app.ts";
import { workingDirectory } from "#main/app/working-directory.ts";
import { readFormats, type WrittenFormat, writtenFormats } from "#shared/formats/format-list.ts";
import manifest from "../../package.json" with { type: "json" };
import { addFiles } from "./add-files.ts";
import { type Connection, connect } from "./connection.ts";
import { exportImage } from "./export-image.ts";
import {
  addImageFlags,
  choicesOf,
  type ImageFlags,
  type ImageFormat,
  imageFormats,
  presetFormat,
} from "./image-flags.ts";
import { type ImportFlags, importMaps } from "./import-maps.ts";
import { backUpLibrary, restoreLibrary } from "./keep-library.ts";
import { type ClaimFilters, listClaims } from "./list-claims.ts";
import { listMaps } from "./list-maps.ts";
import { openWindow } from "./open-window.ts";
import { createOutput, type Output } from "./output.ts";
import { writeMapFile, writtenFormatOf } from "./write-map-file.ts";

type GlobalOptions = { readonly library?: string; readonly json?: boolean };

/** Commander's own error for wrong usage (and for `--help` and `--version`, with exit code 0), null for any other error. */
export function isUsageError(error: unknown): CommanderError | null {
  return error instanceof CommanderError ? error : null;
}

/** The command line of Warrant. @param exitWith told the exit code when a command has one of its own */
export function createProgram(exitWith: (code: number) => void): Command {
  const program = new Command("warrant");
  // Known before the arguments are parsed, since it also shapes what is said when they cannot be.
  const asJson = process.argv.includes("--json");
  program
    .description("Maps arguments. Without a window: lists, adds files, exports, backs up.")
    .version(manifest.version)
    .option("--library <file>", "the library to work on instead of your own")
    .option("--json", "results as JSON on standard output, errors as JSON on standard error")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showHelpAfterError(asJson ? false : "(warrant --help tells more)")
    .configureOutput({
      outputError: (text, write) => {
        if (!asJson) write(text);
        else write(`${JSON.stringify({ error: { code: "usage", message: text.trim().replace(/^error: /, "") } })}\n`);
      },
    })
    .addHelpText("after", "\nExit codes: 0 done, 1 the command failed, 2 wrong usage.");

  /** Runs `work` with the library open, and closes it whatever happens. */
  async function withLibrary(work: (connection: Connection, output: Output) => Promise<void>): Promise<void> {
    const { library, json = false } = program.opts<GlobalOptions>();
    const output = createOutput(json);
    const path = library === undefined ? defaultLibraryPath() : resolve(workingDirectory(), library);
    const connection = await connect(path, output.note);
    try {
      await work(connection, output);
    } finally {
      await connection.close();
    }
  }

  program
    .command("maps")
    .description("list the maps")
    .action(() => withLibrary(listMaps));

  program
    .command("claims")
    .description("list the claims, all or those that pass every filter")
    .option("--search <words...>", "with these words in them, their quotations or notes")
    .option("--position <name>", "of this position; none for those without")
    .option("--speaker <name>", "said by this speaker")
    .option("--source <name>", "quoted from this source")
    .option("--tag <name>", "with this tag")
    .option("--limit <number>", "at most so many", parseCount)
    .action((filters: ClaimFilters) => withLibrary((connection, output) => listClaims(connection, output, filters)));

  program
    .command("add")
    .description("add files: texts go to the sources that their quotations are from, others become new sources")
    .argument("<files...>", "files or folders: text, Markdown, web pages, PDF, Word, EPUB, CSL-JSON, BibTeX")
    .option("--new", "add each as a new source")
    .action((files: string[], options: { new?: boolean }) => {
      const paths = files.map((file) => resolve(workingDirectory(), file));
      return withLibrary(async (connection, output) => {
        if (!(await addFiles(connection, output, paths, options.new === true))) exitWith(1);
      });
    });

  program
    .command("import")
    .description("import maps: files of Warrant and of other programs, pictures that carry their map")
    .argument("<files...>", "Warrant map, AIF, Argdown, Kialo, JSON Canvas, SADFace, Markdown, CSV; SVG, PNG")
    .addOption(
      new Option("--format <format>", "what the files are, when that cannot be told from them").choices(readFormats),
    )
    .addOption(
      new Option("--duplicates <choice>", "what becomes of claims and sources that the library has already").choices([
        "link",
        "merge",
        "both",
      ]),
    )
    .option("--title <title>", "what to call the map, if not as the file does")
    .action((files: string[], options: ImportFlags) => {
      const paths = files.map((file) => resolve(workingDirectory(), file));
      return withLibrary(async (connection, output) => {
        if (!(await importMaps(connection, output, paths, options))) exitWith(1);
      });
    });

  addImageFlags(
    program
      .command("export")
      .description("draw a map as an image, or write it as a file of another program")
      .argument("<map>", "its id, its title or the beginning of its title")
      .requiredOption(
        "--out <file>",
        "where to write it; .svg, .png, .pdf, .warrant.json, .argdown, .canvas and the like say what it becomes; - is standard output",
      )
      .addOption(
        new Option("--format <format>", "what it becomes, when the file's name does not say").choices([
          ...imageFormats,
          ...writtenFormats,
        ]),
      )
      .option("--no-texts", "without the texts attached to sources, in a file of another program"),
  ).action((map: string, options: ExportFlags, command: Command) => {
    const format = options.format ?? formatOf(options.out) ?? writtenFormatOf(options.out) ?? presetFormat(options);
    if (format === null) {
      command.error("error: --out must end in .svg, .png, .pdf or the ending of another format (or say --format)");
    }
    const path = options.out === "-" ? "-" : resolve(workingDirectory(), options.out);
    if (!isImageFormat(format)) {
      return withLibrary((connection, output) =>
        writeMapFile(connection, output, map, path, { format, texts: options.texts }),
      );
    }
    if (format === "pdf" && options.carry)
      command.error("error: a PDF does not carry its map; --carry is for SVG and PNG");
    const choices = choicesOf(format, options);
    return withLibrary((connection, output) => exportImage(connection, output, map, path, choices));
  });

  program
    .command("backup")
    .description("copy the library, also while a window works on it")
    .option("--out <file>", "where to; into the library's folder of backups when left out")
    .action(({ out }: { out?: string }) => {
      const path = out === undefined ? null : resolve(workingDirectory(), out);
      return withLibrary((connection, output) => backUpLibrary(connection, output, path));
    });

  program
    .command("restore")
    .description("when the library is damaged: list its good backups, or put one in its place")
    .argument("[backup]", "one of the backups listed, or newest")
    .option("--anew", "begin a new library instead; the damaged file is kept")
    .action((backup: string | undefined, { anew = false }: { anew?: boolean }) =>
      withLibrary((connection, output) => restoreLibrary(connection, output, { backup: backup ?? null, anew })),
    );

  program
    .command("open")
    .description("open Warrant's window, as npm start does")
    .addOption(new Option("--host <host>", "force one host").choices(["electron", "loopback"]))
    .option("--port <number>", "loopback: the port to listen on")
    .option("--keep", "loopback: stay when the last window has closed")
    .option("--no-open", "loopback: print the address instead of opening a window")
    .action(async (options: { host?: string; port?: string; keep?: boolean; open: boolean }) => {
      const { library } = program.opts<GlobalOptions>();
      const args = [
        ...(options.host === undefined ? [] : ["--host", options.host]),
        ...(options.port === undefined ? [] : ["--port", options.port]),
        ...(options.keep ? ["--keep"] : []),
        ...(options.open ? [] : ["--no-open"]),
        ...(library === undefined ? [] : ["--library", resolve(workingDirectory(), library)]),
      ];
      exitWith(await openWindow(args));
    });

  return program;
}

type ExportFlags = ImageFlags & {
  readonly out: string;
  readonly format?: ImageFormat | WrittenFormat;
  readonly texts: boolean;
};

function isImageFormat(format: ImageFormat | WrittenFormat): format is ImageFormat {
  return imageFormats.some((each) => each === format);
}

function formatOf(path: string): ImageFormat | null {
  const ending = extname(path).slice(1).toLowerCase();
  return imageFormats.find((format) => format === ending) ?? null;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError("It must be a whole number from 1 on.");
  return count;
}
