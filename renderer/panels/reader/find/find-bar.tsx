import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { type RefObject, useEffect } from "react";
import { IconButton } from "../../ui/icon-button.tsx";
import { mostMatches } from "./find.ts";
import type { Finding } from "./use-finding.ts";

/** The search field over a text: how many matches there are, and which is on show. */
export function FindBar({
  finding,
  field,
  asked,
  close,
}: {
  readonly finding: Finding;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Counts how often it was asked for: each time the field gets the keyboard. */
  readonly asked: number;
  readonly close: () => void;
}) {
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [asked, field]);
  const { query, setQuery, current, goTo } = finding;
  const step = (by: 1 | -1) => goTo((current ?? -1) + by);
  return (
    <search className="reader-find">
      <div className="search-box grow">
        <Search size={14} aria-hidden />
        <input
          ref={field}
          className="input"
          aria-label="Find in the text"
          placeholder="Find in the text"
          value={query}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== "F3") return;
            event.preventDefault();
            event.stopPropagation();
            step(event.shiftKey ? -1 : 1);
          }}
        />
      </div>
      <span className="small mute reader-find-count" role="status">
        {countInWords(finding)}
      </span>
      <IconButton label="Previous match" shortcut="Shift+Enter" small onClick={() => step(-1)}>
        <ChevronUp size={14} aria-hidden />
      </IconButton>
      <IconButton label="Next match" shortcut="Enter" small onClick={() => step(1)}>
        <ChevronDown size={14} aria-hidden />
      </IconButton>
      <IconButton label="Close the search" shortcut="Esc" small onClick={close}>
        <X size={14} aria-hidden />
      </IconButton>
    </search>
  );
}

function countInWords({ query, matches, current, busy }: Finding): string {
  if (query.trim() === "") return "";
  if (matches.length === 0) return busy ? "Looking…" : "Not found";
  const all = `${matches.length.toLocaleString("en-GB")}${busy || matches.length >= mostMatches ? "+" : ""}`;
  return current === null ? all : `${(current + 1).toLocaleString("en-GB")} of ${all}`;
}
