import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import { openPages } from "./window.ts";

/** Takes a picture of every open window when a test has failed: test/output/NAME-1.png and so on. */
const folder = fileURLToPath(new URL("../output/", import.meta.url));

afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  mkdirSync(folder, { recursive: true });
  const name = task.name.replace(/\W+/g, "-").slice(0, 60);
  for (const [index, page] of [...openPages].entries()) {
    const path = `${folder}${name}-${index + 1}.png`;
    // A window that hangs or has crashed must not hide why the test failed.
    await page.screenshot({ path, timeout: 5_000 }).then(
      () => console.log(`Picture of the failure: ${path}`),
      (error) => console.log(`No picture of the failure: ${error}`),
    );
  }
});
