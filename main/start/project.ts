import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder. */
export const projectDir = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");
export const distDir = join(projectDir, "dist");
export const rendererDir = join(distDir, "renderer");
