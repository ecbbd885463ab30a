import type { Extract } from "./extract.ts";
import type { ReadAs } from "./read-map-file.ts";

/** A file for the worker to read; it reads one at a time. `number` tells one task from another. */
export type ReadingTask = {
  readonly number: number;
  readonly path: string;
  readonly name: string;
  readonly as: ReadAs;
  /** Where a CSV of links lies that may belong to this CSV of claims; null for any other task. */
  readonly linksPath: string | null;
};

/** What the worker tells of the task of that number: that it lives and how far it is, and at the end what came of it. */
export type ReadingMessage = { readonly number: number } & ReadingNews;

export type ReadingNews =
  | { readonly kind: "progress"; readonly fraction: number | null }
  /** `read` is null when a CSV of claims and one of links do not belong together. */
  | { readonly kind: "done"; readonly read: Extract | null }
  /** A refusal that the person reads. */
  | { readonly kind: "refused"; readonly message: string };
