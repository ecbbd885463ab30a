import { Command } from "cmdk";
import { Network, Newspaper, Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef, useState } from "react";
import { type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { actionContext } from "../../actions/context.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { closeDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { selectSource } from "../../state/selection-store.ts";
import { chooseMap, setWindow } from "../../state/window-store.ts";
import { usePlaced } from "../inspector/use-placed.ts";
import { selectAndReveal } from "../library/show-claim.ts";
import { restoreFocus } from "../ui/focus-memory.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { useDebounced } from "../ui/use-debounced.ts";
import { useMarkedItem } from "../ui/use-marked-item.ts";
import { attributionInWords } from "../ui/words.ts";
import { matchesWords } from "./match.ts";

const searchDelayMs = 100;
const mostClaims = 30;

/** Finds any action, map, claim or source by its words, and runs or shows it. */
export function Palette() {
  const [search, setSearch] = useState("");
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
          <PaletteList search={search} setSearch={setSearch} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The field and what it finds. Within the dialog, so that the list is there when its first item is marked. */
function PaletteList({ search, setSearch }: { readonly search: string; readonly setSearch: (search: string) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const [marked, mark] = useMarkedItem(list);
  return (
    <Command label="Find or do anything" shouldFilter={false} loop value={marked} onValueChange={mark}>
      <div className="palette-field">
        <Search aria-hidden />
        <Command.Input
          placeholder="Find or do anything"
          aria-label="Find or do anything"
          value={search}
          onValueChange={(next) => {
            setSearch(next);
            // What matches best comes first.
            mark("");
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <Command.List ref={list} className="palette-list scroll" label="Found">
        <Command.Empty className="chooser-empty">Nothing matches. Try fewer or other words.</Command.Empty>
        <FoundActions search={search} />
        <FoundMaps search={search} />
        <FoundClaims search={search} />
        <FoundSources search={search} />
      </Command.List>
    </Command>
  );
}

/** Closes the palette first: what is run may open a dialog of its own. */
function closeThen(work: () => void): () => void {
  return () => {
    closeDialog();
    work();
  };
}

function FoundActions({ search }: { readonly search: string }) {
  const [context] = useState(actionContext);
  const ids = (Object.keys(actionFacts) as ActionId[]).filter(
    (id) =>
      id !== "view.palette" &&
      isEnabled(id, context) &&
      matchesWords(search, `${actionLabel(id, context)} ${actionFacts[id].label} ${actionFacts[id].menu}`),
  );
  if (ids.length === 0) return null;
  return (
    <Command.Group heading="Actions">
      {ids.map((id) => (
        <Command.Item key={id} value={`action ${id}`} onSelect={closeThen(() => runAction(id))}>
          <span className="grow ellipsis">{actionLabel(id, context)}</span>
          <span className="small mute">{actionFacts[id].menu}</span>
          <kbd>{shortcutLabel(id)}</kbd>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function FoundMaps({ search }: { readonly search: string }) {
  const maps = useCommand("maps.list", {}).data ?? [];
  const found = maps.filter((map) => matchesWords(search, `${map.title} map`));
  if (found.length === 0) return null;
  return (
    <Command.Group heading="Maps">
      {found.map((map) => (
        <Command.Item key={map.id} value={`map ${map.id}`} onSelect={closeThen(() => chooseMap(map.id))}>
          <Network aria-hidden />
          <span className="grow ellipsis">{map.title}</span>
          <span className="small mute">{map.claims}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function FoundClaims({ search }: { readonly search: string }) {
  const rested = useDebounced(search, searchDelayMs);
  const found = useCommand("claims.list", { search: rested, limit: mostClaims }).data;
  const positions = useCommand("library.get", {}).data?.positions;
  const placed = usePlaced();
  if (found === undefined || found.rows.length === 0) return null;
  return (
    <Command.Group heading={found.total > mostClaims ? `Claims, first ${mostClaims} of ${found.total}` : "Claims"}>
      {found.rows.map(({ claim, attribution }) => (
        <Command.Item
          key={claim.id}
          value={`claim ${claim.id}`}
          onSelect={closeThen(() => {
            selectAndReveal(claim.id);
            if (!placed.claims.has(claim.id)) setWindow({ rightOpen: true });
          })}
        >
          <PositionGlyph position={positions?.find(({ id }) => id === claim.positionId)} />
          <span className="grow">
            <span className="found-text">{claim.text}</span>{" "}
            <span className="small mute">
              {attributionInWords(attribution)}
              {placed.claims.has(claim.id) && " · on this map"}
            </span>
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function FoundSources({ search }: { readonly search: string }) {
  const sources = useCommand("sources.list", {}).data ?? [];
  const found = sources.filter(({ source }) => matchesWords(search, `${source.label} ${source.containerTitle ?? ""}`));
  if (found.length === 0) return null;
  return (
    <Command.Group heading="Sources">
      {found.map(({ source }) => (
        <Command.Item
          key={source.id}
          value={`source ${source.id}`}
          onSelect={closeThen(() => {
            selectSource(source.id);
            setWindow({ rightOpen: true });
          })}
        >
          <Newspaper aria-hidden />
          <span className="grow ellipsis">{source.label}</span>
          <span className="small mute">{source.containerTitle}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
