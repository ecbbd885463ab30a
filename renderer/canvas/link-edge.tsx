import type { Edge, EdgeProps } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { LinkGeometry } from "#shared/scene/links.ts";
import { svgPath } from "#shared/scene/path.ts";
import { linkItems } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import { useCanvasTheme } from "./canvas-theme.ts";
import { Drawing } from "./drawing.tsx";
import { useLinking } from "./linking-store.ts";

export type LinkEdgeType = Edge<{ readonly geometry: LinkGeometry }, "link">;

/** One argument: its lines, its end and its junction, with a wide unseen line that takes the pointer. */
export const LinkEdge = memo(
  function LinkEdge({ data, selected }: EdgeProps<LinkEdgeType>) {
    return data ? <Link geometry={data.geometry} selected={selected ?? false} /> : null;
  },
  (before, after) => before.data?.geometry === after.data?.geometry && before.selected === after.selected,
);

function Link({ geometry, selected }: { readonly geometry: LinkGeometry; readonly selected: boolean }) {
  const theme = useCanvasTheme();
  const aimedAt = useLinking(
    ({ linking }) => linking?.over.on === "link" && linking.over.inferenceId === geometry.inferenceId,
  );
  const items = useMemo(() => linkItems(geometry, themes[theme]), [geometry, theme]);
  const line = useMemo(() => geometry.strokes.map((stroke) => svgPath(stroke.path)).join(""), [geometry]);
  const ringed = selected || aimedAt;
  return (
    <>
      {ringed && (
        <>
          <path className="link-ring" d={line} />
          <path className="link-gap" d={line} />
        </>
      )}
      <Drawing items={items} />
      <path className="link-hit" d={line} data-link-id={geometry.inferenceId} />
    </>
  );
}
