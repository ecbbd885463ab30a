import { useCallback, useLayoutEffect, useRef } from "react";
import { likelyOptionHeight, type Option, type OptionGroup, type OptionLine, type Options } from "./use-options.ts";
import { useVirtualRows, type VirtualRow } from "./use-virtual-rows.ts";

/** The id of an option's element, for `aria-activedescendant`. */
export function optionId(listId: string, number: number): string | undefined {
  return number < 0 ? undefined : `${listId}-${number}`;
}

type Mounted = VirtualRow & { readonly line: OptionLine };

/** A long list of options, of which those near the view are mounted, and the marked one. */
export function OptionRows({
  options,
  listId,
  label,
  search,
  className,
}: {
  readonly options: Options;
  readonly listId: string;
  readonly label: string;
  /** What was searched for: another search shows the list from its top. */
  readonly search: string;
  readonly className: string;
}) {
  const { lines, count, markedLine, reveal, mark, scroller } = options;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Named so that it runs for each search.
    if (search.length >= 0) scroller.current?.scrollTo({ top: 0 });
  }, [search, scroller]);
  const keyOf = useCallback(
    (index: number) => {
      const line = lines[index];
      if (line === undefined) return index;
      return "option" in line ? line.option.key : `heading ${line.heading}`;
    },
    [lines],
  );
  const { rows, after, measure, show } = useVirtualRows({
    list,
    count: lines.length,
    likelySize: likelyOptionHeight,
    keyOf,
    keep: [markedLine],
  });

  useLayoutEffect(() => {
    // The first option is shown under its heading.
    if (reveal && markedLine >= 0) show(markedLine === 1 ? 0 : markedLine);
  }, [reveal, markedLine, show]);

  return (
    <div
      role="listbox"
      id={listId}
      aria-label={label}
      className={`scroll ${className}`}
      ref={scroller}
      // The keyboard stays in the field, which names the marked option.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={(event) => {
        const option = optionAt(event.target, lines);
        if (option !== null && option.key !== options.markedKey) mark(option.key);
      }}
      onClick={(event) => optionAt(event.target, lines)?.choose()}
      onKeyDown={options.onKeyDown}
    >
      <div ref={list} role="presentation" className="virtual-rows" style={{ paddingBottom: after }}>
        {byGroup(rows, lines).map(({ heading, mounted }) => (
          <div
            key={heading}
            className="virtual-rows"
            {...(heading === null ? { role: "presentation" } : { role: "group", "aria-label": heading })}
          >
            {mounted.map(({ index, before, line }) => {
              const place = { ref: measure, "data-index": index, style: { marginTop: before } };
              if ("heading" in line) {
                return (
                  <div key="heading" {...place} aria-hidden className="option-heading">
                    {line.heading}
                  </div>
                );
              }
              const { option, number } = line;
              return (
                <div
                  key={option.key}
                  {...place}
                  id={optionId(listId, number)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === markedLine}
                  aria-setsize={count}
                  aria-posinset={number + 1}
                  className="option"
                >
                  {option.show()}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The option that something in the list belongs to; null for a heading and the room between. */
function optionAt(inside: EventTarget, lines: readonly OptionLine[]): Option | null {
  const row = inside instanceof Element ? inside.closest<HTMLElement>("[data-index]") : null;
  const line = lines[Number(row?.dataset.index)];
  return line !== undefined && "option" in line ? line.option : null;
}

/** The mounted lines, those of a group together. */
function byGroup(
  rows: readonly VirtualRow[],
  lines: readonly OptionLine[],
): { readonly heading: string | null; readonly mounted: readonly Mounted[] }[] {
  const groups: { readonly group: OptionGroup; readonly heading: string | null; readonly mounted: Mounted[] }[] = [];
  for (const row of rows) {
    const line = lines[row.index];
    if (line === undefined) continue;
    const last = groups.at(-1);
    if (last?.group === line.group) last.mounted.push({ ...row, line });
    else groups.push({ group: line.group, heading: line.group.heading, mounted: [{ ...row, line }] });
  }
  return groups;
}
