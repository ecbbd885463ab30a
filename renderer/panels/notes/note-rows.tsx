import { useEffect, useLayoutEffect, useRef } from "react";
import type { NoteRow } from "#shared/contract/results/notes.ts";
import { useRowKeys } from "../ui/use-row-keys.ts";
import { useVirtualRows } from "../ui/use-virtual-rows.ts";
import { NoteItem } from "./note-item.tsx";
import { SubjectLine } from "./subject-line.tsx";

/** About how high a row is, in pixels, until it is measured. */
const likelyRowHeight = 84;

/** A note to bring into view and mark, and where it stood when it was asked for; a new object each time. */
export type ShownNote = { readonly noteId: string; readonly index: number };

/** The list of notes; only the rows in view are mounted. */
export function NoteRows({
  total,
  rowAt,
  listKey,
  shownAt,
  onMount,
}: {
  readonly total: number;
  readonly rowAt: (index: number) => NoteRow | undefined;
  /** Changes when the list is another one: it is then shown from its top. */
  readonly listKey: string;
  readonly shownAt: ShownNote | null;
  /** Called with the rows that are mounted, which need their notes. */
  readonly onMount: (indexes: readonly number[]) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const { active, setActive, wanted, keep, onFocus, onKeyDown } = useRowKeys({ list, count: total });
  const { rows, after, measure, show } = useVirtualRows({ list, count: total, likelySize: likelyRowHeight, keep });
  useEffect(() => onMount(rows.map(({ index }) => index)));
  useLayoutEffect(() => {
    if (wanted !== null) show(wanted);
  }, [wanted, show]);
  useEffect(() => {
    if (listKey === "") return;
    setActive(0);
    list.current?.parentElement?.scrollTo({ top: 0 });
  }, [listKey, setActive]);
  useEffect(() => {
    if (shownAt === null || shownAt.index >= total) return;
    setActive(shownAt.index);
    show(shownAt.index);
  }, [shownAt, total, setActive, show]);

  return (
    <div className="note-rows scroll">
      <ul
        ref={list}
        aria-label="Notes"
        className="virtual-rows"
        style={{ paddingBottom: after }}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ index, before }) => {
          const row = rowAt(index);
          const tabIndex = index === active ? 0 : -1;
          return (
            <li
              key={row?.note.id ?? index}
              ref={measure}
              className="note-slot"
              data-index={index}
              data-shown={row !== undefined && row.note.id === shownAt?.noteId}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ marginTop: before }}
            >
              {row && (
                <NoteItem note={row.note} tabIndex={tabIndex}>
                  <SubjectLine row={row} tabIndex={tabIndex} />
                </NoteItem>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
