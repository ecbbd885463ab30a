import type { MenuItemConstructorOptions } from "electron";
import type { ActionFacts, ActionId, MenuName } from "#shared/contract/actions.ts";
import { actions } from "#shared/contract/actions.ts";

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  /** Adds the developer tools. */
  readonly development: boolean;
  /** An item of the action list was chosen. */
  readonly choose: (id: ActionId) => void;
  readonly openWindow: () => void;
};

const separator: MenuItemConstructorOptions = { type: "separator" };

/**
 * The native menu: every action of the list once, in its menu and group, and what
 * the platform expects around them.
 *
 * Editing must reach text fields as well as the map, and only the page knows
 * which is meant. Cut, copy and paste therefore are Electron's roles: they raise
 * the page's clipboard events, which text fields and the map answer by focus, and
 * they work in the system's own dialogs. Undo, redo and select all raise no event
 * that a page could claim, so they send their action like any other; the preload
 * script sees whether text is being written and then has main do the edit there
 * in place of telling the page. Keys reach the page first, and only those it
 * leaves come to the menu, so nothing happens twice.
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = options.platform === "darwin";
  const view: MenuItemConstructorOptions[] = [separator, { role: "togglefullscreen" }];
  if (options.development) view.push({ role: "toggleDevTools" });
  return [
    ...(isMac ? [{ role: "appMenu" as const }] : []),
    menu("File", options, {
      before: [{ label: "New window", accelerator: "CmdOrCtrl+Shift+N", click: () => options.openWindow() }, separator],
      after: [separator, isMac ? { role: "close" } : { role: "quit" }],
    }),
    menu("Edit", options, {}),
    menu("View", options, { after: view }),
    menu("Map", options, {}),
    ...(isMac ? [{ role: "windowMenu" as const }] : []),
    { role: "help", ...menu("Help", options, { after: isMac ? [] : [separator, { role: "about" }] }) },
  ];
}

type Surroundings = {
  readonly before?: readonly MenuItemConstructorOptions[];
  readonly after?: readonly MenuItemConstructorOptions[];
};

function menu(
  name: MenuName,
  options: MenuOptions,
  { before = [], after = [] }: Surroundings,
): MenuItemConstructorOptions {
  const submenu = [...before];
  let group: number | null = null;
  for (const id of actionIds()) {
    const facts: ActionFacts = actions[id];
    if (facts.menu !== name) continue;
    if (group !== null && facts.group !== group) submenu.push(separator);
    group = facts.group;
    submenu.push({ id, label: facts.label, ...shortcut(facts, options.platform), ...choice(id, options) });
  }
  return { label: name, submenu: [...submenu, ...after] };
}

function choice(id: ActionId, { choose }: MenuOptions): Partial<MenuItemConstructorOptions> {
  // On Linux and Windows the page's editor takes these keys itself; registered, they would be taken twice.
  if (id === "edit.cut") return { role: "cut", registerAccelerator: false };
  if (id === "edit.copy") return { role: "copy", registerAccelerator: false };
  if (id === "edit.paste") return { role: "paste", registerAccelerator: false };
  return { click: () => choose(id) };
}

function actionIds(): readonly ActionId[] {
  return Object.keys(actions) as ActionId[];
}

/**
 * Keys that write text or act on it (N, Enter, Delete) are shown but left to the
 * page, which knows whether someone is writing. macOS cannot show a key without
 * taking it, so there they are left out.
 */
function shortcut(
  { shortcut: accelerator }: ActionFacts,
  platform: NodeJS.Platform,
): Partial<MenuItemConstructorOptions> {
  if (accelerator === undefined) return {};
  if (/(CmdOrCtrl|Ctrl|Cmd|Alt|Super)\+|^F\d+$/.test(accelerator)) return { accelerator };
  return platform === "darwin" ? {} : { accelerator, registerAccelerator: false };
}
