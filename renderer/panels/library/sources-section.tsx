import { Newspaper } from "lucide-react";
import type { SourceRow } from "#shared/contract/results.ts";
import { useCommand } from "../../state/queries.ts";
import { selectSource, useSelection } from "../../state/selection-store.ts";
import { setWindow } from "../../state/window-store.ts";
import { moveWithArrows } from "../ui/arrow-keys.ts";
import { dateInWords } from "../ui/dates.ts";
import { counted } from "../ui/words.ts";
import { LibrarySection } from "./library-section.tsx";

/** The articles, reports and pages that the quotations come from. */
export function SourcesSection() {
  const sources = useCommand("sources.list", {}).data;
  return (
    <LibrarySection name="sources" title="Sources" count={sources?.length}>
      {sources?.length === 0 ? (
        <p className="library-empty">There is no source yet.</p>
      ) : (
        <ul className="library-rows scroll" onKeyDown={moveWithArrows}>
          {sources?.map((row) => (
            <SourceItem key={row.source.id} row={row} />
          ))}
        </ul>
      )}
    </LibrarySection>
  );
}

function SourceItem({ row }: { readonly row: SourceRow }) {
  const chosen = useSelection((state) => state.sourceId === row.source.id);
  const { source } = row;
  const facts = [source.containerTitle, source.issued === null ? null : dateInWords(source.issued.slice(0, 7))];
  return (
    <li>
      <button
        type="button"
        data-row
        className="library-row two-lines"
        title={source.label}
        aria-current={chosen ? "true" : undefined}
        onClick={() => {
          selectSource(source.id);
          setWindow({ rightOpen: true });
        }}
      >
        <Newspaper aria-hidden />
        <span className="grow">
          <span className="ellipsis source-title">{source.label}</span>
          <span className="row small mute source-facts">
            <span className="ellipsis grow">{facts.filter(Boolean).join(" · ")}</span>
            <span title={counted(row.quotations, "quotation")}>{counted(row.claims, "claim")}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
