import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createReceivedFiles, type ReceivedFiles } from "#main/app/imports/received-files.ts";
import { receivedFileLimitBytes } from "#shared/contract/file-limit.ts";
import { temporaryFolder } from "../contract/transports.ts";

/** The folder that stands for the system's temporary one. */
let folder: string;
beforeEach(() => {
  const made = temporaryFolder();
  folder = made.path;
  onTestFinished(made.remove);
});

function open(): ReceivedFiles {
  const files = createReceivedFiles(folder);
  onTestFinished(() => files.close());
  return files;
}

/** Everything below the temporary folder, by path. */
function onDisk(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const bytes = (text: string) => [Buffer.from(text)];

describe("received files", () => {
  test("[I1] bytes are written down where only their owner can read them, and go when they are released", async () => {
    const files = open();
    const { fileId } = await files.receive({ bytes: [Buffer.from("one "), Buffer.from("two")] });
    const file = files.claim(fileId);
    expect(file?.size).toBe(7);
    const path = file?.path ?? "";
    expect(readFileSync(path, "utf8")).toBe("one two");
    if (process.platform !== "win32") {
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    }
    await files.release(fileId);
    expect(onDisk()).toEqual([]);
    expect(files.claim(fileId)).toBeNull();
  });

  test("[I1] a file is given away once", async () => {
    const files = open();
    const { fileId } = await files.receive({ bytes: bytes("once") });
    expect(files.claim(fileId)).not.toBeNull();
    expect(files.claim(fileId)).toBeNull();
    expect(files.claim("nobody")).toBeNull();
  });

  test("[I1] at the end nothing is left, whether it was released or not", async () => {
    const files = open();
    await files.receive({ bytes: bytes("left") });
    await files.close();
    expect(readdirSync(folder)).toEqual([]);
    await expect(files.receive({ bytes: bytes("late") })).rejects.toMatchObject({ code: "unavailable" });
    expect(onDisk()).toEqual([]);
  });

  test("[I1] a person's own file is read where it is, and stays", async () => {
    const files = open();
    const path = join(folder, "Mine.txt");
    writeFileSync(path, "mine");
    const { fileId } = await files.receive({ path });
    expect(files.claim(fileId)).toEqual({ path, size: 4 });
    await files.release(fileId);
    await files.close();
    expect(readFileSync(path, "utf8")).toBe("mine");
  });

  test("[I2] what is cut off on its way leaves nothing", async () => {
    const files = open();
    async function* cutOff() {
      yield Buffer.from("the beginning");
      throw new Error("the window has gone");
    }
    await expect(files.receive({ bytes: cutOff() })).rejects.toMatchObject({ code: "cancelled" });
    expect(onDisk()).toEqual([]);
  });

  test("[I2] more than 256 MB, a folder and what is not there are refused", async () => {
    const files = open();
    const unreadable = { code: "file-unreadable", message: expect.stringMatching(/\w/) };
    const path = join(folder, "Large");
    writeFileSync(path, "");
    truncateSync(path, receivedFileLimitBytes + 1);
    await expect(files.receive({ path })).rejects.toMatchObject(unreadable);
    await expect(files.receive({ path: folder })).rejects.toMatchObject(unreadable);
    await expect(files.receive({ path: join(folder, "none") })).rejects.toMatchObject(unreadable);
    const piece = Buffer.alloc(32 * 1024 * 1024);
    function* endless() {
      for (;;) yield piece;
    }
    await expect(files.receive({ bytes: endless() })).rejects.toMatchObject(unreadable);
    expect(onDisk()).toEqual([path]);
    truncateSync(path, receivedFileLimitBytes);
    expect(await files.receive({ path })).toEqual({ fileId: expect.any(String) });
  });

  test("[I3] what a killed program has left is removed; what a running one holds is not", async () => {
    const dead = spawnSync(process.execPath, ["-e", "console.log(process.pid)"]).stdout.toString().trim();
    const names = [`warrant-received-${dead}-abc`, `warrant-received-${process.ppid}-abc`, "somebody-elses"];
    for (const name of names) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "file"), "text");
    }
    const files = open();
    await files.close();
    expect(names.map((name) => existsSync(join(folder, name)))).toEqual([false, true, true]);
  });
});
