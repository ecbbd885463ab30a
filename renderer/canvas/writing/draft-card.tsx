import { ViewportPortal } from "@xyflow/react";
import { useEffect, useMemo } from "react";
import type { LinkView } from "#shared/model/map-view.ts";
import type { MapDirection } from "#shared/model/records.ts";
import { type CardContent, layoutCard } from "#shared/scene/card.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import { linkItems } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import { useCanvasTheme } from "../canvas-theme.ts";
import { Drawing } from "../elements/drawing.tsx";
import { focusCard } from "../keyboard/focus-card.ts";
import type { LiveMap } from "../live/live-map.ts";
import type { ShownMap } from "../use-shown-map.ts";
import { CardEditor } from "./card-editor.tsx";
import { type Draft, dropDraft, keepDraft, useDraft, writeDraft } from "./draft-store.ts";

const blank: Omit<CardContent, "text"> = {
  position: null,
  attribution: null,
  quotations: 0,
  notes: 0,
  collapsed: false,
  hiddenBelow: 0,
};
const draftId = "draft";

/** The claim that is being written, with the line of the link that it will have. */
export function DraftCard({ shown: { live, view } }: { readonly shown: ShownMap }) {
  const { draft, text, madeClaimId } = useDraft();
  const made = madeClaimId !== null && live.cardOf(madeClaimId) !== undefined;

  useEffect(() => {
    if (!made || madeClaimId === null) return;
    dropDraft();
    focusCard(madeClaimId);
  }, [made, madeClaimId]);

  // Another map comes on show: what was written is kept, as when the field is left.
  useEffect(() => () => void keepDraft(), []);

  if (draft === null || draft.mapId !== view.mapId || made) return null;
  return (
    <ViewportPortal>
      {draft.link !== null && (
        <DraftLink draft={draft} link={draft.link} text={text} live={live} direction={view.direction} />
      )}
      <div className="draft" style={{ transform: `translate(${draft.x}px, ${draft.y}px)` }}>
        <CardEditor
          content={blank}
          text={text}
          label="Text of the new claim"
          placeholder="What is claimed?"
          busy={madeClaimId !== null}
          onWrite={writeDraft}
          onKeep={() => void keepDraft()}
          onGiveUp={dropDraft}
        />
      </div>
    </ViewportPortal>
  );
}

function DraftLink({
  draft,
  link,
  text,
  live,
  direction,
}: {
  readonly draft: Draft;
  readonly link: NonNullable<Draft["link"]>;
  readonly text: string;
  readonly live: LiveMap;
  readonly direction: MapDirection;
}) {
  const theme = useCanvasTheme();
  const items = useMemo(() => {
    const { width, height } = layoutCard({ ...blank, text });
    const pending: LinkView = {
      placementId: draftId,
      inferenceId: draftId,
      kind: link.kind,
      premiseClaimIds: ["asTarget" in link ? link.asTarget.premiseClaimId : draftId],
      implicitPremiseClaimIds: [],
      target: "asTarget" in link ? { claimId: draftId } : link.target,
      junction: null,
      notes: 0,
    };
    const rects = new Map([[draftId, { x: draft.x, y: draft.y, width, height }]]);
    const links = [pending];
    for (const link of links) {
      const cut = "inferenceId" in link.target ? live.linkViewOf(link.target.inferenceId) : undefined;
      if (cut && !links.includes(cut)) links.push(cut);
      const ends = "claimId" in link.target ? [...link.premiseClaimIds, link.target.claimId] : link.premiseClaimIds;
      for (const claimId of ends) {
        const rect = live.rectOf(claimId);
        if (rect) rects.set(claimId, rect);
      }
    }
    const geometry = linkGeometries(links, rects, direction).get(draftId);
    return geometry ? linkItems(geometry, themes[theme]) : [];
  }, [draft, link, text, live, direction, theme]);
  return (
    <svg className="draft-link" aria-hidden="true">
      <Drawing items={items} />
    </svg>
  );
}
