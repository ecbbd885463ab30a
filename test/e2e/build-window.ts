import { buildWhenStale, rendererTarget } from "#main/start/build.ts";

/** Before the tests in a browser: the window as its sources are now, built only when they have changed. */
export async function setup(): Promise<void> {
  await buildWhenStale(rendererTarget);
}
