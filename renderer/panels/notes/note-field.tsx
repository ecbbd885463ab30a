import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { limits } from "#shared/model/records.ts";
import { OptionRows, optionId } from "../ui/option-rows.tsx";
import { useOptions } from "../ui/use-options.ts";
import { counted } from "../ui/words.ts";
import { type Begun, begunAt, draftOf, textOf, withLink } from "./draft.ts";
import { useSuggestions } from "./use-suggestions.tsx";

/** How near to the limit the characters that remain are shown. */
const nearLimit = limits.noteText / 10;

/**
 * The field in which a note is written. `[[` offers claims, maps and sources to
 * link to, `#` the tags that there are: the arrows choose, Enter or Tab takes,
 * Escape goes on without. `onText` hears the note's text with every change, null
 * when it is longer than a note may be.
 */
export function NoteField({
  initial,
  label,
  rows = 3,
  help,
  onText,
  onKeyDown,
  onBlur,
}: {
  readonly initial: string;
  readonly label: string;
  readonly rows?: number;
  /** What the keys do that the field itself does not answer. */
  readonly help?: string;
  readonly onText: (text: string | null) => void;
  /** Hears keys that no suggestion takes. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onBlur?: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(initial));
  const [begun, setBegun] = useState<Begun | null>(null);
  /** Where the suggestions were sent away: they do not come back while the same words are written on. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [caret, setCaret] = useState<{ readonly at: number } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const groups = useSuggestions(begun, {
    link: (target, words) => {
      const { label: name, links } = withLink(draft.links, target, words);
      take(`[[${name}]]`, links);
    },
    tag: (name) => take(`#${name} `, draft.links),
  });
  const options = useOptions(groups);
  const open = begun !== null && options.count > 0;
  const remaining = limits.noteText - textOf(draft).length;

  // The keyboard belongs in a field that appears because the person asked to write.
  useLayoutEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useLayoutEffect(() => {
    if (caret !== null) field.current?.setSelectionRange(caret.at, caret.at);
  }, [caret]);
  useLayoutEffect(() => {
    if (open) options.scroller.current?.scrollIntoView({ block: "nearest" });
  }, [open, options.scroller]);

  function change(shown: string, links = draft.links): void {
    const next = { shown, links };
    setDraft(next);
    const text = textOf(next);
    onText(text.length <= limits.noteText ? text : null);
  }

  /** Puts what was chosen in the place of what was begun. */
  function take(written: string, links: typeof draft.links): void {
    if (begun === null) return;
    const end = begun.from + (begun.kind === "link" ? 2 : 1) + begun.words.length;
    const after = draft.shown.slice(end);
    // Brackets that were closed already are not closed twice.
    const rest =
      begun.kind === "link" && after.startsWith("]]")
        ? after.slice(2)
        : after.replace(/^ /, written.endsWith(" ") ? "" : " ");
    change(draft.shown.slice(0, begun.from) + written + rest, links);
    setCaret({ at: begun.from + written.length });
    setBegun(null);
  }

  function look(element: HTMLTextAreaElement): void {
    const { value, selectionStart, selectionEnd } = element;
    const found = selectionStart === selectionEnd ? begunAt(value, selectionStart) : null;
    if (found?.from !== dismissed) setDismissed(null);
    setBegun(found === null || found.from === dismissed ? null : found);
  }

  function answerKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (open && !event.nativeEvent.isComposing) {
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        setDismissed(begun.from);
        setBegun(null);
        return;
      }
      const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
      if (plain && /^(ArrowDown|ArrowUp|PageDown|PageUp|Enter)$/.test(event.key)) {
        event.stopPropagation();
        options.onKeyDown(event);
        return;
      }
      if (plain && event.key === "Tab") {
        event.preventDefault();
        groups.flatMap((group) => group.options)[options.markedNumber]?.choose();
        return;
      }
    }
    onKeyDown?.(event);
  }

  return (
    <div className="note-field">
      <textarea
        ref={field}
        className="textarea"
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? optionId(listId, options.markedNumber) : undefined}
        // Escape closes the suggestions alone, not the dialog around them.
        data-pick-field={open ? "open" : "closed"}
        rows={rows}
        value={draft.shown}
        onChange={(event) => {
          change(event.target.value);
          options.mark(null);
          look(event.target);
        }}
        onSelect={(event) => {
          if (begun !== null) look(event.currentTarget);
        }}
        onKeyDown={answerKey}
        onBlur={() => {
          setBegun(null);
          onBlur?.();
        }}
      />
      <p className="visually-hidden" aria-live="polite">
        {open && `${counted(options.count, "suggestion")}: the arrows choose, Enter takes it.`}
      </p>
      {open && (
        <OptionRows
          options={options}
          listId={listId}
          label={begun.kind === "link" ? "Link to" : "Tags"}
          search={begun.words}
          className="pick-list note-suggestions"
        />
      )}
      {begun?.kind === "link" && !open && begun.words.trim() !== "" && (
        <p className="small mute note-suggestions-none">Nothing to link to goes by these words.</p>
      )}
      <p className="small mute text-editor-help">
        <span>{help ?? "[[ links, # tags"}</span>
        {remaining < nearLimit && (
          <span aria-live="polite" className={remaining < 0 ? "fault" : ""}>
            {remaining < 0
              ? `${(-remaining).toLocaleString("en-GB")} too many`
              : `${remaining.toLocaleString("en-GB")} left`}
          </span>
        )}
      </p>
    </div>
  );
}
