import type { MenuItemConstructorOptions } from "electron";
import { expect, test, vi } from "vitest";
import { textMenu } from "#main/electron/context-menu.ts";
import { type MenuOptions, menuTemplate } from "#main/electron/menu.ts";
import { type ActionId, actions } from "#shared/contract/actions.ts";
import type { MenuItem } from "./electron-fake.ts";

vi.mock("electron", () => import("./electron-fake.ts"));

function menuOn(platform: NodeJS.Platform, options: Partial<MenuOptions> = {}): readonly MenuItem[] {
  const template = menuTemplate({ platform, development: false, choose: () => {}, openWindow: () => {}, ...options });
  return template.map(plain);
}

/** An item as data, with a click that needs no window. */
function plain({ submenu, click, ...item }: MenuItemConstructorOptions): MenuItem {
  return {
    ...item,
    ...(Array.isArray(submenu) ? { submenu: submenu.map(plain) } : {}),
    ...(click === undefined ? {} : { click: () => Reflect.apply(click, undefined, []) }),
  };
}

function actionItems(menus: readonly MenuItem[]): readonly (MenuItem & { readonly menu: string | undefined })[] {
  return menus.flatMap((menu) =>
    (menu.submenu ?? []).filter((item) => item.id !== undefined).map((item) => ({ ...item, menu: menu.label })),
  );
}

test.each(["linux", "win32", "darwin"] as const)(
  "[E6] on %s the menu holds every action exactly once, where the list says",
  (platform) => {
    const items = actionItems(menuOn(platform));
    expect(items.map(({ id, label, menu }) => ({ id, label, menu })).toSorted(byId)).toEqual(
      Object.entries(actions)
        .map(([id, { label, menu }]) => ({ id, label, menu }))
        .toSorted(byId),
    );
  },
);

function byId(a: { readonly id?: string | undefined }, b: { readonly id?: string | undefined }): number {
  return String(a.id).localeCompare(String(b.id));
}

test("[E6] choosing an item names its action; cut, copy and paste go to whatever has the focus", () => {
  const chosen: ActionId[] = [];
  const items = actionItems(menuOn("linux", { choose: (id) => chosen.push(id) }));
  for (const item of items) item.click?.();
  const withRole = items.filter((item) => item.role !== undefined);
  expect(withRole.map(({ id, role, click }) => ({ id, role, click }))).toEqual([
    { id: "edit.cut", role: "cut", click: undefined },
    { id: "edit.copy", role: "copy", click: undefined },
    { id: "edit.paste", role: "paste", click: undefined },
  ]);
  expect(chosen).toEqual(items.filter((item) => item.role === undefined).map((item) => item.id));
});

test("[E6] groups are divided by rules, with none at an end or doubled", () => {
  for (const platform of ["linux", "darwin"] as const) {
    for (const { label, submenu = [] } of menuOn(platform)) {
      const kinds = submenu.map((item) => item.type ?? "item");
      const where = `${platform} ${label}: ${kinds.join(" ")}`;
      expect(kinds[0], where).not.toBe("separator");
      expect(kinds.at(-1), where).not.toBe("separator");
      expect(where).not.toContain("separator separator");
      let previous: MenuItem | undefined;
      let divided = false;
      for (const item of submenu) {
        if (item.type === "separator") divided = true;
        else {
          const before = groupOf(previous);
          const group = groupOf(item);
          if (before !== null && group !== null) expect([item.id, divided]).toEqual([item.id, before !== group]);
          previous = item;
          divided = false;
        }
      }
    }
  }
});

function groupOf(item: MenuItem | undefined): number | null {
  const id = item?.id;
  return id !== undefined && Object.hasOwn(actions, id) ? actions[id as ActionId].group : null;
}

test("[E6] keys that write or edit text are shown, and left to the page", () => {
  const shown = new Map(actionItems(menuOn("linux")).map((item) => [item.id, item]));
  for (const id of ["claim.new", "claim.edit", "claim.support", "edit.remove", "edit.delete", "help.shortcuts"]) {
    expect([id, shown.get(id)?.registerAccelerator]).toEqual([id, false]);
    expect(shown.get(id)?.accelerator).toBeDefined();
  }
  for (const id of ["history.undo", "map.export", "map.new", "view.zoomIn"]) {
    expect([id, shown.get(id)?.registerAccelerator]).toEqual([id, undefined]);
  }
  // macOS would take the key for itself.
  const onMac = actionItems(menuOn("darwin"));
  const writing = onMac.filter((item) => item.accelerator !== undefined && !/CmdOrCtrl/.test(item.accelerator));
  expect(writing).toEqual([]);
  expect(onMac.find((item) => item.id === "claim.new")).not.toHaveProperty("accelerator");
  expect(onMac.find((item) => item.id === "history.undo")?.accelerator).toBe("CmdOrCtrl+Z");
});

test("[E6] no two items take the same key", () => {
  const keys = menuOn("linux")
    .flatMap((menu) => menu.submenu ?? [])
    .flatMap((item) => item.accelerator ?? []);
  expect(keys.length).toBe(new Set(keys).size);
});

test("[E6] each platform finds what it expects", () => {
  const roles = (platform: NodeJS.Platform, development = false) =>
    menuOn(platform, { development }).map((menu) => [
      menu.role ?? menu.label,
      ...(menu.submenu ?? []).filter((item) => item.id === undefined).flatMap((item) => item.role ?? []),
    ]);
  expect(roles("linux")).toEqual([
    ["File", "quit"],
    ["Edit"],
    ["View", "togglefullscreen"],
    ["Map"],
    ["help", "about"],
  ]);
  expect(roles("darwin", true)).toEqual([
    ["appMenu"],
    ["File", "close"],
    ["Edit"],
    ["View", "togglefullscreen", "toggleDevTools"],
    ["Map"],
    ["windowMenu"],
    ["help"],
  ]);
});

test("[E19] a right click on text offers editing and spelling, elsewhere nothing", async () => {
  const { FakeWebContents, fakeSession } = await import("./electron-fake.ts");
  const contents = new FakeWebContents();
  const editFlags = { canUndo: true, canRedo: false, canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
  const nothing = { isEditable: false, selectionText: "", misspelledWord: "", dictionarySuggestions: [], editFlags };
  const menu = (params: Partial<Parameters<typeof textMenu>[1]>) => textMenu(contents, { ...nothing, ...params });
  expect(menu({})).toEqual([]);
  expect(menu({ selectionText: "a phrase" })).toEqual([{ role: "copy" }]);
  const items = menu({
    isEditable: true,
    misspelledWord: "encrytion",
    dictionarySuggestions: ["encryption"],
  }).map(plain);
  expect(items.map((item) => item.label ?? item.role ?? item.type)).toEqual([
    "encryption",
    "Add to dictionary",
    "separator",
    "undo",
    "redo",
    "separator",
    "cut",
    "copy",
    "paste",
    "selectAll",
  ]);
  expect(items.find((item) => item.role === "redo")?.enabled).toBe(false);
  items[0]?.click?.();
  items[1]?.click?.();
  expect([contents.edits, fakeSession.words]).toEqual([["replace:encryption"], ["encrytion"]]);
});
