/**
 * Every action a person can take, by id: its label, its shortcut and where the
 * menus show it. What it does and when it can stands in the window's own list,
 * which must have exactly these ids.
 */
export type MenuName = "File" | "Edit" | "View" | "Map" | "Help";

export type ActionFacts = {
  readonly label: string;
  readonly menu: MenuName;
  /** Items of one menu with different groups are divided by a rule. */
  readonly group: number;
  /** Electron accelerator notation; `CmdOrCtrl` is ⌘ on a Mac and Ctrl elsewhere. */
  readonly shortcut?: string;
};

export const actions = {
  "map.new": { label: "New map…", menu: "File", group: 1, shortcut: "CmdOrCtrl+Alt+N" },
  "map.rename": { label: "Rename map…", menu: "File", group: 1 },
  "map.duplicate": { label: "Duplicate map", menu: "File", group: 1 },
  "map.delete": { label: "Delete map…", menu: "File", group: 1 },
  "map.export": { label: "Export image…", menu: "File", group: 2, shortcut: "CmdOrCtrl+E" },
  "map.write": { label: "Export to another format…", menu: "File", group: 2, shortcut: "CmdOrCtrl+Shift+E" },
  "timeline.export": { label: "Export timeline…", menu: "File", group: 2 },
  "matrix.export": { label: "Export who says what…", menu: "File", group: 2 },
  "sources.add": { label: "Add files…", menu: "File", group: 3, shortcut: "CmdOrCtrl+O" },
  "map.import": { label: "Import map…", menu: "File", group: 3, shortcut: "CmdOrCtrl+Shift+O" },
  "source.new": { label: "New source by its facts…", menu: "File", group: 3 },
  "source.edit": { label: "Edit facts of source…", menu: "File", group: 3 },
  "source.addText": { label: "Add text of source…", menu: "File", group: 3 },
  "source.decide": { label: "Decide on reworded quotations…", menu: "File", group: 3 },
  "source.delete": { label: "Delete source…", menu: "File", group: 3 },
  "sources.exportCslJson": { label: "Export sources as CSL-JSON…", menu: "File", group: 4 },
  "sources.exportBibtex": { label: "Export sources as BibTeX…", menu: "File", group: 4 },
  "notes.import": { label: "Import notes…", menu: "File", group: 4 },
  "notes.export": { label: "Export notes…", menu: "File", group: 4 },
  "library.backUp": { label: "Back up library", menu: "File", group: 5 },

  "history.undo": { label: "Undo", menu: "Edit", group: 1, shortcut: "CmdOrCtrl+Z" },
  "history.redo": { label: "Redo", menu: "Edit", group: 1, shortcut: "CmdOrCtrl+Shift+Z" },
  "edit.cut": { label: "Cut", menu: "Edit", group: 2, shortcut: "CmdOrCtrl+X" },
  "edit.copy": { label: "Copy", menu: "Edit", group: 2, shortcut: "CmdOrCtrl+C" },
  "edit.paste": { label: "Paste", menu: "Edit", group: 2, shortcut: "CmdOrCtrl+V" },
  "edit.duplicate": { label: "Duplicate", menu: "Edit", group: 2, shortcut: "CmdOrCtrl+D" },
  "map.copyPng": { label: "Copy map as PNG", menu: "Edit", group: 3, shortcut: "CmdOrCtrl+Shift+C" },
  "map.copySvg": { label: "Copy map as SVG", menu: "Edit", group: 3, shortcut: "CmdOrCtrl+Shift+G" },
  "edit.selectAll": { label: "Select all", menu: "Edit", group: 4, shortcut: "CmdOrCtrl+A" },
  "edit.remove": { label: "Remove from map", menu: "Edit", group: 5, shortcut: "Delete" },
  "edit.delete": { label: "Delete from library…", menu: "Edit", group: 5, shortcut: "Shift+Delete" },
  "positions.edit": { label: "Positions…", menu: "Edit", group: 6 },

  "claim.new": { label: "New claim", menu: "Map", group: 1, shortcut: "N" },
  "claim.edit": { label: "Edit text", menu: "Map", group: 1, shortcut: "Enter" },
  "claim.support": { label: "Add a reason for it", menu: "Map", group: 2, shortcut: "S" },
  "claim.attack": { label: "Add an objection", menu: "Map", group: 2, shortcut: "A" },
  "claim.linkTo": { label: "Link to…", menu: "Map", group: 2, shortcut: "L" },
  "inference.switch": { label: "Switch support and attack", menu: "Map", group: 3, shortcut: "X" },
  "note.new": { label: "Write a note", menu: "Map", group: 4, shortcut: "M" },
  "claim.collapse": { label: "Collapse or expand", menu: "Map", group: 4, shortcut: "C" },
  "map.placeHidden": { label: "Show arguments not on this map", menu: "Map", group: 4 },
  "map.tidy": { label: "Tidy", menu: "Map", group: 5, shortcut: "T" },
  "map.tidyBranch": { label: "Tidy branch", menu: "Map", group: 5 },

  "view.palette": { label: "Find or do anything…", menu: "View", group: 1, shortcut: "CmdOrCtrl+K" },
  "view.map": { label: "Map", menu: "View", group: 1, shortcut: "1" },
  "view.timeline": { label: "Timeline", menu: "View", group: 1, shortcut: "2" },
  "view.matrix": { label: "Who says what", menu: "View", group: 1, shortcut: "3" },
  "view.fit": { label: "Fit map to window", menu: "View", group: 2, shortcut: "CmdOrCtrl+0" },
  "view.actualSize": { label: "Actual size", menu: "View", group: 2, shortcut: "CmdOrCtrl+1" },
  "view.zoomIn": { label: "Zoom in", menu: "View", group: 2, shortcut: "CmdOrCtrl+=" },
  "view.zoomOut": { label: "Zoom out", menu: "View", group: 2, shortcut: "CmdOrCtrl+-" },
  "view.minimap": { label: "Show or hide minimap", menu: "View", group: 3 },
  "view.leftPanel": { label: "Show or hide library", menu: "View", group: 3, shortcut: "CmdOrCtrl+B" },
  "view.rightPanel": { label: "Show or hide inspector", menu: "View", group: 3, shortcut: "CmdOrCtrl+I" },
  "view.reader": { label: "Show or hide reading pane", menu: "View", group: 3, shortcut: "R" },
  "reader.find": { label: "Find in the text", menu: "Edit", group: 7, shortcut: "CmdOrCtrl+F" },

  "view.theme.system": { label: "Theme: follow the system", menu: "View", group: 4 },
  "view.theme.light": { label: "Theme: light", menu: "View", group: 4 },
  "view.theme.dark": { label: "Theme: dark", menu: "View", group: 4 },

  "help.shortcuts": { label: "Keyboard shortcuts", menu: "Help", group: 1, shortcut: "?" },
} as const satisfies Record<string, ActionFacts>;

export type ActionId = keyof typeof actions;
