import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { closeDialog } from "../../state/dialog-store.ts";
import { restoreFocus } from "../ui/focus-memory.ts";
import { SearchList } from "../ui/search-list.tsx";
import { listed } from "../ui/words.ts";
import { FilterBar } from "./filter-bar.tsx";
import { type FilterWords, useFilterWords } from "./filter-words.ts";
import { type FindFilter, findsAll, noFindFilter } from "./find-filter.ts";
import { useEverything } from "./use-everything.tsx";
import { useFoundActions } from "./use-found-actions.tsx";
import { useFoundRecords } from "./use-found-records.tsx";

/** Finds any action, and anything in the library by its words, and runs or shows it. */
export function Palette() {
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="palette" aria-describedby={undefined} onCloseAutoFocus={restoreFocus}>
          <Dialog.Title className="visually-hidden">Find or do anything</Dialog.Title>
          <PaletteList />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList() {
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<FindFilter>(noFindFilter);
  const narrowed = !findsAll(filter);
  const words = useFilterWords(filter);
  const field = useRef<HTMLInputElement>(null);
  const blank = search.trim() === "";
  const actions = useFoundActions(search);
  const everything = useEverything();
  const { group, waiting, failed } = useFoundRecords(search, filter);
  const groups = useMemo(() => {
    // A filter is about what the library holds: no action passes it.
    if (narrowed) return [group];
    return blank ? [actions, ...everything] : [actions, group];
  }, [narrowed, blank, actions, everything, group]);
  return (
    <SearchList
      label="Find or do anything"
      listLabel="Found"
      placeholder="Find or do anything"
      search={search}
      setSearch={setSearch}
      groups={groups}
      empty={
        <Nothing
          blank={blank}
          waiting={waiting}
          failed={failed}
          filter={narrowed ? words : null}
          drop={() => {
            setFilter(noFindFilter);
            field.current?.focus();
          }}
        />
      }
      fieldClassName="palette-field"
      listClassName="palette-list"
      field={field}
      before={<Search aria-hidden />}
      after={<kbd>Esc</kbd>}
      below={<FilterBar filter={filter} words={words} change={(patch) => setFilter((old) => ({ ...old, ...patch }))} />}
    />
  );
}

/** Why there is nothing in the list, and what can be done. */
function Nothing({
  blank,
  waiting,
  failed,
  filter,
  drop,
}: {
  readonly blank: boolean;
  readonly waiting: boolean;
  readonly failed: boolean;
  /** What the search is narrowed to; null when to nothing. */
  readonly filter: FilterWords | null;
  readonly drop: () => void;
}): ReactNode {
  if (blank) return "Type words to find among what passes the filters.";
  if (failed) return "The search could not be done. Type again to try once more.";
  if (waiting) return "Searching…";
  if (filter === null) return "Nothing matches. Try fewer or other words.";
  return (
    <>
      Nothing matches with these filters: {listed(Object.values(filter).filter((part) => part !== null))}.{" "}
      <button type="button" className="button" onClick={drop}>
        Drop the filters
      </button>
    </>
  );
}
