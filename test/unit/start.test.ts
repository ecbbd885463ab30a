import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "#shared/contract/content-security-policy.ts";
import { ask, openStream } from "./loopback-fixture.ts";
import { copyProject, createFolder, type Run, run, writeProgram } from "./start-fixture.ts";

const address = /http:\/\/127\.0\.0\.1:(\d+)\/open\?token=([\w-]{43})/;

let project: string;
let library: string;
beforeEach(() => {
  project = copyProject();
  library = join(createFolder(), "library.warrant");
});

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  return run(join(project, "main/start/start.mjs"), ["--library", library, ...args], { env });
}

async function enter(url: string) {
  const { port, pathname, search, origin } = new URL(url);
  const opened = await ask(Number(port), "GET", pathname + search, {});
  const cookie = opened.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  return {
    status: opened.status,
    port: Number(port),
    cookie,
    headers: { cookie, origin, "content-type": "application/json" },
  };
}

describe("loopback", () => {
  test("[O23] builds the window, says in one line what it started and why, serves the seeded debate, ends when told", async () => {
    const warrant = start([]);
    const [url] = await warrant.says(address);
    expect(warrant.stdout().trimEnd().split("\n")).toEqual([
      `Warrant runs on the loopback host (there is no display). Open it in a browser: ${url}`,
    ]);
    const { port, cookie, headers } = await enter(url);
    const index = await ask(port, "GET", "/", { cookie });
    expect(index.headers["content-security-policy"]).toBe(contentSecurityPolicy);
    const [, script] = /src="\.(\/assets\/[^"]+)"/.exec(index.body) ?? [];
    expect((await ask(port, "GET", script ?? "", { cookie })).body).toContain("built");
    const maps = JSON.parse((await ask(port, "POST", "/command/maps.list", headers, "{}")).body);
    expect(maps).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]),
    });

    expect(statSync(`${library}-host`).mode & 0o777).toBe(0o600);
    warrant.child.kill("SIGTERM");
    expect(await warrant.exitCode).toBe(0);
    expect([warrant.stderr(), existsSync(`${library}-host`)]).toEqual(["", false]);
  });

  test("[O23] a second start opens another window of the first; the command line works on its library", async () => {
    const first = start(["--no-open"]);
    const [url] = await first.says(address);
    const second = start([]);
    const [link] = await second.says(address);
    expect(await second.exitCode).toBe(0);
    expect(second.stdout()).toContain(`running already (process ${first.child.pid})`);
    expect(new URL(link).port).toBe(new URL(url).port);
    expect(link).not.toBe(url);
    expect([(await enter(link)).status, (await enter(link)).status]).toEqual([303, 403]);

    const { port, headers } = await enter(url);
    const title = "Written in the window";
    await ask(port, "POST", "/command/map.create", headers, JSON.stringify({ title }));
    const cli = run(join(project, "main/cli/warrant.mjs"), ["maps", "--json", "--library", library]);
    expect(await cli.exitCode).toBe(0);
    expect(JSON.parse(cli.stdout())).toContainEqual(expect.objectContaining({ title, claims: 0, inferences: 0 }));
  });

  test("[O23] a note that a killed Warrant left behind keeps nobody from starting", async () => {
    const killed = start(["--no-open"]);
    const [url] = await killed.says(address);
    killed.child.kill("SIGKILL");
    await killed.exitCode;
    expect(existsSync(`${library}-host`)).toBe(true);
    const next = start(["--no-open"]);
    const [again] = await next.says(address);
    expect(again).not.toBe(url);
    expect((await enter(again)).status).toBe(303);
    expect((await enter(url.replace(/\d+(?=\/open)/, new URL(again).port))).status).toBe(403);
  });

  test("[O24] it builds anew when a source has changed, and only then", async () => {
    const built = () => globSync("dist/renderer/assets/*.js", { cwd: project });
    const time = () => statSync(join(project, "dist/renderer/index.html")).mtimeMs;
    const startAndStop = async () => {
      const warrant = start(["--no-open"]);
      await warrant.says(address);
      warrant.child.kill("SIGTERM");
      await warrant.exitCode;
    };
    await startAndStop();
    const [first, firstTime] = [built(), time()];
    await startAndStop();
    expect([built(), time()]).toEqual([first, firstTime]);
    writeFileSync(join(project, "renderer/main.ts"), "document.title = 'changed';\n");
    await startAndStop();
    expect(built()).toHaveLength(1);
    expect(built()).not.toEqual(first);
    expect(readFileSync(join(project, "dist/renderer", "..", "..", built()[0] ?? ""), "utf8")).toContain("changed");
  });

  test("[O24] a build that fails says why and leaves the last one", async () => {
    const good = start(["--no-open"]);
    await good.says(address);
    good.child.kill("SIGTERM");
    await good.exitCode;
    writeFileSync(join(project, "renderer/main.ts"), "import './missing.ts';\n");
    const bad = start(["--no-open"]);
    expect(await bad.exitCode).toBe(1);
    expect(bad.stderr()).toContain("missing.ts");
    expect(existsSync(join(project, "dist/renderer/index.html"))).toBe(true);
  });

  test("[O22] with a display it opens a window of its own in a browser, by an address that works once", async () => {
    const browser = writeProgram(join(createFolder(), "browser"));
    const warrant = start(["--host", "loopback"], { DISPLAY: ":99", WARRANT_BROWSER: browser });
    const [printed] = await warrant.says(address);
    expect(warrant.stdout()).toBe(
      `Warrant runs on the loopback host (as asked), in a window of your browser: ${printed}\n`,
    );
    const args = readFileSync(`${browser}.arguments`, "utf8").split("\n");
    const opening = args[0]?.replace("--app=", "") ?? "";
    expect(opening).toMatch(address);
    expect(args[1]).toBe(`--user-data-dir=${join(library, "..", "window")}`);
    expect(args.includes("--no-sandbox")).toBe(process.platform === "linux" && process.getuid?.() === 0);
    expect([(await enter(opening)).status, (await enter(opening)).status, (await enter(printed)).status]).toEqual([
      303, 403, 303,
    ]);
  });

  test("[O15] it ends by itself a while after the last window has closed", async () => {
    const warrant = start([]);
    const [url] = await warrant.says(address);
    const { port, cookie } = await enter(url);
    const stream = await openStream(port, { cookie });
    stream.hangUp();
    expect(await warrant.exitCode).toBe(0);
  });

  test("[O23] a port that is taken, a library that another process holds: one line that says so, exit code 1", async () => {
    const first = start(["--no-open"]);
    const [, port] = await first.says(address);
    const elsewhere = run(join(project, "main/start/start.mjs"), ["--library", `${library}2`, "--port", port ?? ""]);
    expect(await elsewhere.exitCode).toBe(1);
    expect(elsewhere.stderr()).toBe(`Warrant did not start: port ${port} is taken by another program.\n`);
    // Not reachable: as if it were held by a process that is no loopback host.
    writeFileSync(`${library}-host`, "");
    const locked = start(["--no-open"]);
    expect(await locked.exitCode).toBe(1);
    expect(locked.stderr()).toContain(`process ${first.child.pid}`);
  });

  test("[O23] wrong usage is exit code 2", async () => {
    for (const args of [["--host", "moon"], ["--port", "x"], ["--nonsense"]]) {
      const warrant = start(args);
      expect([args, await warrant.exitCode, warrant.stdout()]).toEqual([args, 2, ""]);
      expect(warrant.stderr()).toMatch(/^error: /);
    }
  });

  test("[O25] the development host serves the sources behind the same guard, with hot reload's policy", async () => {
    const warrant = start(["--dev", "--no-open"]);
    const [url] = await warrant.says(address);
    expect(existsSync(join(project, "dist/renderer"))).toBe(false);
    const { port, cookie } = await enter(url);
    const index = await ask(port, "GET", "/", { cookie });
    expect(index.body).toContain("/@vite/client");
    expect(index.headers["content-security-policy"]).toContain("script-src 'self' 'unsafe-inline'");
    expect((await ask(port, "GET", "/main.ts", { cookie })).body).toContain("document.title");
    expect((await ask(port, "GET", "/main.ts", {})).status).toBe(403);
    expect((await ask(port, "GET", "/main.ts", { cookie, host: "evil.example" })).status).toBe(403);
    warrant.child.kill("SIGTERM");
    expect(await warrant.exitCode).toBe(0);
  });
});

