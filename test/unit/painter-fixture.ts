import { expect } from "vitest";
import { viewMap } from "#shared/model/map-view.ts";
import { cardSize } from "#shared/scene/card.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { packCards } from "#shared/scene/packed-cards.ts";
import { packLinks } from "#shared/scene/packed-links.ts";
import { paintItems } from "#shared/scene/paint.ts";
import { cardItems, linkItems } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import type { PaintRequest, ToPainter } from "../../renderer/workers/messages.ts";
import { Painter } from "../../renderer/workers/painter.ts";
import { type Drawn, RecordingContext } from "./recording-context.ts";
import { mapId, tell } from "./scene-fixture.ts";

type Answer = { readonly id: number; readonly drawn: readonly Drawn[]; readonly transform: readonly number[] };

export function startPainter({ isReady = true, hasCanvas = true } = {}) {
  const answers: Answer[] = [];
  const failures: { readonly id: number; readonly message: string }[] = [];
  const waiting: (() => void)[] = [];
  let context = new RecordingContext();
  const painter = new Painter<string>({
    begin: () => {
      if (!hasCanvas) throw new Error("there is no 2D canvas");
      context = new RecordingContext();
      return context;
    },
    finish: (id) => answers.push({ id, drawn: context.drawn, transform: context.transform }),
    fail: (id, message) => failures.push({ id, message }),
    path2d: (data) => data,
    later: (call) => waiting.push(call),
  });
  if (isReady) painter.ready();
  return {
    painter,
    hear: (...messages: readonly ToPainter[]) => {
      for (const message of messages) painter.hear(message);
    },
    settle: () => {
      for (let call = waiting.shift(); call; call = waiting.shift()) call();
      return { answers: answers.splice(0), failures: failures.splice(0) };
    },
  };
}

export const view = viewMap(
  tell({
    claims: {
      a: { at: [0, 0], position: "security", quotations: 2, text: "The first claim." },
      b: { at: [0, 300], position: "privacy", notes: 1, text: "The second claim." },
      c: { at: [400, 300], position: "common", text: "The third claim." },
      far: { at: [9_000, 9_000], text: "Far away." },
    },
    inferences: {
      i: { premises: ["b", "c"], implicit: ["c"], target: "a" },
      j: { kind: "attack", premises: ["far"], target: "c" },
    },
    frames: [
      { id: "f", title: "A frame", x: -50, y: -50, width: 900, height: 700 },
      { id: "g", title: "Another", x: 8_000, y: 8_000, width: 400, height: 300 },
    ],
  }),
  mapId,
);
export const geometry = geometryOfMap(view);
export const claimIds = view.cards.map(({ claimId }) => claimId);
export const slotOf = (claimId: string) => claimIds.indexOf(claimId);
export const linkSlot = (inferenceId: string) => view.links.findIndex((link) => link.inferenceId === inferenceId);

export const told: readonly ToPainter[] = [
  {
    kind: "cards",
    changed: packCards(
      view.cards.map((card, slot) => ({ slot, x: card.x, y: card.y, height: cardSize(card).height, card })),
    ),
    gone: new Uint32Array(),
  },
  {
    kind: "links",
    changed: packLinks(
      Array.from(geometry.links.values(), (link) => ({ slot: linkSlot(link.inferenceId), geometry: link })),
      slotOf,
    ),
    gone: new Uint32Array(),
  },
  { kind: "frames", frames: view.frames },
];

export function request(id: number, zoom: number, parts: Partial<PaintRequest> = {}): PaintRequest {
  return {
    kind: "paint",
    id,
    area: { scale: zoom, left: 100 * zoom, top: 100 * zoom, width: 1_000 * zoom, height: 800 * zoom },
    zoom,
    theme: "light",
    lifted: { cards: new Uint32Array(), links: new Uint32Array(), frameIds: [] },
    selectedCards: new Uint32Array(),
    selectedLinks: new Uint32Array(),
    ...parts,
  };
}

export function paintOne(zoom: number, parts: Partial<PaintRequest> = {}): readonly Drawn[] {
  const { hear, settle } = startPainter();
  hear(...told, request(1, zoom, parts));
  const { answers, failures } = settle();
  expect(failures).toEqual([]);
  expect(answers).toHaveLength(1);
  return answers[0]?.drawn ?? [];
}

/** What painting these items of the scene records. */
export function recorded(items: Parameters<typeof paintItems>[1]): readonly Drawn[] {
  const context = new RecordingContext();
  paintItems(context, items, (data) => data);
  return context.drawn;
}

export const seenCards = ["a", "b", "c"];
export const itemsOf = (claimId: string) => {
  const card = geometry.cards.get(claimId);
  if (!card) throw new Error(`no card ${claimId}`);
  return cardItems(card, "light");
};
export const itemsOfLink = (inferenceId: string) => {
  const link = geometry.links.get(inferenceId);
  if (!link) throw new Error(`no link ${inferenceId}`);
  return linkItems(link, themes.light);
};
export const texts = (drawn: readonly Drawn[]) => drawn.filter(({ how }) => how === "text").map(({ text }) => text);
export const { canvas, focus, support, attack } = themes.light;
