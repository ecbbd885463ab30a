import { type ReactNode, type RefObject, useId } from "react";
import { OptionRows, optionId } from "./option-rows.tsx";
import { type OptionGroup, useOptions } from "./use-options.ts";

/** A search field with what it finds below; the keyboard stays in the field. */
export function SearchList({
  label,
  listLabel,
  placeholder,
  search,
  setSearch,
  groups,
  empty,
  fieldClassName,
  inputClassName,
  listClassName,
  before,
  after,
  below,
  field,
}: {
  readonly label: string;
  readonly listLabel: string;
  readonly placeholder: string;
  readonly search: string;
  readonly setSearch: (search: string) => void;
  /** The same array as long as what it holds is the same. */
  readonly groups: readonly OptionGroup[];
  /** What is said when nothing is found. */
  readonly empty: ReactNode;
  readonly fieldClassName: string;
  readonly inputClassName?: string;
  readonly listClassName: string;
  /** What stands in the field's line, before and after it. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** What stands between the field and the list. */
  readonly below?: ReactNode;
  /** Is given the field. */
  readonly field?: RefObject<HTMLInputElement | null>;
}) {
  const listId = useId();
  const options = useOptions(groups);
  const found = options.count > 0;
  return (
    <>
      <div className={fieldClassName}>
        {before}
        <input
          ref={field}
          type="text"
          role="combobox"
          className={inputClassName}
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={found}
          aria-controls={found ? listId : undefined}
          aria-activedescendant={optionId(listId, options.markedNumber)}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          placeholder={placeholder}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            // What matches best comes first.
            options.mark(null);
          }}
          onKeyDown={options.onKeyDown}
        />
        {after}
      </div>
      {below}
      {found ? (
        <OptionRows options={options} listId={listId} label={listLabel} search={search} className={listClassName} />
      ) : (
        <p className="chooser-empty" role="status">
          {empty}
        </p>
      )}
    </>
  );
}
