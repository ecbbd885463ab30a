import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { ask, createPages, openStream } from "./loopback-fixture.ts";

async function startSlowHost() {
  const script = fileURLToPath(new URL("loopback-slow-host.ts", import.meta.url));
  const child = spawn(process.execPath, [script, createPages()], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => String((await lines.next()).value);
  const url = new URL(await nextLine());
  const port = Number(url.port);
  const opened = await ask(port, "GET", url.pathname + url.search, {});
  const cookie = opened.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const exit = once(child, "exit");
  return {
    child,
    nextLine,
    port,
    cookie,
    exit,
    headers: { cookie, origin: url.origin, "content-type": "application/json" },
  };
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  test(`[O14] ${signal} while a command is being answered: the answer arrives, streams end, then exit code 0`, async () => {
    const { child, nextLine, port, cookie, exit, headers } = await startSlowHost();
    const stream = await openStream(port, { cookie });
    const reply = ask(port, "POST", "/command/slow", headers, "{}");
    expect(await nextLine()).toBe("asked");
    child.kill(signal);
    expect(await nextLine()).toBe("told");
    await stream.ended;
    child.stdin.write("answer\n");
    expect(JSON.parse((await reply).body)).toEqual({ ok: true, value: "slow" });
    expect(await exit).toEqual([0, null]);
  });
}

test("[O14] a connection that is kept alive does not keep the process", async () => {
  const { child, port, cookie, exit } = await startSlowHost();
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie, connection: "keep-alive" } });
  expect(response.status).toBe(200);
  await response.text();
  child.kill("SIGTERM");
  expect(await exit).toEqual([0, null]);
});
