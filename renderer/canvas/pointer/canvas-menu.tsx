import { ContextMenu } from "radix-ui";
import { Fragment, type ReactElement, useRef, useState } from "react";
import type { ActionId } from "#shared/contract/actions.ts";
import type { Point } from "#shared/layout/geometry.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { select, useSelection } from "../../state/selection-store.ts";
import { recordIdOf } from "../node-ids.ts";
import type { MapHit } from "./hit-test.ts";

export type MenuSubject =
  | { readonly of: "card" | "empty" }
  | { readonly of: "link"; readonly inferenceId: string }
  | { readonly of: "frame"; readonly frameId: string };
export type MenuExtra = { readonly label: string; readonly danger?: boolean; readonly run: () => void };

/** Actions by what was pressed, in groups with rules between them. */
const menus: Readonly<Record<"card" | "link" | "empty", readonly (readonly [ActionId, ...ActionId[]])[]>> = {
  card: [
    ["claim.edit", "claim.support", "claim.attack", "claim.linkTo"],
    ["note.new", "claim.collapse", "map.placeHidden", "map.tidyBranch"],
    ["edit.cut", "edit.copy", "map.copyPng", "edit.duplicate"],
    ["edit.remove", "edit.delete"],
  ],
  link: [["inference.switch", "claim.support", "claim.attack"], ["note.new"], ["edit.remove", "edit.delete"]],
  empty: [
    ["edit.paste", "edit.selectAll"],
    ["view.fit", "map.tidy"],
    ["note.new", "map.rename"],
    ["map.export", "map.write", "map.copyPng", "map.copySvg"],
  ],
};

/** The menu of what lies under the pointer, or has the keyboard: the actions that apply to it. */
export function CanvasMenu({
  children,
  hitFor,
  extrasFor,
}: {
  readonly children: ReactElement;
  /** What of the map lies at a place of the window. */
  readonly hitFor: (at: Point) => MapHit;
  /** What else there is to do to it, besides the actions of the list; `at` is a place of the window. */
  readonly extrasFor: (subject: MenuSubject, at: Point) => readonly MenuExtra[];
}) {
  const [subject, setSubject] = useState<MenuSubject | null>(null);
  const at = useRef<Point>({ x: 0, y: 0 });

  const extras = subject === null ? [] : extrasFor(subject, at.current);
  const groups = subject === null || subject.of === "frame" ? [] : menus[subject.of];

  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger
        asChild
        onContextMenu={(event) => {
          at.current = { x: event.clientX, y: event.clientY };
          const next = event.target instanceof Element ? chooseSubject(event.target, hitFor(at.current)) : null;
          // Over fields and panels of the canvas the browser's own menu, or none, is right.
          if (next === null) event.stopPropagation();
          setSubject(next);
        }}
      >
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" collisionPadding={8}>
          {extras.map(({ label, danger, run }) => (
            <ContextMenu.Item key={label} className={danger ? "menu-item danger" : "menu-item"} onSelect={run}>
              {label}
            </ContextMenu.Item>
          ))}
          {groups.map((group, index) => (
            <Fragment key={group[0]}>
              {(index > 0 || extras.length > 0) && <ContextMenu.Separator className="menu-rule" />}
              {group.map((id) => (
                <ActionItem key={id} id={id} />
              ))}
            </Fragment>
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function ActionItem({ id }: { readonly id: ActionId }) {
  const shortcut = shortcutLabel(id);
  return (
    <ContextMenu.Item
      className={id === "edit.delete" ? "menu-item danger" : "menu-item"}
      disabled={!isEnabled(id)}
      onSelect={() => {
        // After the menu has handed back the keyboard, so that what the action opens may take it.
        window.setTimeout(() => runAction(id));
      }}
    >
      {actionLabel(id)}
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </ContextMenu.Item>
  );
}

/** What the menu is about; it becomes the selection, unless it is part of it. */
function chooseSubject(element: Element, hit: MapHit): MenuSubject | null {
  if (element.closest("input, textarea, .react-flow__panel")) return null;
  const frameId = recordIdOf("frame", element.closest(".react-flow__node")?.getAttribute("data-id") ?? "");
  if (frameId !== null) return { of: "frame", frameId };
  const { claimIds, inferenceIds } = useSelection.getState();
  // The element that has the keyboard, when the menu was opened by a key; else what the pointer is on.
  const id = element.closest(".react-flow__node, .react-flow__edge")?.getAttribute("data-id") ?? "";
  const claimId = recordIdOf("card", id) ?? (hit?.on === "card" ? hit.claimId : null);
  if (claimId !== null) {
    if (!claimIds.includes(claimId)) select({ claimIds: [claimId] });
    return { of: "card" };
  }
  const inferenceId =
    recordIdOf("link", id) ?? recordIdOf("junction", id) ?? (hit && hit.on !== "card" ? hit.inferenceId : null);
  if (inferenceId === null) return { of: "empty" };
  if (!inferenceIds.includes(inferenceId)) select({ inferenceIds: [inferenceId] });
  return { of: "link", inferenceId };
}
