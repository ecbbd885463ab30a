import { Hash, Map as MapIcon, Newspaper } from "lucide-react";
import { useMemo, useRef } from "react";
import { isTagName, type LinkTarget } from "#shared/model/note-text.ts";
import { useCommand } from "../../state/queries.ts";
import { folded, matcherOf } from "../ui/match.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { useDebounced } from "../ui/use-debounced.ts";
import type { OptionGroup } from "../ui/use-options.ts";
import type { Begun } from "./draft.ts";

/** Suggestions of one kind at most: who does not find it among them types on. */
const most = 12;
const searchDelayMs = 120;

const noGroups: readonly OptionGroup[] = [];

/** What can stand in place of a link or tag that is begun: records by their words, tags by their beginning. */
export function useSuggestions(
  begun: Begun | null,
  choose: { readonly link: (target: LinkTarget, words: string) => void; readonly tag: (name: string) => void },
): readonly OptionGroup[] {
  const kind = begun?.kind ?? null;
  const words = begun?.words ?? "";
  const search = useDebounced(words, searchDelayMs);
  const forLinks = { enabled: kind === "link" };
  const { data: claims, isPlaceholderData } = useCommand("claims.list", { search, limit: most }, forLinks);
  const claimsAreOld = isPlaceholderData || search !== words;
  const maps = useCommand("maps.list", {}, forLinks).data;
  const library = useCommand("library.get", {}, { enabled: kind !== null }).data;
  const chosen = useRef(choose);
  chosen.current = choose;

  return useMemo(() => {
    if (kind === null) return noGroups;
    if (kind === "tag") {
      const begins = folded(words);
      const tags = (library?.tags ?? []).filter(({ name }) => isTagName(name) && folded(name).startsWith(begins));
      // A tag that is written out needs no more: Enter goes to the next line.
      if (tags.some(({ name }) => name.toLowerCase() === words.toLowerCase())) return noGroups;
      return [
        {
          heading: null,
          options: tags.slice(0, most).map(({ id, name }) => ({
            key: `tag ${id}`,
            show: () => (
              <>
                <Hash size={14} aria-hidden />
                <span className="wrap-anywhere">{name}</span>
              </>
            ),
            choose: () => chosen.current.tag(name),
          })),
        },
      ];
    }
    const fits = matcherOf(words);
    const position = new Map(library?.positions.map((each) => [each.id, each]));
    const link = (target: LinkTarget, text: string) => () => chosen.current.link(target, text);
    return [
      {
        heading: "Claims",
        // Until those for these words are there, Enter takes none that they do not fit.
        options: (claims?.rows ?? [])
          .filter(({ claim: { text } }) => !claimsAreOld || fits(folded(text)))
          .map(({ claim: { id, text, positionId } }) => ({
            key: `claim ${id}`,
            show: () => (
              <>
                <PositionGlyph position={position.get(positionId ?? "") ?? null} />
                <span className="suggestion">{text}</span>
              </>
            ),
            choose: link({ kind: "claim", id }, text),
          })),
      },
      {
        heading: "Maps",
        options: (maps ?? [])
          .filter(({ title }) => fits(folded(title)))
          .slice(0, most)
          .map(({ id, title }) => ({
            key: `map ${id}`,
            show: () => (
              <>
                <MapIcon size={14} aria-hidden />
                <span className="suggestion">{title}</span>
              </>
            ),
            choose: link({ kind: "map", id }, title),
          })),
      },
      {
        heading: "Sources",
        options: (library?.sources ?? [])
          .filter(({ label }) => fits(folded(label)))
          .slice(0, most)
          .map(({ id, label }) => ({
            key: `source ${id}`,
            show: () => (
              <>
                <Newspaper size={14} aria-hidden />
                <span className="suggestion">{label}</span>
              </>
            ),
            choose: link({ kind: "source", id }, label),
          })),
      },
    ];
  }, [kind, words, claims, claimsAreOld, maps, library]);
}
