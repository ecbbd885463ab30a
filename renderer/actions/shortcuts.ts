import { tinykeys } from "tinykeys";
import { type ActionFacts, type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { bridge } from "../bridge/bridge.ts";
import { showFailure } from "../state/commands.ts";
import { useDialog } from "../state/dialog-store.ts";
import { isEnabled, runAction } from "./actions.ts";
import { readClipboard, writeClipboard } from "./clipboard.ts";
import { actionContext } from "./context.ts";
import { removeSelection } from "./edit-actions.ts";

const facts: Readonly<Record<ActionId, ActionFacts>> = actionFacts;
const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Left to the browser, which turns them into copy, cut and paste events that carry the clipboard. */
const clipboardActions: readonly ActionId[] = ["edit.copy", "edit.cut", "edit.paste"];

/** How a person reads a shortcut: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function shortcutLabel(id: ActionId): string | undefined {
  const shortcut = facts[id].shortcut;
  if (shortcut === undefined) return undefined;
  if (!onMac) return shortcut.replace("CmdOrCtrl", "Ctrl");
  const parts = shortcut.split("+");
  const signs: Record<string, string> = { CmdOrCtrl: "⌘", Shift: "⇧", Alt: "⌥" };
  return parts.map((part) => signs[part] ?? part).join("");
}

/** The binding as tinykeys writes it; letters by the character typed, so that every keyboard layout works. */
function binding(shortcut: string): string {
  return shortcut
    .split("+")
    .map((part) => (part === "CmdOrCtrl" ? "$mod" : part))
    .join("+");
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [contenteditable=true]") !== null;
}

/** A key with neither Ctrl nor Cmd is a shortcut only where it means nothing else. */
function belongsElsewhere(event: KeyboardEvent, shortcut: string): boolean {
  if (useDialog.getState().request !== null) return true;
  if (typing(event.target)) return !shortcut.includes("CmdOrCtrl") || /\+(Z|Shift\+Z|A|X|C|V)$/.test(shortcut);
  if (shortcut === "Enter" && event.target instanceof HTMLElement) {
    return event.target.closest("button, a, [role=menuitem], [role=tab], [role=option]") !== null;
  }
  return event.target instanceof HTMLElement && event.target.closest("[role=menu], [role=dialog]") !== null;
}

/** Turns keys, clipboard events and the native menu's choices into actions; returns what ends it. */
export function listenForShortcuts(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const id of Object.keys(facts) as ActionId[]) {
    const shortcut = facts[id].shortcut;
    if (shortcut === undefined || clipboardActions.includes(id)) continue;
    const answer = (event: KeyboardEvent) => {
      // Where no text is open the browser's own search answers.
      if (belongsElsewhere(event, shortcut) || (id === "reader.find" && !isEnabled(id))) return;
      event.preventDefault();
      runAction(id);
    };
    bindings[binding(shortcut)] = answer;
    if (id === "edit.remove") bindings.Backspace = answer;
    if (id === "history.redo") bindings["$mod+y"] = answer;
    if (id === "help.shortcuts") bindings["Shift+?"] = answer;
    if (id === "view.zoomIn") bindings["$mod+Shift++"] = answer;
  }
  const stops = [tinykeys(window, bindings), bridge.subscribe("action", runMenuAction), ...listenForClipboard()];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The native menu's editing items belong to a text field when one has the keyboard. */
function runMenuAction(id: ActionId): void {
  const editing: Partial<Record<ActionId, string>> = {
    "history.undo": "undo",
    "history.redo": "redo",
    "edit.cut": "cut",
    "edit.copy": "copy",
    "edit.paste": "paste",
    "edit.selectAll": "selectAll",
    "edit.remove": "delete",
  };
  const editCommand = editing[id];
  if (typing(document.activeElement) && editCommand !== undefined) document.execCommand(editCommand);
  else if (isEnabled(id)) runAction(id);
}

function listenForClipboard(): (() => void)[] {
  const answers = {
    copy: (event: ClipboardEvent) => writeClipboard(event, actionContext()),
    cut: (event: ClipboardEvent) => {
      const context = actionContext();
      if (context.placedClaimIds.length === 0) return;
      writeClipboard(event, context);
      removeSelection(context).catch(showFailure);
    },
    paste: (event: ClipboardEvent) => {
      readClipboard(event, actionContext()).catch(showFailure);
    },
  };
  return (Object.keys(answers) as (keyof typeof answers)[]).map((name) => {
    const listener = (event: ClipboardEvent) => {
      const selectedText = window.getSelection()?.toString() ?? "";
      if (typing(event.target) || useDialog.getState().request !== null || (name !== "paste" && selectedText !== ""))
        return;
      answers[name](event);
    };
    document.addEventListener(name, listener);
    return () => document.removeEventListener(name, listener);
  });
}
