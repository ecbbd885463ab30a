import { fileURLToPath } from "node:url";
import { runWithOwnNode } from "../own-node.mjs";

await runWithOwnNode(fileURLToPath(import.meta.url), () => import("./start.ts"));
