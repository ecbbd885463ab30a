import { type ActionFacts, type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { canvasGestures } from "../../canvas/pointer/gestures.ts";
import { DialogFrame } from "./dialog-frame.tsx";

const menuNames = ["File", "Edit", "Map", "View", "Help"] as const;

const others: readonly (readonly [string, string])[] = [
  ["Next part of the window", "F6"],
  ["Previous part of the window", "Shift+F6"],
  ["Rename the map of a tab or row", "F2"],
  ["Menu of a card, row or tab", "Shift+F10"],
  ["Save a text that is being edited", "Ctrl+Enter"],
  ["Give up", "Esc"],
];

const gestures = canvasGestures.map(({ keys, does }) => [does, keys] as const);

/** Every shortcut, from the list of actions, and what the pointer does on the map. */
export function ShortcutsDialog() {
  const entries = Object.entries(actionFacts) as [ActionId, ActionFacts][];
  return (
    <DialogFrame title="Keyboard shortcuts" wide>
      <div className="shortcuts">
        {menuNames.map((name) => (
          <ShortcutGroup
            key={name}
            name={name}
            rows={entries.flatMap(([id, facts]) =>
              facts.menu === name && facts.shortcut !== undefined
                ? [[facts.label.replace("…", ""), shortcutLabel(id) ?? ""] as const]
                : [],
            )}
          />
        ))}
        <ShortcutGroup name="Everywhere" rows={others} />
        <ShortcutGroup name="On the map" rows={gestures} />
      </div>
    </DialogFrame>
  );
}

function ShortcutGroup({
  name,
  rows,
}: {
  readonly name: string;
  readonly rows: readonly (readonly [string, string])[];
}) {
  return (
    <section className="shortcut-group" aria-label={name}>
      <h3 className="label">{name}</h3>
      <dl>
        {rows.map(([label, keys]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
