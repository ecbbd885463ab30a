import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron } from "playwright-core";
import { expect, test } from "vitest";
import type { Bridge } from "#shared/contract/bridge.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** Electron's binary: ELECTRON_PATH, else what the npm package has downloaded. */
function findElectron(): string | null {
  if (process.env.ELECTRON_PATH !== undefined) return process.env.ELECTRON_PATH;
  const home = join(project, "node_modules/electron");
  if (!existsSync(join(home, "path.txt"))) return null;
  const binary = join(home, "dist", readFileSync(join(home, "path.txt"), "utf8").trim());
  return existsSync(binary) ? binary : null;
}

const binary = findElectron();
const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const missing = [
  binary === null ? "Electron's binary (npx install-electron, or ELECTRON_PATH)" : null,
  hasDisplay ? null : "a display",
  existsSync(join(project, "dist/electron/main.mjs")) ? null : "a build (npm run build)",
].filter((reason) => reason !== null);
if (missing.length > 0) console.warn(`The test in real Electron did not run. It needs ${missing.join(", ")}.`);

test.skipIf(missing.length > 0)(
  "[E15] real Electron shows the seeded debate, isolated, and answers its page",
  async () => {
    const userData = mkdtempSync(join(tmpdir(), "warrant-real-electron-"));
    const isRoot = process.getuid?.() === 0;
    const electronApp = await _electron.launch({
      executablePath: binary ?? "",
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        project,
        `--user-data-dir=${userData}`,
        "--library",
        join(userData, "library.warrant"),
      ],
    });
    try {
      const page = await electronApp.firstWindow();
      const problems: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      expect(page.url()).toBe("app://warrant/");
      const maps = await page.evaluate(() => {
        const bare: object = window;
        const bridge: Bridge = Reflect.get(bare, "warrant");
        return bridge.invoke("maps.list", {});
      });
      if (!maps.ok) throw new Error(JSON.stringify(maps));
      expect(maps.value.length).toBeGreaterThanOrEqual(6);
      await page
        .getByText(maps.value[0]?.title ?? "", { exact: true })
        .first()
        .waitFor();
      expect(
        await page.evaluate(() => [typeof Reflect.get(window, "require"), typeof Reflect.get(window, "process")]),
      ).toEqual(["undefined", "undefined"]);
      const menu = await electronApp.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
      expect(menu).toEqual(expect.arrayContaining(["File", "Edit", "View", "Map", "Help"]));
      expect(problems).toEqual([]);
    } finally {
      await electronApp.close();
    }
  },
);
