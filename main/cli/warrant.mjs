#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { runWithOwnNode } from "../own-node.mjs";

await runWithOwnNode(fileURLToPath(import.meta.url), () => import("./main.ts"));
