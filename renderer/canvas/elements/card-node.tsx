import type { Node, NodeProps } from "@xyflow/react";
import { Tooltip } from "radix-ui";
import { memo, useMemo } from "react";
import type { CardView } from "#shared/model/map-view.ts";
import { type CardLayout, layoutCard } from "#shared/scene/card.ts";
import { cardItems } from "#shared/scene/scene.ts";
import { useSelection } from "../../state/selection-store.ts";
import { useCanvasTheme } from "../canvas-theme.ts";
import { useLinking } from "../linking/linking-store.ts";
import { EditedCard } from "../writing/edited-card.tsx";
import { CardDots } from "./card-dots.tsx";
import { Drawing } from "./drawing.tsx";
import { HiddenMark } from "./hidden-mark.tsx";

export type CardNodeType = Node<{ readonly card: CardView }, "card">;

/** A claim on the map. */
export const CardNode = memo(function CardNode({ data: { card } }: NodeProps<CardNodeType>) {
  const editing = useSelection((state) => state.editingClaimId === card.claimId);
  if (editing) return <EditedCard card={card} />;
  const { hidden } = layoutCard(card);
  return (
    <>
      <CardFace card={card} />
      {hidden && <HiddenMark claimId={card.claimId} count={card.hiddenBelow} rect={hidden.rect} />}
      <CardDots claimId={card.claimId} marked={hidden !== null} />
    </>
  );
});

function CardFace({ card }: { readonly card: CardView }) {
  const theme = useCanvasTheme();
  const aimedAt = useLinking(
    ({ linking }) =>
      linking?.over.on === "card" && linking.over.claimId === card.claimId && linking.claimId !== card.claimId,
  );
  const layout = layoutCard(card);
  const items = useMemo(() => cardItems({ ...layout, x: 0, y: 0, card }, theme), [layout, card, theme]);
  const face = (
    <div className={aimedAt ? "card aimed-at" : "card"} data-claim-id={card.claimId}>
      <svg className="card-drawing" width={layout.width} height={layout.height} aria-hidden="true">
        <Drawing items={items} />
      </svg>
    </div>
  );
  return layout.truncated || layout.footerTruncated ? (
    <WholeText card={card} layout={layout}>
      {face}
    </WholeText>
  ) : (
    face
  );
}

/** What a card had to cut, in a tooltip. */
function WholeText({
  card,
  layout,
  children,
}: {
  readonly card: CardView;
  readonly layout: CardLayout;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip.Root delayDuration={600}>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="tip whole-text" side="right" sideOffset={8} collisionPadding={8}>
          {layout.truncated && <p className="serif">{card.text}</p>}
          {layout.footerTruncated && card.attribution && (
            <p>{[card.attribution.name, card.attribution.role].filter(Boolean).join(", ")}</p>
          )}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
