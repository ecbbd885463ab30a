import type { Edge, EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { LinkGeometry } from "#shared/scene/links.ts";
import { svgPath } from "#shared/scene/path.ts";
import { linkItems } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import { useCanvasTheme } from "../canvas-theme.ts";
import { useLinking } from "../linking/linking-store.ts";
import { useHovered } from "../pointer/hover-store.ts";
import { Drawing } from "./drawing.tsx";

export type LinkEdgeType = Edge<{ readonly geometry: LinkGeometry }, "link">;

/** One argument: a wide unseen line over its picture that takes the pointer, and its ring. */
export const LinkEdge = memo(
  function LinkEdge({ data, selected }: EdgeProps<LinkEdgeType>) {
    return data ? <Link geometry={data.geometry} selected={selected ?? false} /> : null;
  },
  (before, after) => before.data?.geometry === after.data?.geometry && before.selected === after.selected,
);

function Link({ geometry, selected }: { readonly geometry: LinkGeometry; readonly selected: boolean }) {
  const aimedAt = useLinking(
    ({ linking }) => linking?.over.on === "link" && linking.over.inferenceId === geometry.inferenceId,
  );
  const hovered = useHovered(({ hovered: over }) => over.on === "link" && over.inferenceId === geometry.inferenceId);
  const line = useMemo(() => geometry.strokes.map((stroke) => svgPath(stroke.path)).join(""), [geometry]);
  const end = useMemo(
    () => [geometry.end.head, geometry.end.bars].map((path) => (path ? svgPath(path) : "")).join(""),
    [geometry],
  );
  const ringed = selected || aimedAt;
  return (
    <>
      {ringed && (
        <>
          <path className="link-ring" d={line} />
          <path className="link-gap" d={line} />
        </>
      )}
      {(ringed || hovered) && <LinkFace geometry={geometry} />}
      <path className="link-hit" d={line + end} data-link-id={geometry.inferenceId} />
    </>
  );
}

/** The link drawn once more, over its ring or more heavily than in the picture. */
function LinkFace({ geometry }: { readonly geometry: LinkGeometry }) {
  const theme = useCanvasTheme();
  const items = useMemo(() => linkItems(geometry, themes[theme]), [geometry, theme]);
  return <Drawing items={items} />;
}
