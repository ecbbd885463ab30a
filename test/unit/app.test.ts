import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type App, createApp, defaultLibraryPath, type EventMessage } from "#main/app/app.ts";
import { errorAnswer } from "#main/app/error-answer.ts";
import { foreignShape } from "#main/app/invalid-arguments.ts";
import { createQueue } from "#main/app/queue.ts";
import { openLibrary } from "#main/store/library.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { temporaryFolder } from "../contract/transports.ts";

let folder: ReturnType<typeof temporaryFolder>;
let libraryPath: string;
let apps: App[];
let log: string[];
beforeEach(() => {
  folder = temporaryFolder();
  libraryPath = join(folder.path, "library.warrant");
  apps = [];
  log = [];
});
afterEach(async () => {
  for (const app of apps) await app.close();
  folder.remove();
});

function start(options: { seed?: boolean } = {}): App {
  const app = createApp({ libraryPath, log: (line) => log.push(line), ...options });
  apps.push(app);
  return app;
}

async function claims(app: App): Promise<number> {
  const answer = await app.dispatch("library.get", {});
  if (!answer.ok) throw new Error(answer.error.code);
  return (answer.value as { counts: { claims: number } }).counts.claims;
}

describe("starting", () => {
  test("[C50] a new library holds the debate, in a change that cannot be undone", async () => {
    const app = start();
    expect(await claims(app)).toBeGreaterThanOrEqual(80);
    expect(await app.dispatch("history.undo", {})).toMatchObject({ ok: false, error: { code: "nothing-to-undo" } });
    expect(log).toEqual([]);
  });

  test("[C50] one that a person has emptied is not filled again", async () => {
    const app = start({ seed: false });
    await app.dispatch("claim.create", { text: "Only this." });
    await app.dispatch("history.undo", {});
    await app.close();
    expect(await claims(start())).toBe(0);
  });

  test("[C51] everything is there after a restart, undo included", async () => {
    const app = start({ seed: false });
    await app.dispatch("claim.create", { text: "Kept." });
    await app.close();
    const again = start();
    expect(await claims(again)).toBe(1);
    expect(await again.dispatch("history.undo", {})).toMatchObject({ ok: true, value: { label: "Write claim" } });
    expect(await claims(again)).toBe(0);
  });

  test("[C52] a backup is made at the first start of a day, and when asked", async () => {
    const app = start({ seed: false });
    const answer = await app.dispatch("library.backUp", {});
    expect(answer).toMatchObject({ ok: true, value: { path: expect.stringContaining(join(folder.path, "backups")) } });
    await app.close();
    await start({ seed: false }).close();
    const made = readdirSync(join(folder.path, "backups")).map((name) => /-(daily|manual)-/.exec(name)?.[1]);
    expect(made.sort()).toEqual(["daily", "manual"]);
  });

  test("[C53] the library's usual place can be named by WARRANT_LIBRARY", () => {
    vi.stubEnv("WARRANT_LIBRARY", "/somewhere/else.warrant");
    expect(defaultLibraryPath()).toBe("/somewhere/else.warrant");
    vi.stubEnv("WARRANT_LIBRARY", "");
    expect(defaultLibraryPath()).toMatch(/Warrant.*library\.warrant$/);
    vi.unstubAllEnvs();
  });
});

describe("a library that cannot be opened", () => {
  test("[C54] one that is held is answered as locked, and opens when it is free", async () => {
    const holder = openLibrary(libraryPath);
    const app = start({ seed: false });
    const events: EventMessage[] = [];
    app.subscribe((message) => events.push(message));
    expect(await app.dispatch("maps.list", {})).toMatchObject({
      ok: false,
      error: { code: "library-locked", details: { processId: process.pid } },
    });
    expect(await app.dispatch("library.startAnew", {})).toMatchObject({ ok: false, error: { code: "library-locked" } });
    holder.close();
    await vi.waitFor(async () => expect(await app.dispatch("maps.list", {})).toEqual({ ok: true, value: [] }), {
      timeout: 20_000,
      interval: 200,
    });
    expect(events).toEqual([{ event: "replaced", payload: null }]);
  });

  test("[C55] a damaged one begins anew when the person says so, and not before", async () => {
    writeFileSync(libraryPath, "No database at all. ".repeat(500));
    expect(await start().dispatch("maps.list", {})).toMatchObject({ ok: false, error: { code: "library-damaged" } });
    await apps.at(-1)?.close();

    const app = start();
    const again = await app.dispatch("maps.list", {});
    expect(again, "asked again after a restart").toMatchObject({
      ok: false,
      error: { code: "library-damaged", details: { movedTo: expect.stringContaining("damaged"), backups: [] } },
    });
    expect(existsSync(libraryPath)).toBe(false);
    const events: EventMessage[] = [];
    app.subscribe((message) => events.push(message));
    expect(await app.dispatch("library.startAnew", {})).toMatchObject({ ok: true });
    expect(await claims(app)).toBeGreaterThanOrEqual(80);
    expect(events).toEqual([{ event: "replaced", payload: null }]);
    expect(readdirSync(folder.path).filter((name) => name.includes(".damaged-"))).toHaveLength(1);
    await app.close();
    expect(await claims(start()), "settled for good").toBeGreaterThanOrEqual(80);
  });

  test("[C56] a library that vanishes while it is open is unwritable, not silently remade", async () => {
    const app = start({ seed: false });
    await app.dispatch("claim.create", { text: "Here." });
    rmSync(libraryPath);
    expect(await app.dispatch("claim.create", { text: "Where?" })).toMatchObject({
      ok: false,
      error: { code: "library-unwritable" },
    });
    expect(existsSync(libraryPath)).toBe(false);
  });

  test("[C56] a folder that cannot be made is an answer, not a crash", async () => {
    const file = join(folder.path, "file");
    writeFileSync(file, "");
    libraryPath = join(file, "library.warrant");
    expect(await start().dispatch("maps.list", {})).toMatchObject({ ok: false, error: { code: "library-unwritable" } });
  });
});

