import { Building2, Search, UserRound } from "lucide-react";
import { useMemo, useState } from "react";
import type { SpeakerRow } from "#shared/contract/results.ts";
import { useCommand } from "../../state/queries.ts";
import { selectSpeaker, useSelection } from "../../state/selection-store.ts";
import { setWindow } from "../../state/window-store.ts";
import { folded, matcherOf } from "../ui/match.ts";
import { VirtualList } from "../ui/virtual-list.tsx";
import { counted } from "../ui/words.ts";
import { LibrarySection } from "./library-section.tsx";

const { compare } = new Intl.Collator("en-GB");

function idOf({ speaker }: SpeakerRow): string {
  return speaker.id;
}

function aboutOf({ speaker }: SpeakerRow): string {
  return [speaker.role, speaker.organisation].filter((part) => part !== null).join(", ");
}

/** Who said something: people and organisations, by name. */
export function SpeakersSection() {
  const speakers = useCommand("speakers.list", {}).data;
  const [search, setSearch] = useState("");
  const sorted = useMemo(
    () =>
      (speakers ?? [])
        .toSorted((a, b) => compare(a.speaker.name, b.speaker.name))
        .map((row) => ({ row, text: folded(`${row.speaker.name} ${aboutOf(row)}`) })),
    [speakers],
  );
  const found = useMemo(() => {
    const fits = matcherOf(search);
    return sorted.flatMap(({ row, text }) => (fits(text) ? [row] : []));
  }, [sorted, search]);
  return (
    <LibrarySection name="speakers" title="Speakers" count={speakers?.length}>
      {speakers?.length === 0 ? (
        <p className="library-empty">Nobody is quoted yet. Speakers come with their quotations.</p>
      ) : (
        <>
          <div className="claims-tools">
            <div className="search-box">
              <Search aria-hidden />
              <input
                type="search"
                className="input"
                placeholder="Search speakers"
                aria-label="Search speakers"
                value={search}
                maxLength={500}
                onChange={(event) => setSearch(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape" && search !== "") setSearch("");
                }}
              />
            </div>
          </div>
          {speakers !== undefined && found.length === 0 && <p className="library-empty">Nobody matches.</p>}
          <div className="library-rows scroll">
            <VirtualList
              items={found}
              keyOf={idOf}
              likelySize={44}
              label="Speakers"
              row={(row, tabIndex) => <SpeakerItem row={row} tabIndex={tabIndex} />}
            />
          </div>
        </>
      )}
    </LibrarySection>
  );
}

function SpeakerItem({ row, tabIndex }: { readonly row: SpeakerRow; readonly tabIndex: 0 | -1 }) {
  const { speaker } = row;
  const chosen = useSelection((state) => state.speakerId === speaker.id);
  const Icon = speaker.kind === "person" ? UserRound : Building2;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className="library-row two-lines"
      title={speaker.name}
      aria-current={chosen ? "true" : undefined}
      onClick={() => {
        selectSpeaker(speaker.id);
        setWindow({ rightOpen: true });
      }}
    >
      <Icon aria-hidden />
      <span className="grow">
        <span className="ellipsis source-title">{speaker.name}</span>
        <span className="row small mute source-facts">
          <span className="ellipsis grow">{aboutOf(row)}</span>
          <span title={counted(row.quotations, "quotation")}>{counted(row.claims, "claim")}</span>
        </span>
      </span>
    </button>
  );
}
