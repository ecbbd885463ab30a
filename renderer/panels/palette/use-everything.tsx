import { Network, Newspaper } from "lucide-react";
import { useMemo } from "react";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { openReader } from "../../state/reader-store.ts";
import { chooseMap, setWindow } from "../../state/window-store.ts";
import { selectAndReveal } from "../library/show-claim.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import type { Option, OptionGroup } from "../ui/use-options.ts";
import { attributionInWords } from "../ui/words.ts";
import { closeThen } from "./close-then.ts";

/** How many of a kind are offered at once: what follows must not be out of reach. The words that are typed next find all. */
const mostOfAKind = 30;

/** What a blank search offers: maps, claims and sources, the first of each. */
export function useEverything(): readonly OptionGroup[] {
  const maps = useMaps();
  const claims = useClaims();
  const sources = useSources();
  return useMemo(() => [maps, claims, sources], [maps, claims, sources]);
}

/** The first options, under a heading that says how many there are. */
function groupOf(name: string, total: number, options: readonly Option[]): OptionGroup {
  const heading =
    total > options.length ? `${name}, first ${options.length} of ${total.toLocaleString("en-GB")}` : name;
  return { heading, options };
}

function useMaps(): OptionGroup {
  const maps = useCommand("maps.list", {}).data;
  return useMemo(() => {
    const options = (maps ?? []).slice(0, mostOfAKind).map((map) => ({
      key: `map ${map.id}`,
      choose: closeThen(() => chooseMap(map.id)),
      show: () => (
        <>
          <Network aria-hidden />
          <span className="grow ellipsis">{map.title}</span>
          <span className="small mute">{map.claims}</span>
        </>
      ),
    }));
    return groupOf("Maps", maps?.length ?? 0, options);
  }, [maps]);
}

function useClaims(): OptionGroup {
  const found = useCommand("claims.list", { limit: mostOfAKind }).data;
  const positions = useCommand("library.get", {}).data?.positions;
  const placed = usePlaced();
  return useMemo(() => {
    const byId = new Map(positions?.map((position) => [position.id, position]));
    const options = (found?.rows ?? []).map(({ claim, attribution }) => ({
      key: `claim ${claim.id}`,
      choose: closeThen(() => {
        selectAndReveal(claim.id);
        if (!placed.claims.has(claim.id)) setWindow({ rightOpen: true });
      }),
      show: () => (
        <>
          <PositionGlyph position={claim.positionId === null ? null : byId.get(claim.positionId)} />
          <span className="grow">
            <span className="found-text">{claim.text}</span>{" "}
            <span className="small mute">
              {attributionInWords(attribution)}
              {placed.claims.has(claim.id) && " · on this map"}
            </span>
          </span>
        </>
      ),
    }));
    return groupOf("Claims", found?.total ?? 0, options);
  }, [found, positions, placed]);
}

function useSources(): OptionGroup {
  const sources = useCommand("sources.list", {}).data;
  return useMemo(() => {
    const options = (sources ?? []).slice(0, mostOfAKind).map(({ source }) => ({
      key: `source ${source.id}`,
      choose: closeThen(() => openReader(source.id)),
      show: () => (
        <>
          <Newspaper aria-hidden />
          <span className="grow ellipsis">{source.label}</span>
          <span className="small mute">{source.containerTitle}</span>
        </>
      ),
    }));
    return groupOf("Sources", sources?.length ?? 0, options);
  }, [sources]);
}
