import { MapPin } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import type { RecordTables } from "#shared/model/diffs.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { useMapStore } from "../../state/map-store.ts";
import { shownIn } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { KindMark } from "../ui/kind-mark.tsx";
import { folded, matcherOf } from "../ui/match.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { SearchList } from "../ui/search-list.tsx";
import { useDebounced } from "../ui/use-debounced.ts";
import type { OptionGroup } from "../ui/use-options.ts";
import { attributionInWords } from "../ui/words.ts";

/** Claims of the library that are asked for at once; words narrow them. */
const mostElsewhere = 100;
const searchDelayMs = 120;

export type Choice = { readonly claimId: string } | { readonly inferenceId: string };

type ChooserProps = {
  /** Claims that cannot be chosen. */
  readonly excluded: readonly string[];
  /** Whether arguments of the open map can be chosen too. */
  readonly withArguments?: boolean;
  readonly choose: (choice: Choice) => void;
};

/** A search field over claims, those on the open map first; the arrow keys move, Enter chooses. */
export function ClaimChooser({ excluded, withArguments = false, choose }: ChooserProps) {
  const [search, setSearch] = useState("");
  const barredKey = excluded.join(" ");
  const barred = useMemo(() => new Set(barredKey.split(" ")), [barredKey]);
  // What is done with a choice may change without the list being another one.
  const chosen = useRef(choose);
  chosen.current = choose;
  const [pass] = useState(() => (choice: Choice) => chosen.current(choice));

  const here = useClaimsHere(search, barred, pass);
  const elsewhere = useClaimsElsewhere(search, barred, pass);
  const links = useLinksHere(search, withArguments, pass);
  const groups = useMemo(() => [here, elsewhere, links], [here, elsewhere, links]);
  return (
    <div className="chooser">
      <SearchList
        label="Search claims"
        listLabel="Claims"
        placeholder="Search claims by any word"
        search={search}
        setSearch={setSearch}
        groups={groups}
        empty="Nothing matches. Try fewer words."
        fieldClassName="chooser-field"
        inputClassName="input"
        listClassName="chooser-list"
      />
    </div>
  );
}

type Pass = (choice: Choice) => void;

function useClaimsHere(search: string, barred: ReadonlySet<string>, choose: Pass): OptionGroup {
  const cards = useMapStore((state) => state.view?.cards);
  const searchable = useMemo(
    () => cards?.map((card) => ({ card, text: folded(`${card.text} ${card.attribution?.name ?? ""}`) })) ?? [],
    [cards],
  );
  return useMemo(() => {
    const fits = matcherOf(search);
    const found = searchable.filter(({ card, text }) => !barred.has(card.claimId) && fits(text));
    const options = found.map(({ card }) => ({
      key: card.claimId,
      choose: () => choose({ claimId: card.claimId }),
      show: () => (
        <>
          <PositionGlyph position={card.position} />
          <span className="grow">
            <span className="found-text">{card.text}</span>
            {card.attribution && (
              <span className="small mute">
                {" "}
                {[card.attribution.name, card.attribution.year].filter(Boolean).join(" · ")}
              </span>
            )}
          </span>
          <MapPin size={14} aria-hidden />
        </>
      ),
    }));
    return { heading: "On this map", options };
  }, [search, searchable, barred, choose]);
}

function useClaimsElsewhere(search: string, barred: ReadonlySet<string>, choose: Pass): OptionGroup {
  const rested = useDebounced(search, searchDelayMs);
  const found = useCommand("claims.list", { search: rested, limit: mostElsewhere }).data;
  const view = useMapStore((state) => state.view);
  const positions = useMapStore((state) => state.tables.positions);
  return useMemo(() => {
    const rows = found?.rows ?? [];
    const options = rows
      .filter(({ claim }) => !barred.has(claim.id) && !shownIn(view).claims.has(claim.id))
      .map(({ claim, attribution }) => ({
        key: claim.id,
        choose: () => choose({ claimId: claim.id }),
        show: () => (
          <>
            <PositionGlyph position={positions.get(claim.positionId ?? "") ?? null} />
            <span className="grow">
              <span className="found-text">{claim.text}</span>{" "}
              <span className="small mute">{attributionInWords(attribution)}</span>
            </span>
          </>
        ),
      }));
    const more = (found?.total ?? 0) > rows.length;
    return { heading: more ? "In the library: type on to see others" : "In the library", options };
  }, [found, view, positions, barred, choose]);
}

/** A link of the map in words: its premises and what they bear on. */
function linkInWords(link: MapView["links"][number], { claims }: RecordTables): string {
  const premises = link.premiseClaimIds.map((id) => claims.get(id)?.text ?? "").join(" + ");
  const target = "claimId" in link.target ? claims.get(link.target.claimId)?.text : "another argument";
  return `${premises} → ${target ?? ""}`;
}

function useLinksHere(search: string, wanted: boolean, choose: Pass): OptionGroup {
  const links = useMapStore((state) => state.view?.links);
  const tables = useMapStore((state) => state.tables);
  const searchable = useMemo(() => {
    if (!wanted) return [];
    return (links ?? []).map((link) => {
      const words = linkInWords(link, tables);
      return { link, words, text: folded(words) };
    });
  }, [wanted, links, tables]);
  return useMemo(() => {
    const fits = matcherOf(search);
    const options = searchable
      .filter(({ text }) => fits(text))
      .map(({ link, words }) => ({
        key: link.inferenceId,
        choose: () => choose({ inferenceId: link.inferenceId }),
        show: () => (
          <>
            <KindMark kind={link.kind} />
            <span className="grow found-text">{words}</span>
          </>
        ),
      }));
    return { heading: "Arguments on this map", options };
  }, [search, searchable, choose]);
}
