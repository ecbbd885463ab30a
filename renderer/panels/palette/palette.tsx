import { Network, Newspaper, Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useMemo, useState } from "react";
import { type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { actionContext } from "../../actions/context.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { closeDialog } from "../../state/dialog-store.ts";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { selectSource } from "../../state/selection-store.ts";
import { chooseMap, setWindow } from "../../state/window-store.ts";
import { selectAndReveal } from "../library/show-claim.ts";
import { restoreFocus } from "../ui/focus-memory.ts";
import { folded, matcherOf } from "../ui/match.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { SearchList } from "../ui/search-list.tsx";
import { useDebounced } from "../ui/use-debounced.ts";
import type { Option, OptionGroup } from "../ui/use-options.ts";
import { attributionInWords } from "../ui/words.ts";

const searchDelayMs = 100;
/** How many of a kind are offered at once: what follows must not be out of reach. The words that are typed next narrow them. */
const mostOfAKind = 30;

/** Finds any action, map, claim or source by its words, and runs or shows it. */
export function Palette() {
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="palette" aria-describedby={undefined} onCloseAutoFocus={restoreFocus}>
          <Dialog.Title className="visually-hidden">Find or do anything</Dialog.Title>
          <PaletteList />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList() {
  const [search, setSearch] = useState("");
  const foundActions = useFoundActions(search);
  const foundMaps = useFoundMaps(search);
  const foundClaims = useFoundClaims(search);
  const foundSources = useFoundSources(search);
  const groups = useMemo(
    () => [foundActions, foundMaps, foundClaims, foundSources],
    [foundActions, foundMaps, foundClaims, foundSources],
  );
  return (
    <SearchList
      label="Find or do anything"
      listLabel="Found"
      placeholder="Find or do anything"
      search={search}
      setSearch={setSearch}
      groups={groups}
      empty="Nothing matches. Try fewer or other words."
      fieldClassName="palette-field"
      listClassName="palette-list"
      before={<Search aria-hidden />}
      after={<kbd>Esc</kbd>}
    />
  );
}

/** Closes the palette first: what is run may open a dialog of its own. */
function closeThen(work: () => void): () => void {
  return () => {
    closeDialog();
    work();
  };
}

/** The first of what was found, under a heading that says how many there are. */
function groupOf(name: string, found: readonly Option[], total = found.length): OptionGroup {
  const shown = found.slice(0, mostOfAKind);
  const heading = total > shown.length ? `${name}, first ${shown.length} of ${total.toLocaleString("en-GB")}` : name;
  return { heading, options: shown };
}

function useFoundActions(search: string): OptionGroup {
  const [context] = useState(actionContext);
  return useMemo(() => {
    const fits = matcherOf(search);
    const ids = (Object.keys(actionFacts) as ActionId[]).filter(
      (id) =>
        id !== "view.palette" &&
        isEnabled(id, context) &&
        fits(folded(`${actionLabel(id, context)} ${actionFacts[id].label} ${actionFacts[id].menu}`)),
    );
    const options = ids.map((id) => ({
      key: `action ${id}`,
      choose: closeThen(() => runAction(id)),
      show: () => (
        <>
          <span className="grow ellipsis">{actionLabel(id, context)}</span>
          <span className="small mute">{actionFacts[id].menu}</span>
          <kbd>{shortcutLabel(id)}</kbd>
        </>
      ),
    }));
    return { heading: "Actions", options };
  }, [search, context]);
}

function useFoundMaps(search: string): OptionGroup {
  const maps = useCommand("maps.list", {}).data;
  const searchable = useMemo(() => maps?.map((map) => ({ map, text: folded(`${map.title} map`) })) ?? [], [maps]);
  return useMemo(() => {
    const fits = matcherOf(search);
    const options = searchable.flatMap(({ map, text }) =>
      fits(text)
        ? {
            key: `map ${map.id}`,
            choose: closeThen(() => chooseMap(map.id)),
            show: () => (
              <>
                <Network aria-hidden />
                <span className="grow ellipsis">{map.title}</span>
                <span className="small mute">{map.claims}</span>
              </>
            ),
          }
        : [],
    );
    return groupOf("Maps", options);
  }, [search, searchable]);
}

function useFoundClaims(search: string): OptionGroup {
  const rested = useDebounced(search, searchDelayMs);
  const found = useCommand("claims.list", { search: rested, limit: mostOfAKind }).data;
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
    return groupOf("Claims", options, found?.total);
  }, [found, positions, placed]);
}

function useFoundSources(search: string): OptionGroup {
  const sources = useCommand("sources.list", {}).data;
  const searchable = useMemo(
    () =>
      sources?.map(({ source }) => ({ source, text: folded(`${source.label} ${source.containerTitle ?? ""}`) })) ?? [],
    [sources],
  );
  return useMemo(() => {
    const fits = matcherOf(search);
    const options = searchable.flatMap(({ source, text }) =>
      fits(text)
        ? {
            key: `source ${source.id}`,
            choose: closeThen(() => {
              selectSource(source.id);
              setWindow({ rightOpen: true });
            }),
            show: () => (
              <>
                <Newspaper aria-hidden />
                <span className="grow ellipsis">{source.label}</span>
                <span className="small mute">{source.containerTitle}</span>
              </>
            ),
          }
        : [],
    );
    return groupOf("Sources", options);
  }, [search, searchable]);
}
