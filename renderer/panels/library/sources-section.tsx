import { Newspaper, Plus } from "lucide-react";
import { ContextMenu } from "radix-ui";
import type { KeyboardEvent } from "react";
import type { SourceRow } from "#shared/contract/results/sources.ts";
import { runAction } from "../../actions/actions.ts";
import { exportSources } from "../../actions/source-actions.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { openReader } from "../../state/reader-store.ts";
import { selectSource, useSelection } from "../../state/selection-store.ts";
import { setWindow } from "../../state/window-store.ts";
import { dateInWords } from "../ui/dates.ts";
import { IconButton } from "../ui/icon-button.tsx";
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
  const add = (
    <IconButton small label="Add a source" onClick={() => runAction("sources.add")}>
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <LibrarySection name="sources" title="Sources" count={sources?.length} tools={add}>
      {sources?.length === 0 ? (
        <div className="library-empty">
          <p>There is no source yet. Drop articles, pages or PDFs anywhere in the window, or choose them.</p>
          <button type="button" className="button" onClick={() => runAction("sources.add")}>
            Add files…
          </button>
        </div>
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

/** A click shows a source in the inspector; Enter and a double-click open it in the reading pane. */
function SourceItem({ row, tabIndex }: { readonly row: SourceRow; readonly tabIndex: 0 | -1 }) {
  const chosen = useSelection((state) => state.sourceId === row.source.id);
  const { source } = row;
  const facts = [source.containerTitle, source.issued === null ? null : dateInWords(source.issued.slice(0, 7))];
  const answerKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Enter") openReader(source.id);
    else if (event.key === "F2") openDialog({ kind: "source-facts", sourceId: source.id });
    else if (event.key === "Delete") openDialog({ kind: "delete-source", sourceId: source.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
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
          onDoubleClick={() => openReader(source.id)}
          onKeyDown={answerKey}
        >
          <Newspaper aria-hidden />
          <span className="grow">
            <span className="ellipsis source-title">{source.label}</span>
            <span className="row small mute source-facts">
              <span className="ellipsis grow">{facts.filter(Boolean).join(" · ")}</span>
              {!source.hasText && (
                <span title="Its text has not been added. Drop the file on the window to read it here.">no text</span>
              )}
              {row.undecided > 0 && (
                <span
                  className="source-undecided"
                  title={`${counted(row.undecided, "passage")} worded otherwise in its text: decide on ${row.undecided === 1 ? "it" : "them"} from the menu.`}
                >
                  {row.undecided.toLocaleString("en-GB")} to decide
                </span>
              )}
              <span title={counted(row.quotations, "quotation")}>{counted(row.claims, "claim")}</span>
            </span>
          </span>
        </button>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu">
          <SourceMenuItems row={row} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function SourceMenuItems({ row: { source, undecided } }: { readonly row: SourceRow }) {
  const sourceId = source.id;
  return (
    <>
      <ContextMenu.Item className="menu-item" onSelect={() => openReader(sourceId)}>
        Open
        <kbd>Enter</kbd>
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "source-facts", sourceId })}>
        Edit facts…
        <kbd>F2</kbd>
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "add-sources", files: [], sourceId })}>
        {source.hasText ? "Replace text…" : "Add text…"}
      </ContextMenu.Item>
      {source.hasText && (
        <ContextMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "decisions", sourceId })}>
          {undecided > 0 ? `Decide on ${undecided.toLocaleString("en-GB")} reworded…` : "Reworded quotations…"}
        </ContextMenu.Item>
      )}
      <ContextMenu.Separator className="menu-rule" />
      <ContextMenu.Item className="menu-item" onSelect={() => void exportSources([sourceId], "csl-json")}>
        Export as CSL-JSON…
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onSelect={() => void exportSources([sourceId], "bibtex")}>
        Export as BibTeX…
      </ContextMenu.Item>
      <ContextMenu.Separator className="menu-rule" />
      <ContextMenu.Item className="menu-item danger" onSelect={() => openDialog({ kind: "delete-source", sourceId })}>
        Delete…
        <kbd>Delete</kbd>
      </ContextMenu.Item>
    </>
  );
}
