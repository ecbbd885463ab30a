import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { draw } from "#main/drawing/draw.ts";
import { createDrawings } from "#main/drawing/drawings.ts";
import type { DrawingTask } from "#main/drawing/task.ts";
import { tablesFrom } from "#shared/model/map-view.ts";
import { generateMap } from "../bench/generate.ts";
import { taskFor } from "./drawing-fixture.ts";
import type { Story } from "./scene-fixture.ts";

const story: Story = { claims: { a: { at: [0, 0], text: "One." }, b: { at: [0, 300], text: "Two." } } };
const small = taskFor(story, { format: "png" });
/** Some seconds of work. */
const large = taskFor(
  tablesFrom(generateMap(400)),
  { format: "png", size: { by: "scale", scale: 3 } },
  { mapId: "bench" },
);

const heard: { readonly jobId: string; readonly fraction: number }[] = [];
const drawings = createDrawings((jobId, fraction) => heard.push({ jobId, fraction }));
afterAll(() => drawings.close());

/** A paper that no command lets through: drawing fails in a way that nobody foresaw. */
function brokenTask(): DrawingTask {
  const task = structuredClone(taskFor(story, { format: "pdf", page: { paper: "A5" } }));
  Object.assign(task.options.page, { paper: "A9" });
  return task;
}

describe("drawing aside", () => {
  test("[P74] the picture is the one that is drawn here, and nothing here waits for it", async () => {
    const here = await draw(small, () => {});
    expect(await drawings.draw(small, null)).toEqual(here);
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 1);
    const stopped = drawings.draw(large, "busy").catch(() => null);
    while (!heard.some(({ jobId }) => jobId === "busy")) await pause(1);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(20);
    drawings.cancel("busy");
    await stopped;
  });

  test("[P74] it tells how far it is, and can be stopped", async () => {
    const stopped = drawings.draw(large, "j1").then(
      () => null,
      (error: unknown) => error,
    );
    while (!heard.some(({ jobId, fraction }) => jobId === "j1" && fraction > 0)) await pause(1);
    drawings.cancel("j1");
    expect(await stopped).toMatchObject({ code: "cancelled" });
    const told = heard.filter(({ jobId }) => jobId === "j1").map(({ fraction }) => fraction);
    expect(told.every((fraction) => fraction > 0 && fraction <= 1)).toBe(true);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    // One that is over, or never was, is nothing to stop.
    drawings.cancel("j1");
    drawings.cancel("nobody");
    expect((await drawings.draw(small, "j1")).pages).toBe(1);
  });

  test("[P74] two at once come out as one after the other; more wait, and can be stopped while they do", async () => {
    const svg = taskFor(story, { format: "svg" });
    const alone = await Promise.all([draw(small, () => {}), draw(svg, () => {})]);
    expect(await Promise.all([drawings.draw(small, "a"), drawings.draw(svg, "b")])).toEqual(alone);
    const busy = ["c", "d"].map((jobId) => drawings.draw(large, jobId).catch((error: unknown) => error));
    const waiting = drawings.draw(small, "e").catch((error: unknown) => error);
    const next = drawings.draw(small, "f");
    drawings.cancel("e");
    expect(await waiting).toMatchObject({ code: "cancelled" });
    await expect(drawings.draw(small, "c")).rejects.toMatchObject({ code: "rule" });
    for (const jobId of ["c", "d"]) drawings.cancel(jobId);
    expect(await Promise.all(busy)).toEqual([
      expect.objectContaining({ code: "cancelled" }),
      expect.objectContaining({ code: "cancelled" }),
    ]);
    expect(await next).toEqual(alone[0]);
  });

  test("[P75] a thread that dies is an error in words, and the next picture is drawn all the same", async () => {
    const refusal = await drawings.draw(brokenTask(), null).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: "internal",
      message: expect.stringMatching(/^The picture could not be drawn: /),
      cause: expect.any(Error),
    });
    expect((await drawings.draw(small, null)).mediaType).toBe("image/png");
  });

  test("[P75] a refusal keeps its code and words on its way out of the thread, and the thread goes on", async () => {
    const nowhere = taskFor(story, { format: "svg", part: { of: "branch", claimId: "nobody" } });
    await expect(drawings.draw(nowhere, null)).rejects.toMatchObject({ code: "not-found" });
    const huge = taskFor(story, { format: "png", size: { by: "pixels", width: 900_000, height: null } });
    await expect(drawings.draw(huge, null)).rejects.toMatchObject({
      code: "too-large",
      details: { largestScale: expect.any(Number) },
    });
    expect((await drawings.draw(small, null)).pages).toBe(1);
  });
});
