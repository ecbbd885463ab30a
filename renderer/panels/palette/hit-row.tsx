import type { SearchHit } from "#shared/contract/results/search.ts";
import type { Position } from "#shared/model/records.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { kindNames } from "./find-filter.ts";
import { HitIcon } from "./hit-icon.tsx";

/** A hit: its words with those found marked, what it is and what it belongs to. */
export function HitRow({
  hit,
  position,
  onMap,
}: {
  readonly hit: SearchHit;
  readonly position: Position | null;
  readonly onMap: boolean;
}) {
  const facts = [kindNames[hit.kind][0], hit.context, onMap ? "on this map" : ""].filter((fact) => fact !== "");
  return (
    <>
      <HitIcon kind={hit.kind} />
      <span className="grow hit">
        <span className="found-text hit-text">
          <Marked text={hit.snippet} />
        </span>{" "}
        <span className="small mute hit-facts">{facts.join(" · ")}</span>
      </span>
      {(hit.kind === "claim" || hit.kind === "quotation") && <PositionGlyph position={position} />}
    </>
  );
}

/** A snippet with the words found, which stand between U+E000 and U+E001, as marks. */
function Marked({ text }: { readonly text: string }) {
  // Every second part was found.
  const parts = text.split(/[\uE000\uE001]/);
  let at = 0;
  return parts.map((part, index) => {
    const key = at;
    at += part.length + 1;
    return index % 2 === 1 ? (
      <mark key={key} className="found">
        {part}
      </mark>
    ) : (
      <span key={key}>{part}</span>
    );
  });
}
