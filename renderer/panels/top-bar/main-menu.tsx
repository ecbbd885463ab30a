import { ChevronRight, Menu } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { Fragment, type PointerEvent } from "react";
import { type ActionFacts, type ActionId, actions as actionFacts, type MenuName } from "#shared/contract/actions.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { actionContext } from "../../actions/context.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { IconButton } from "../ui/icon-button.tsx";

const menuNames = ["File", "Edit", "View", "Map", "Help"] as const satisfies readonly MenuName[];

/** Every action, menu by menu: what the desktop's native menu holds, for windows that have none. */
export function MainMenu() {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label="Menu">
          <Menu aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          {menuNames.map((name) => (
            <DropdownMenu.Sub key={name}>
              <DropdownMenu.SubTrigger className="menu-item" onPointerLeave={stayOpenWithin}>
                {name}
                <ChevronRight className="menu-end" aria-hidden />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent className="menu" collisionPadding={8} sideOffset={2}>
                  <MenuActions name={name} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/**
 * A pointer that goes straight from an entry into its submenu leaves that open.
 * Radix judges by the direction of the movement before, which a quick pointer has
 * not made yet: it would close the submenu under the pointer.
 */
function stayOpenWithin(event: PointerEvent<HTMLElement>): void {
  const submenu = document.getElementById(event.currentTarget.getAttribute("aria-controls") ?? "");
  if (event.relatedTarget instanceof Node && submenu?.contains(event.relatedTarget)) event.preventDefault();
}

/** One menu's actions, with a rule between its groups. */
function MenuActions({ name }: { readonly name: MenuName }) {
  const context = actionContext();
  const entries = (Object.entries(actionFacts) as [ActionId, ActionFacts][]).filter(([, facts]) => facts.menu === name);
  return entries.map(([id, facts], index) => (
    <Fragment key={id}>
      {index > 0 && entries[index - 1]?.[1].group !== facts.group && <DropdownMenu.Separator className="menu-rule" />}
      <DropdownMenu.Item className="menu-item" disabled={!isEnabled(id, context)} onSelect={() => runAction(id)}>
        <span className="ellipsis">{actionLabel(id, context)}</span>
        {facts.shortcut !== undefined && <kbd>{shortcutLabel(id)}</kbd>}
      </DropdownMenu.Item>
    </Fragment>
  ));
}
