import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { runAction } from "../../actions/actions.ts";
import { useCommand } from "../../state/queries.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { isOpen, noFilter, setClaimFilter, useClaimFilter } from "./claim-filter.ts";
import { ClaimFilterChips } from "./claim-filter-chips.tsx";
import { ClaimFilterMenu } from "./claim-filter-menu.tsx";
import { ClaimRows } from "./claim-rows.tsx";
import { LibrarySection } from "./library-section.tsx";
import { PositionChips } from "./position-chips.tsx";
import { pagesOf, useClaimPages } from "./use-claim-pages.ts";

/** All claims of the library: to search, to narrow, to put on the map. */
export function ClaimsSection() {
  const filter = useClaimFilter();
  const library = useCommand("library.get", {}).data;
  const [pages, setPages] = useState<readonly number[]>([]);
  const { list, byPosition, failed, rowAt } = useClaimPages(filter, pages);
  const open = isOpen(filter);

  // Another search is another list: the pages further down are those of the old one.
  const shape = JSON.stringify(filter);
  useEffect(() => {
    if (shape !== "") setPages([]);
  }, [shape]);

  return (
    <LibrarySection name="claims" title="Claims" count={list?.total} tools={<ClaimFilterMenu />}>
      <div className="claims-tools">
        <div className="search-box">
          <Search aria-hidden />
          <input
            type="search"
            className="input"
            placeholder="Search claims"
            aria-label="Search claims"
            value={filter.search}
            maxLength={500}
            onChange={(event) => setClaimFilter({ search: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape" && filter.search !== "") setClaimFilter({ search: "" });
            }}
          />
          {filter.search !== "" && (
            <IconButton small label="Clear search" onClick={() => setClaimFilter({ search: "" })}>
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </div>
        <PositionChips positions={library?.positions ?? []} counts={byPosition} />
        <ClaimFilterChips />
      </div>
      {failed && (
        <p className="library-empty" role="alert">
          The claims could not be read. Search again, or reload the window.
        </p>
      )}
      {list !== undefined && list.total === 0 && (
        <div className="library-empty">
          <p>{open ? "There is no claim yet." : "Nothing matches."}</p>
          {open ? (
            <button type="button" className="button" onClick={() => runAction("claim.new")}>
              New claim
            </button>
          ) : (
            <button type="button" className="button" onClick={() => setClaimFilter(noFilter)}>
              Show all claims
            </button>
          )}
        </div>
      )}
      {list !== undefined && list.total > 0 && (
        <ClaimRows
          total={list.total}
          rowAt={rowAt}
          positions={library?.positions ?? []}
          listKey={shape}
          onMount={(indexes) => {
            const needed = pagesOf(indexes);
            if (needed.join() !== pages.join()) setPages(needed);
          }}
        />
      )}
    </LibrarySection>
  );
}
