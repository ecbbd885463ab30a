import type { ContextMenuParams, EditFlags, MenuItemConstructorOptions, Session, WebContents } from "electron";
import { Menu } from "electron";

/**
 * The menu of a right click on text, which Electron leaves to the program. The
 * page's own menus keep the click to themselves, so they never meet this one.
 */
export function offerTextMenu(contents: WebContents): void {
  contents.on("context-menu", (_event, params) => {
    const template = textMenu(contents, params);
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}

type TextTarget = {
  readonly replaceMisspelling: (word: string) => void;
  readonly session: Pick<Session, "addWordToSpellCheckerDictionary">;
};
type TextClick = Pick<
  ContextMenuParams,
  "isEditable" | "selectionText" | "misspelledWord" | "dictionarySuggestions"
> & { readonly editFlags: Omit<EditFlags, "canDelete" | "canEditRichly"> };

export function textMenu(contents: TextTarget, params: TextClick): MenuItemConstructorOptions[] {
  if (!params.isEditable) return params.selectionText.trim() === "" ? [] : [{ role: "copy" }];
  const spelling: MenuItemConstructorOptions[] = params.dictionarySuggestions.map((word) => ({
    label: word,
    click: () => contents.replaceMisspelling(word),
  }));
  if (params.misspelledWord !== "") {
    spelling.push(
      {
        label: "Add to dictionary",
        click: () => {
          contents.session.addWordToSpellCheckerDictionary(params.misspelledWord);
        },
      },
      { type: "separator" },
    );
  }
  return [
    ...spelling,
    { role: "undo", enabled: params.editFlags.canUndo },
    { role: "redo", enabled: params.editFlags.canRedo },
    { type: "separator" },
    { role: "cut", enabled: params.editFlags.canCut },
    { role: "copy", enabled: params.editFlags.canCopy },
    { role: "paste", enabled: params.editFlags.canPaste },
    { role: "selectAll", enabled: params.editFlags.canSelectAll },
  ];
}
