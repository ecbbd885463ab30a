import { Newspaper } from "lucide-react";
import type { SourceRow } from "#shared/contract/results.ts";
import { useCommand } from "../../state/queries.ts";
import { selectSource, useSelection } from "../../state/selection-store.ts";
import { setWindow } from "../../state/window-store.ts";
import { dateInWords } from "../ui/dates.ts";
import { VirtualList } from "../ui/virtual-list.tsx";
import { counted } from "../ui/words.ts";
import { LibrarySection } from "./library-section.tsx";

const noSources: readonly SourceRow[] = [];

function idOf({ source }: SourceRow): string {
  return source.id;
}

/** The articles, reports and pages that the quotations come from. */
export function SourcesSection() {
  const sources = useCommand("sources.list", {}).data;
  return (
    <LibrarySection name="sources" title="Sources" count={sources?.length}>
      {sources?.length === 0 ? (
        <p className="library-empty">There is no source yet.</p>
      ) : (
        <div className="library-rows scroll">
          <VirtualList
            items={sources ?? noSources}
            keyOf={idOf}
            likelySize={44}
            row={(row, tabIndex) => <SourceItem row={row} tabIndex={tabIndex} />}
          />
        </div>
      )}
    </LibrarySection>
  );
}

function SourceItem({ row, tabIndex }: { readonly row: SourceRow; readonly tabIndex: 0 | -1 }) {
  const chosen = useSelection((state) => state.sourceId === row.source.id);
  const { source } = row;
  const facts = [source.containerTitle, source.issued === null ? null : dateInWords(source.issued.slice(0, 7))];
  return (
    <button
      type="button"
      tabIndex={tabIndex}
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
  );
}
