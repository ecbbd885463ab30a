import { ChevronDown } from "lucide-react";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { folded, matcherOf } from "./match.ts";
import { OptionRows, optionId } from "./option-rows.tsx";
import { type OptionGroup, useOptions } from "./use-options.ts";

/** Something that can be picked; `id` "" stands for none. */
export type Pick = { readonly id: string; readonly name: string };

/** A labelled choice of one among very many, found by typing any of its words. */
export function PickField({
  label,
  hint = "",
  value,
  first,
  picks,
  onChange,
}: {
  readonly label: string;
  /** What an empty field says. */
  readonly hint?: string;
  /** The id of what is picked. */
  readonly value: string;
  /** What is offered before the others, whatever is typed. */
  readonly first: readonly Pick[];
  /** The same array as long as what it holds is the same. */
  readonly picks: readonly Pick[];
  readonly onChange: (id: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const fieldId = useId();
  const listId = useId();
  const open = typed !== null;
  const choose = useRef(onChange);
  choose.current = onChange;

  const names = useMemo(() => new Map([...first, ...picks].map(({ id, name }) => [id, name])), [first, picks]);
  const searchable = useMemo(() => picks.map((pick) => ({ pick, text: folded(pick.name) })), [picks]);
  const groups = useMemo((): readonly OptionGroup[] => {
    if (typed === null) return [];
    const fits = matcherOf(typed);
    const found = searchable.flatMap(({ pick, text }) => (fits(text) ? [pick] : []));
    // Once something is typed, what it finds comes before what is always there.
    const offered = typed.trim() === "" ? [...first, ...found] : [...found, ...first];
    return [
      {
        heading: null,
        options: offered.map(({ id, name }) => ({
          key: `pick ${id}`,
          show: () => <span className="wrap-anywhere">{name}</span>,
          choose: () => {
            choose.current(id);
            setTyped(null);
          },
        })),
      },
    ];
  }, [typed, searchable, first]);
  const options = useOptions(groups);
  const { scroller } = options;
  useLayoutEffect(() => {
    if (open) scroller.current?.scrollIntoView({ block: "nearest" });
  }, [open, scroller]);

  function begin(): void {
    options.mark(`pick ${value}`, true);
    setTyped("");
  }

  return (
    <div className="field">
      <label className="field-label" htmlFor={fieldId}>
        {label}
      </label>
      <span className="select-box">
        <input
          id={fieldId}
          type="text"
          role="combobox"
          className="select"
          data-pick-field={open ? "open" : "closed"}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? optionId(listId, options.markedNumber) : undefined}
          autoComplete="off"
          spellCheck={false}
          // While one chooses, what is picked stays in sight as the hint of an empty field.
          placeholder={names.get(value) ?? hint}
          value={typed ?? names.get(value) ?? ""}
          onClick={() => {
            if (!open) begin();
          }}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            // Typing over a name that is picked begins a new search.
            const text = event.target.value;
            options.mark(null);
            setTyped(open ? text : text.replace(names.get(value) ?? "", ""));
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && open) {
              event.stopPropagation();
              setTyped(null);
            } else if (open) options.onKeyDown(event);
            else if (/^(ArrowDown|ArrowUp|Enter)$/.test(event.key) && !(event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              begin();
            }
          }}
        />
        <ChevronDown aria-hidden />
      </span>
      {open && <OptionRows options={options} listId={listId} label={label} search={typed} className="pick-list" />}
    </div>
  );
}

/** Lets Escape close an open list of picks alone, not the dialog or popover that the field stands in. */
export function closePicksFirst(event: Event): void {
  if (document.activeElement?.getAttribute("data-pick-field") === "open") event.preventDefault();
}
