import { FileText, Folder, Network, PenLine } from "lucide-react";
import { useState } from "react";
import { mapFormats, readFormats } from "#shared/formats/format-list.ts";
import { openDialog } from "../../../state/dialog-store.ts";
import { gatherTyped } from "../../../state/importing/gathering.ts";
import { takeIn, useImport } from "../../../state/importing/import-store.ts";
import { listed } from "../../ui/words.ts";
import { chooseFiles } from "./choose-files.ts";
import { leftAsideInWords } from "./import-words.ts";
import { ReadAsField } from "./read-as-field.tsx";

const formatNames = readFormats.map((format) => mapFormats[format].name);

/** How sources and maps can be added, before there is anything to look at. */
export function WaysIn({
  mapsOnly,
  fault,
  leftAside,
}: {
  /** True where the person set out to import a map. */
  readonly mapsOnly: boolean;
  readonly fault: string | null;
  readonly leftAside: readonly string[];
}) {
  const forSource = useImport((state) => state.forSource);
  const as = useImport((state) => state.as);
  const Icon = mapsOnly ? Network : FileText;
  const [text, setText] = useState("");
  return (
    <div className="ways-in">
      <div className="ways-drop">
        <Icon size={28} strokeWidth={1.25} aria-hidden />
        <p>
          {mapsOnly ? "Drop a map’s file anywhere in the window." : "Drop files or a folder anywhere in the window."}
        </p>
        {mapsOnly ? (
          <p className="small mute">
            {listed([...formatNames, "pictures that Warrant saved with their map in them"])}. Claims that your library
            has already are never doubled unasked.
          </p>
        ) : (
          <p className="small mute">
            Texts: plain, Markdown, web pages, PDF, Word, EPUB. References: CSL-JSON, BibTeX.
            {forSource === null && " Maps: Warrant’s own, AIF, Argdown, Kialo, JSON Canvas, SADFace, CSV."} All is read
            on this computer, and nothing is loaded from the network.
          </p>
        )}
        <div className="row ways-buttons">
          <button type="button" className="button" onClick={() => chooseFiles(false)}>
            <FileText size={14} aria-hidden />
            Choose files…
          </button>
          {!mapsOnly && (
            <button type="button" className="button" onClick={() => chooseFiles(true)}>
              <Folder size={14} aria-hidden />
              Choose a folder…
            </button>
          )}
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
        <span>{mapsOnly ? "Or paste or write one" : "Or paste or write a text"}</span>
        <textarea
          className="textarea"
          rows={4}
          data-takes-sources
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {forSource === null && (
        <div className="ways-as">
          <ReadAsField
            label={mapsOnly ? "Format" : "Read what comes as"}
            value={as}
            anything={mapsOnly ? null : "What it seems to be"}
            map={mapsOnly ? "Told by the file" : "A map, in the format it seems to be"}
            change={(next) => useImport.setState({ as: next })}
          />
        </div>
      )}
      <div className="dialog-foot ways-foot">
        {forSource === null && !mapsOnly && (
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
