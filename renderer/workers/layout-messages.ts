import type { TidyJob } from "#shared/layout/tidy-job.ts";

/** What the window and its layout worker say to each other. */
export type ToLayout = { readonly id: number; readonly job: TidyJob };

export type FromLayout =
  /** The share of the work that is done, from 0 to 1. */
  | { readonly kind: "progress"; readonly id: number; readonly share: number }
  /** Top left corners, x and y for each id. */
  | { readonly kind: "done"; readonly id: number; readonly ids: readonly string[]; readonly corners: Float64Array }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };
