import type { Node, NodeProps } from "@xyflow/react";
import { memo } from "react";
import { junctionRadius } from "#shared/scene/junctions.ts";
import { useLinking } from "../linking/linking-store.ts";

export type JunctionNodeType = Node<{ readonly inferenceId: string }, "junction">;

/** Side of the square around a junction's circle that can be pressed and dragged, in map pixels. */
export const junctionSize = 20;

/** The place of linked premises' circle. The link draws it; this is what can be pressed, dragged and dropped on. */
export const JunctionNode = memo(function JunctionNode({
  data: { inferenceId },
  selected,
}: NodeProps<JunctionNodeType>) {
  const aimedAt = useLinking(
    ({ linking }) => linking?.over.on === "junction" && linking.over.inferenceId === inferenceId,
  );
  return (
    <svg
      className="junction"
      width={junctionSize}
      height={junctionSize}
      data-junction-id={inferenceId}
      aria-hidden="true"
    >
      <circle
        className={selected || aimedAt ? "junction-ring on" : "junction-ring"}
        cx={junctionSize / 2}
        cy={junctionSize / 2}
        r={junctionRadius + 3}
      />
    </svg>
  );
});
