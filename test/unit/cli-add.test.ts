import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "#main/app/app.ts";
import { announceHost } from "#main/app/running-host.ts";
import { startLoopback } from "#main/loopback/loopback.ts";
import { folder, library, warrant, withApp } from "./cli-fixture.ts";
import { createPages } from "./loopback-fixture.ts";

/** A source of which two things are quoted, in the library. */
async function quoteDoors(): Promise<string> {
  return withApp(async (ask) => {
    const { sourceId = "" } = await ask("source.create", { title: "On doors" });
    const newSpeaker = { kind: "person", name: "Ada" };
    for (const exact of ["a door is opened by its key", "a second key opens it too"]) {
      await ask("quotation.create", { sourceId, newSpeaker, exact });
    }
    return sourceId;
  });
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const onDoors = "They said that a door is opened by its key.\nBut a second key opens it too, they said.";

describe("warrant add", () => {
  test("[I25] a text goes to the source that its quotations are from, any other becomes a source", async () => {
    const sourceId = await quoteDoors();
    const files = [write("a.txt", onDoors), write("Windows.md", "# Of windows\n\nA window is no door.")];
    const added = await warrant(["add", ...files, "--json"]);
    expect([added.code, added.err]).toEqual([0, ""]);
    expect(JSON.parse(added.out)).toEqual([
      {
        file: files[0],
        outcome: "attached",
        sourceId,
        label: "On doors",
        passages: { exact: 2, reworded: 0, lost: 0 },
        message: null,
      },
      {
        file: files[1],
        outcome: "added",
        sourceId: expect.any(String),
        label: "Of windows",
        passages: null,
        message: null,
      },
    ]);
    const again = await warrant(["add", ...files]);
    expect([again.code, again.out.trim().split("\n")]).toEqual([
      0,
      [
        `${files[0]}: is in the library already, as “On doors”.`,
        `${files[1]}: is in the library already, as “Of windows”.`,
      ],
    ]);
    // An edited text does not take the place of one that is there.
    const edited = await warrant(["add", write("b.txt", `${onDoors}\nSo it was said.`)]);
    expect([edited.code, edited.out]).toEqual([0, expect.stringMatching(/belongs to “On doors”.*--new/)]);
    const forced = await warrant(["add", "--new", write("b.txt", `${onDoors}\nSo it was said.`), "--json"]);
    expect(JSON.parse(forced.out)).toMatchObject([{ outcome: "added" }]);
  });

  test("[I25] one that cannot be read is said to, the others are added, and the exit code is 1", async () => {
    const files = [join(folder, "none.txt"), write("empty.pdf", ""), write("good.txt", "A text of its own.")];
    const added = await warrant(["add", ...files]);
    expect(added.code).toBe(1);
    const lines = added.out.trim().split("\n");
    expect(lines).toEqual([
      expect.stringMatching(/none\.txt: .*not there/),
      expect.stringMatching(/empty\.pdf: \w/),
      expect.stringMatching(/good\.txt: added as “/),
    ]);
  });

  test("[I25] all files in a folder are added, hidden ones left out", async () => {
    const inner = join(folder, "articles", "old");
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(folder, "articles", "one.txt"), "One text.");
    writeFileSync(join(folder, "articles", ".hidden"), "Not this.");
    writeFileSync(join(inner, "two.txt"), "Two texts.");
    const added = await warrant(["add", join(folder, "articles"), "--json"]);
    expect(JSON.parse(added.out).map(({ file }: { file: string }) => file)).toEqual([
      join(inner, "two.txt"),
      join(folder, "articles", "one.txt"),
    ]);
  });

  test("[I25] with a window open the files go through it", async () => {
    const app = createApp({ libraryPath: library });
    const host = await startLoopback({ app, rendererDir: createPages(), keep: true });
    const token = new URL(host.url).searchParams.get("token") ?? "";
    const takeBack = announceHost(library, { port: host.port, token });
    onTestFinished(async () => {
      takeBack();
      await host.close();
      await app.close();
    });
    await app.dispatch("library.get", {});
    const added = await warrant(["add", write("one.txt", "One text."), join(folder, "none.txt"), "--json"]);
    expect([added.code, added.err]).toEqual([1, ""]);
    expect(JSON.parse(added.out)).toMatchObject([{ outcome: "added" }, { outcome: "failed" }]);
    expect(await app.dispatch("history.get", {})).toMatchObject({ value: { undo: "Add source" } });
  });

  test("[I25] without a file it is wrong usage", async () => {
    const result = await warrant(["add"]);
    expect([result.code, result.out]).toEqual([2, ""]);
  });
});
