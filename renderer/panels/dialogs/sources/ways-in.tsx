import { FileText, Folder, PenLine } from "lucide-react";
import { useState } from "react";
import { openDialog } from "../../../state/dialog-store.ts";
import { gatherTyped } from "../../../state/importing/gathering.ts";
import { takeIn, useImport } from "../../../state/importing/import-store.ts";
import { chooseFiles } from "./choose-files.ts";
import { leftAsideInWords } from "./import-words.ts";

/** How sources can be added, before there is anything to look at. */
export function WaysIn({ fault, leftAside }: { readonly fault: string | null; readonly leftAside: readonly string[] }) {
  const forSource = useImport((state) => state.forSource);
  const [text, setText] = useState("");
  return (
    <div className="ways-in">
      <div className="ways-drop">
        <FileText size={28} strokeWidth={1.25} aria-hidden />
        <p>Drop files or a folder anywhere in the window.</p>
        <p className="small mute">
          Text, Markdown, web pages, PDF, Word, EPUB; lists of references as CSL-JSON or BibTeX. All is read on this
          computer, and nothing is loaded from the network.
        </p>
        <div className="row ways-buttons">
          <button type="button" className="button" onClick={() => chooseFiles(false)}>
            <FileText size={14} aria-hidden />
            Choose files…
          </button>
          <button type="button" className="button" onClick={() => chooseFiles(true)}>
            <Folder size={14} aria-hidden />
            Choose a folder…
          </button>
        </div>
      </div>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {leftAside.length > 0 && (
        <p className="small" role="status">
          There was nothing to read. {leftAsideInWords(leftAside)}
        </p>
      )}
      <label className="field">
        <span>Or paste or write a text</span>
        <textarea
          className="textarea"
          rows={4}
          data-takes-sources
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="dialog-foot ways-foot">
        {forSource === null && (
          <button
            type="button"
            className="button quiet"
            onClick={() => openDialog({ kind: "source-facts", sourceId: null })}
          >
            <PenLine size={14} aria-hidden />
            Type the facts instead…
          </button>
        )}
        <span className="grow" />
        <button
          type="button"
          className="button primary"
          disabled={text.trim() === ""}
          onClick={() => void takeIn(gatherTyped(text))}
        >
          Use this text
        </button>
      </div>
    </div>
  );
}
