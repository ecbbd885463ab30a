import { GripVertical, MapPinPlus, MessageSquare, Pencil, Plus, Quote, Trash2 } from "lucide-react";
import { Popover } from "radix-ui";
import { toast } from "sonner";
import { perform } from "../../../state/commands.ts";
import { openDialog } from "../../../state/dialog-store.ts";
import { showNote } from "../../../state/notes-store.ts";
import { usePlaced } from "../../../state/placed.ts";
import { useCommand } from "../../../state/queries.ts";
import { setWindow, useWindowStore } from "../../../state/window-store.ts";
import { placeClaim, selectAndReveal } from "../../library/show-claim.ts";
import { dateInWords } from "../../ui/dates.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { PositionGlyph } from "../../ui/position-mark.tsx";
import { speakerInWords } from "../../ui/words.ts";
import { handOver } from "./drag-quotation.ts";
import type { Highlight } from "./highlights.ts";
import { useSelectedClaim } from "./passage-actions.ts";

/** What is shown at a highlight: at a glance while the pointer or the keyboard is on it, or to work with. */
export type ShownHighlights = {
  readonly ids: readonly string[];
  readonly element: HTMLElement;
  readonly pinned: boolean;
};

/** What stands on a passage: who says it, which claims it backs, and what can be done with it. */
export function HighlightCard({
  shown,
  highlights,
  close,
  hold,
}: {
  readonly shown: ShownHighlights;
  readonly highlights: readonly Highlight[];
  readonly close: () => void;
  /** Called with true while the pointer is on the card or drags from it. */
  readonly hold: (held: boolean) => void;
}) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && close()}>
      <Popover.Anchor virtualRef={{ current: shown.element }} />
      <Popover.Portal>
        <Popover.Content
          className="popover highlight-card scroll"
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={shown.pinned ? "About this passage" : "What stands on this passage"}
          onOpenAutoFocus={(event) => {
            if (!shown.pinned) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (shown.pinned && shown.element.isConnected && document.activeElement === document.body) {
              shown.element.focus({ preventScroll: true });
            }
          }}
          onPointerEnter={() => hold(true)}
          onPointerLeave={() => hold(false)}
        >
          {highlights.map((highlight) => (
            <Entry key={highlight.id} highlight={highlight} pinned={shown.pinned} close={close} hold={hold} />
          ))}
          {!shown.pinned && <p className="small mute">Drag it onto the map. Click, or press Enter, for more.</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type EntryProps = {
  readonly highlight: Highlight;
  readonly pinned: boolean;
  readonly close: () => void;
  readonly hold: (held: boolean) => void;
};

function Entry({ highlight, pinned, close, hold }: EntryProps) {
  const { about } = highlight;
  if (about.kind === "note") {
    const { id, text } = about.note;
    return (
      <section className="highlight-entry">
        <p className="wrap-anywhere">{text}</p>
        {pinned && (
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => {
                close();
                openNotes();
                showNote(id);
              }}
            >
              Show in Notes
            </button>
            <IconButton
              label="Delete the note"
              onClick={async () => {
                close();
                const done = await perform("note.delete", { noteId: id });
                if (done !== undefined) toast("Note deleted. Undo brings it back.");
              }}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </div>
        )}
      </section>
    );
  }
  return <QuotationEntry row={about.row} pinned={pinned} close={close} hold={hold} />;
}

function QuotationEntry({
  row,
  pinned,
  close,
  hold,
}: Omit<EntryProps, "highlight"> & {
  readonly row: Extract<Highlight["about"], { kind: "quotation" }>["row"];
}) {
  const { quotation, speaker, claims } = row;
  const positions = useCommand("library.get", {}).data?.positions;
  const { claims: here, mapId } = usePlaced();
  const selected = useSelectedClaim();
  const mayBack = selected !== null && claims.every(({ claim }) => claim.id !== selected);
  const said = [quotation.role ?? null, quotation.date === null ? null : dateInWords(quotation.date)].filter(Boolean);
  const about = { quotationId: quotation.id, sourceId: quotation.sourceId };
  return (
    <section className="highlight-entry" aria-label={`Quotation of ${speaker.name}`}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the pointer; the buttons below do the same. */}
      <div
        className="highlight-grip"
        draggable
        title="Drag it onto the map, or onto a claim there"
        onDragStart={(event) => {
          hold(true);
          handOver(event, row);
        }}
        onDragEnd={() => {
          hold(false);
          close();
        }}
      >
        <GripVertical size={14} aria-hidden />
        <p className="grow">
          <b>{speakerInWords(speaker)}</b>
          {said.length > 0 && <span className="small mute"> · {said.join(" · ")}</span>}
        </p>
      </div>
      {claims.length === 0 ? (
        <p className="small mute">No claim uses it yet.</p>
      ) : (
        <ul>
          {claims.map(({ claim, claimQuotation }) => (
            <li key={claimQuotation.id} className="row highlight-claim">
              <button
                type="button"
                className="row-link with-icon top grow"
                tabIndex={pinned ? 0 : -1}
                onClick={() => {
                  close();
                  selectAndReveal(claim.id);
                }}
              >
                <PositionGlyph position={positions?.find(({ id }) => id === claim.positionId)} />
                <span className="grow wrap-anywhere">
                  {claimQuotation.stance === "denies" && "Denied: "}
                  {claim.text}
                </span>
              </button>
              {pinned && mapId !== null && !here.has(claim.id) && (
                <IconButton
                  small
                  label="Put this claim on the map"
                  onClick={() => {
                    close();
                    void placeClaim(claim.id);
                  }}
                >
                  <MapPinPlus size={14} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {pinned && (
        <div className="highlight-tools">
          <button
            type="button"
            className="button"
            onClick={() => {
              close();
              openDialog({ kind: "claim-of-quotation", ...about, spot: null });
            }}
          >
            <Plus size={14} aria-hidden /> New claim
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={!mayBack || undefined}
            title={mayBack ? undefined : "Select a claim that it does not back yet, on the map or in the library"}
            onClick={() => {
              if (!mayBack) return;
              close();
              void perform("claim.quote", { claimId: selected, quotationId: quotation.id });
            }}
          >
            <Quote size={14} aria-hidden /> Quote for the selected claim
          </button>
          <span className="row">
            <IconButton
              label="Edit quotation…"
              onClick={() => {
                close();
                openDialog({ kind: "edit-quotation", ...about });
              }}
            >
              <Pencil size={14} aria-hidden />
            </IconButton>
            <IconButton
              label="Write a note"
              onClick={() => {
                close();
                openDialog({ kind: "note", subject: { quotationId: quotation.id } });
              }}
            >
              <MessageSquare size={14} aria-hidden />
            </IconButton>
            <IconButton
              label="Delete quotation"
              onClick={async () => {
                close();
                const done = await perform("quotation.delete", { quotationId: quotation.id });
                if (done !== undefined) toast("Quotation deleted. Undo brings it back.");
              }}
            >
              <Trash2 size={14} aria-hidden />
            </IconButton>
          </span>
        </div>
      )}
    </section>
  );
}

/** Unfolds the notes in the library. */
function openNotes(): void {
  const { openSections } = useWindowStore.getState();
  setWindow({
    leftOpen: true,
    openSections: openSections.includes("notes") ? openSections : [...openSections, "notes"],
  });
}