describe("closing", () => {
  test("[C57] finishes what was asked, takes no more and lets the library go", async () => {
    const app = start({ seed: false });
    const asked = Array.from({ length: 20 }, (_, index) => app.dispatch("claim.create", { text: `Claim ${index}` }));
    const backUp = app.dispatch("library.backUp", {});
    const closing = app.close();
    expect(await app.dispatch("claim.create", { text: "Too late" })).toMatchObject({
      ok: false,
      error: { code: "unavailable" },
    });
    await closing;
    await app.close();
    for (const answer of await Promise.all(asked)) expect(answer.ok).toBe(true);
    expect((await backUp).ok).toBe(true);
    const library = openLibrary(libraryPath);
    expect(library.read.count("claims")).toBe(20);
    library.close();
  });
});

describe("events", () => {
  test("[C58] a listener that throws keeps none of the others from hearing", async () => {
    const app = start({ seed: false });
    const heard: string[] = [];
    app.subscribe(() => {
      throw new Error("deaf");
    });
    const leave = app.subscribe(({ event }) => heard.push(event));
    expect(await app.dispatch("map.create", { title: "One" })).toMatchObject({ ok: true });
    leave();
    await app.dispatch("map.create", { title: "Two" });
    expect(heard).toEqual(["changed"]);
    expect(log).toHaveLength(2);
    expect(log[0]).toMatch(/deaf/);
  });

  test("[C58] a listener may ask in turn", async () => {
    const app = start({ seed: false });
    const answers: unknown[] = [];
    const leave = app.subscribe(async () => {
      leave();
      answers.push(await app.dispatch("history.get", {}));
    });
    await app.dispatch("map.create", { title: "One" });
    await vi.waitFor(() => expect(answers).toEqual([{ ok: true, value: { undo: "Create map", redo: null } }]));
  });
});

describe("the queue", () => {
  test("[C59] one thing after another, but for what may go on aside", async () => {
    const queue = createQueue();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const slow = queue.run(
      async () => {
        order.push("slow begins");
        await gate.promise;
        order.push("slow ends");
      },
      { aside: true },
    );
    const first = queue.run(async () => {
      order.push("first begins");
      await Promise.resolve();
      order.push("first ends");
    });
    const failing = queue.run(() => Promise.reject(new Error("no")));
    const last = queue.run(async () => void order.push("last"));
    await first;
    await expect(failing).rejects.toThrow("no");
    await last;
    let settled = false;
    const settling = queue.settled().then(() => {
      settled = true;
    });
    await Promise.resolve();
    expect(settled).toBe(false);
    gate.resolve();
    await slow;
    await settling;
    expect(order).toEqual(["slow begins", "first begins", "first ends", "last", "slow ends"]);
  });
});

describe("errors at the border", () => {
  const sqlite = (code: string) => Object.assign(new Error(`SQLite says ${code}`), { code });

  test.each([
    ["SQLITE_FULL", "library-unwritable"],
    ["SQLITE_READONLY_DBMOVED", "library-unwritable"],
    ["SQLITE_IOERR_WRITE", "library-unwritable"],
    ["SQLITE_CANTOPEN", "library-unwritable"],
    ["SQLITE_CONSTRAINT_CHECK", "rule"],
    ["SQLITE_BUSY", "library-locked"],
    ["SQLITE_CORRUPT_VTAB", "library-damaged"],
    ["SQLITE_MISUSE", "internal"],
  ])("[C60] %s crosses as %s", (code, expected) => {
    const answer = errorAnswer(sqlite(code), "x", () => {});
    expect(answer).toMatchObject({ ok: false, error: { code: expected } });
    expect(JSON.stringify(answer)).not.toContain("SQLite says");
  });

  test("[C60] a constraint that slipped through is logged, a full disk is not", () => {
    errorAnswer(sqlite("SQLITE_CONSTRAINT_UNIQUE"), "x", (line) => log.push(line));
    errorAnswer(sqlite("SQLITE_FULL"), "x", (line) => log.push(line));
    expect(log).toHaveLength(1);
  });

  test("[C60] an error of ours keeps code, message and plain details", () => {
    const error = new WarrantError("rule", "Not so.", { why: new Date(0), not: undefined });
    expect(errorAnswer(error, "x", () => {})).toStrictEqual({
      ok: false,
      error: { code: "rule", message: "Not so.", details: { why: "1970-01-01T00:00:00.000Z" } },
    });
  });
});

describe("shapes that no command takes", () => {
  test("[C61] circles, depths, inherited keys and foreign objects", () => {
    const circle: Record<string, unknown> = {};
    circle.self = { circle };
    expect(foreignShape(circle)).toMatch(/nested/);
    let deep: unknown = {};
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(foreignShape({ deep })).toMatch(/nested/);
    expect(foreignShape(JSON.parse('{"a":[{"__proto__":1}]}'))).toMatch(/__proto__/);
    for (const args of [undefined, null, new Map(), new Date(), [], "text", () => {}]) {
      expect(foreignShape(args)).toMatch(/object/);
    }
    const twice = { x: 1 };
    expect(foreignShape({ a: twice, b: [twice, twice] })).toBeNull();
    expect(foreignShape(Object.assign(Object.create(null), { a: 1 }))).toBeNull();
  });
});
