import type { ErrorCode } from "#shared/contract/errors.ts";
import type { Drawing, DrawingTask } from "./task.ts";

/** A picture for the worker to draw; it draws one at a time. */
export type DrawingRequest = { readonly number: number; readonly task: DrawingTask };

/** What the worker tells of the request of that number. */
export type DrawingMessage = { readonly number: number } & DrawingNews;

export type DrawingNews =
  | { readonly kind: "progress"; readonly fraction: number }
  | { readonly kind: "done"; readonly drawing: Drawing }
  /** A refusal that the person reads. */
  | { readonly kind: "refused"; readonly code: ErrorCode; readonly message: string; readonly details: unknown };
