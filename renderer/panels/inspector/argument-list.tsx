import type { ArgumentRow } from "#shared/contract/results.ts";
import { usePlaced } from "../../state/placed.ts";
import { VirtualList } from "../ui/virtual-list.tsx";
import { ArgumentItem, PremiseOfItem } from "./argument-item.tsx";

/** About the height of an argument, in pixels. */
const likelyHeight = 82;

/** Arguments one below the other: those for or against something, or (`seenFrom` a premise) those that a claim is a reason in. */
export function ArgumentList({
  rows,
  seenFrom = "target",
}: {
  readonly rows: readonly ArgumentRow[];
  readonly seenFrom?: "target" | "premise";
}) {
  const { inferences } = usePlaced();
  const Item = seenFrom === "target" ? ArgumentItem : PremiseOfItem;
  return (
    <VirtualList
      items={rows}
      keyOf={({ inference }) => inference.id}
      likelySize={likelyHeight}
      gap={10}
      row={(row) => <Item row={row} onMap={inferences.has(row.inference.id)} />}
    />
  );
}