describe("Electron", () => {
  const withElectron = (exitCode: number) => {
    const dir = createFolder();
    mkdirSync(dir, { recursive: true });
    const binary = writeProgram(join(dir, "electron"), exitCode);
    return {
      binary,
      env: { DISPLAY: ":99", WARRANT_BROWSER: writeProgram(join(dir, "browser")), ELECTRON_OVERRIDE_DIST_PATH: dir },
    };
  };

  test("[O20] with its binary there it starts Electron on what it has built, and says so", async () => {
    const { binary, env } = withElectron(0);
    const warrant = start([], env);
    expect([await warrant.exitCode, warrant.stdout(), warrant.stderr()]).toEqual([
      0,
      "Warrant runs in Electron (its binary is installed).\n",
      "",
    ]);
    const args = readFileSync(`${binary}.arguments`, "utf8").trimEnd().split("\n");
    const root = process.platform === "linux" && process.getuid?.() === 0;
    const main = join(project, "dist/electron/main.mjs");
    expect(args).toEqual([...(root ? ["--no-sandbox"] : []), main, "--library", library]);
    expect(
      [main, join(project, "dist/preload/preload.cjs"), join(project, "dist/renderer/index.html")].filter(
        (file) => !existsSync(file),
      ),
    ).toEqual([]);
  });

  test("[O20] an Electron that does not run here gives way to loopback, unless it was asked for", async () => {
    const { env } = withElectron(3);
    const warrant = start([], env);
    await warrant.says(/loopback host \(Electron does not run here: it ended at once with exit code 3\)/);
    warrant.child.kill("SIGTERM");
    expect(await warrant.exitCode).toBe(0);
    const forced = start(["--host", "electron"], env);
    expect(await forced.exitCode).toBe(1);
    expect(forced.stderr()).toContain("exit code 3");
  });

  test("[O21] asked for and not to be had: exit code 1 and why", async () => {
    const warrant = start(["--host", "electron"], { ELECTRON_OVERRIDE_DIST_PATH: createFolder() });
    expect([await warrant.exitCode, warrant.stdout()]).toEqual([1, ""]);
    expect(warrant.stderr()).toMatch(/^Warrant did not start in Electron: .*WARRANT_NO_DOWNLOAD.*\n$/);
  });
});
