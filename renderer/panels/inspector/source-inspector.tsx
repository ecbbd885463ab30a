import { BookOpen, Download, FileUp, Pencil, Trash2 } from "lucide-react";
import { DropdownMenu, Tabs } from "radix-ui";
import type { SourceFacts } from "#shared/contract/results/sources.ts";
import type { Author } from "#shared/model/records.ts";
import { exportSources } from "../../actions/source-actions.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { openReader } from "../../state/reader-store.ts";
import { DigestList } from "../reader/digest/digest-list.tsx";
import { dateInWords } from "../ui/dates.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { sourceTypeInWords } from "../ui/source-types.ts";
import { counted, listed } from "../ui/words.ts";
import { isGone, Missing } from "./missing.tsx";
import { NoteList } from "./note-list.tsx";
import { SourceQuotations } from "./source-quotations.tsx";
import { TagList } from "./tag-list.tsx";

/** One source: its facts, what its paragraphs say, its quotations, and the claims that came from them. */
export function SourceInspector({ sourceId }: { readonly sourceId: string }) {
  const result = useCommand("source.get", { sourceId });
  const detail = result.data;
  if (isGone(result) || detail?.source.id !== sourceId) return <Missing what="source" result={result} />;
  const { source, digest, quotations, notes, tags, undecided } = detail;
  return (
    <>
      <div className="inspector-top">
        <p className="label">Source</p>
        <div className="row-tools">
          <IconButton small label="Edit facts…" onClick={() => openDialog({ kind: "source-facts", sourceId })}>
            <Pencil size={14} aria-hidden />
          </IconButton>
          <IconButton
            small
            label={source.hasText ? "Replace its text…" : "Attach its text…"}
            onClick={() => openDialog({ kind: "add-sources", files: [], sourceId })}
          >
            <FileUp size={14} aria-hidden />
          </IconButton>
          <ExportMenu sourceId={sourceId} />
          <IconButton
            small
            label="Delete source…"
            tipSide="left"
            onClick={() => openDialog({ kind: "delete-source", sourceId })}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      </div>
      <h2 className="inspector-title">{source.title ?? source.label}</h2>
      {source.title === null && <p className="small mute">Untitled: described by what it is.</p>}
      <div className="source-read">
        <button type="button" className="button" onClick={() => openReader(sourceId)}>
          <BookOpen size={14} aria-hidden /> Read
        </button>
        {undecided > 0 && (
          <button type="button" className="button" onClick={() => openDialog({ kind: "decisions", sourceId })}>
            {counted(undecided, "quotation")} to decide…
          </button>
        )}
      </div>
      <Facts source={source} />
      <NoteList notes={notes} subject={{ sourceId }} />
      <TagList tags={tags} subject={{ sourceId }} />
      <Tabs.Root className="tabs" defaultValue="quotations">
        <Tabs.List className="tab-list" aria-label="Parts of the source">
          <Tabs.Trigger value="quotations">Quotations · {quotations.length}</Tabs.Trigger>
          <Tabs.Trigger value="digest">Digest · {digest.length}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="quotations">
          <SourceQuotations detail={detail} />
        </Tabs.Content>
        <Tabs.Content value="digest">
          <DigestList sourceId={sourceId} digest={digest} />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}

function authorInWords(author: Author): string {
  return "literal" in author ? author.literal : `${author.given} ${author.family}`;
}

function Facts({ source }: { readonly source: SourceFacts }) {
  const facts: readonly (readonly [string, string | null])[] = [
    [source.authors.length > 1 ? "Authors" : "Author", listed(source.authors.map(authorInWords)) || null],
    ["Publication", source.containerTitle],
    ["Date", source.issued === null ? null : dateInWords(source.issued)],
    ["How dated", source.issuedBasis],
    ["Kind", sourceTypeInWords(source.type)],
    ["Address", source.url],
    ["Read on", source.accessed === null ? null : dateInWords(source.accessed)],
    ["Text", source.hasText ? "Attached" : "Not attached"],
  ];
  return (
    <dl className="fact-table">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Saves the facts of one source for other programs. */
function ExportMenu({ sourceId }: { readonly sourceId: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton small label="Export facts">
          <Download size={14} aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={() => void exportSources([sourceId], "csl-json")}>
            As CSL-JSON…
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => void exportSources([sourceId], "bibtex")}>
            As BibTeX…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
