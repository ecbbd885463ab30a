import type { ReadReferences, ReadText } from "#shared/model/read-text.ts";

/** A file for the worker to read; it reads one at a time. `number` tells one task from another. */
export type ReadingTask = { readonly number: number; readonly path: string; readonly name: string };

/** What the worker tells of the task of that number: that it lives and how far it is, and at the end what came of it. */
export type ReadingMessage = { readonly number: number } & ReadingNews;

export type ReadingNews =
  | { readonly kind: "progress"; readonly fraction: number | null }
  | { readonly kind: "done"; readonly read: ReadText | ReadReferences }
  /** A refusal that the person reads. */
  | { readonly kind: "refused"; readonly message: string };
