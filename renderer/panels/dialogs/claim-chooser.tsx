import { Command } from "cmdk";
import { MapPin } from "lucide-react";
import { useRef, useState } from "react";
import { useMapStore } from "../../state/map-store.ts";
import { useCommand } from "../../state/queries.ts";
import { matchesWords } from "../palette/match.ts";
import { KindMark } from "../ui/kind-mark.tsx";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { useDebounced } from "../ui/use-debounced.ts";
import { useMarkedItem } from "../ui/use-marked-item.ts";
import { attributionInWords } from "../ui/words.ts";

const mostShown = 40;
const searchDelayMs = 120;

export type Choice = { readonly claimId: string } | { readonly inferenceId: string };

/** A search field over claims, those on the open map first; the arrow keys move, Enter chooses. */
export function ClaimChooser({
  excluded,
  withArguments = false,
  choose,
}: {
  /** Claims that cannot be chosen. */
  readonly excluded: readonly string[];
  /** Whether arguments of the open map can be chosen too. */
  readonly withArguments?: boolean;
  readonly choose: (choice: Choice) => void;
}) {
  const [search, setSearch] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const [marked, mark] = useMarkedItem(list);
  const view = useMapStore((state) => state.view);
  const tables = useMapStore((state) => state.tables);
  const rested = useDebounced(search, searchDelayMs);
  const found = useCommand("claims.list", { search: rested, limit: 100 }).data;

  const barred = new Set(excluded);
  const cards = view?.cards ?? [];
  const here = cards
    .filter((card) => !barred.has(card.claimId) && matchesWords(search, `${card.text} ${card.attribution?.name ?? ""}`))
    .slice(0, mostShown);
  const onMap = new Set(cards.map((card) => card.claimId));
  const elsewhere = (found?.rows ?? [])
    .filter(({ claim }) => !barred.has(claim.id) && !onMap.has(claim.id))
    .slice(0, mostShown);
  const links = withArguments
    ? (view?.links ?? [])
        .map((link) => {
          const premises = link.premiseClaimIds.map((id) => tables.claims.get(id)?.text ?? "").join(" + ");
          const target = "claimId" in link.target ? tables.claims.get(link.target.claimId)?.text : "another argument";
          return { link, text: `${premises} → ${target ?? ""}` };
        })
        .filter(({ text }) => matchesWords(search, text))
        .slice(0, search.trim() === "" ? 10 : mostShown)
    : [];

  return (
    <Command className="chooser" label="Claims" shouldFilter={false} loop value={marked} onValueChange={mark}>
      <Command.Input
        className="input"
        placeholder="Search claims by any word"
        aria-label="Search claims"
        value={search}
        onValueChange={(next) => {
          setSearch(next);
          // What matches best comes first.
          mark("");
        }}
      />
      <Command.List ref={list} className="chooser-list scroll" label="Claims">
        <Command.Empty className="chooser-empty">Nothing matches. Try fewer words.</Command.Empty>
        {here.length > 0 && (
          <Command.Group heading="On this map">
            {here.map((card) => (
              <Command.Item key={card.claimId} value={card.claimId} onSelect={() => choose({ claimId: card.claimId })}>
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
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {elsewhere.length > 0 && (
          <Command.Group heading="In the library">
            {elsewhere.map(({ claim, attribution }) => (
              <Command.Item key={claim.id} value={claim.id} onSelect={() => choose({ claimId: claim.id })}>
                <PositionGlyph
                  position={claim.positionId === null ? null : (tables.positions.get(claim.positionId) ?? null)}
                />
                <span className="grow">
                  <span className="found-text">{claim.text}</span>{" "}
                  <span className="small mute">{attributionInWords(attribution)}</span>
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {links.length > 0 && (
          <Command.Group heading="Arguments on this map">
            {links.map(({ link, text }) => (
              <Command.Item
                key={link.inferenceId}
                value={link.inferenceId}
                onSelect={() => choose({ inferenceId: link.inferenceId })}
              >
                <KindMark kind={link.kind} />
                <span className="grow found-text">{text}</span>
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
    </Command>
  );
}
