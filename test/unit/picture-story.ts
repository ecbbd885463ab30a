import type { RecordTables } from "#shared/model/diffs.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { pictureOf } from "#shared/scene/picture/picture.ts";
import type { PictureOptions } from "#shared/scene/picture/picture-options.ts";
import { plainPicture } from "./picture-arbitrary.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

/** Two linked premises, one implicit, an undercut and a claim apart, with quotations. */
export const story: Story = {
  title: "Who helps the police?",
  claims: {
    a: { at: [150, 60], position: "security", quotations: 2, notes: 1, text: "Police must be able to read messages." },
    b: { at: [0, 320], position: "privacy", quotations: 1 },
    c: { at: [300, 320] },
    d: { at: [600, 180], position: "privacy", quotations: 3 },
    e: { at: [600, 420], position: "common" },
  },
  inferences: {
    i: { premises: ["b", "c"], implicit: ["c"], target: "a" },
    u: { kind: "attack", premises: ["d"], target: "i" },
    j: { kind: "attack", premises: ["e"], target: "d" },
  },
  frames: [{ id: "f", title: "Before the talks", x: -30, y: 20, width: 620, height: 440 }],
};

/** A picture of that map with nothing but what is asked for. */
export function draw(options: Partial<PictureOptions>, tables: RecordTables = tell(story)): Scene {
  return pictureOf(tables, mapId, { ...plainPicture, ...options });
}

/** What is written in a picture, or by one owner of it. */
export function textsOf(scene: Scene, owner?: string): string[] {
  return scene.items.flatMap((item) =>
    item.kind === "text" && (owner === undefined || item.owner === owner) ? [item.text] : [],
  );
}
