import { useEffect, useState } from "react";
import { openDialog, useDialog } from "../state/dialog-store.ts";
import { gatherDropped, gatherText } from "../state/importing/gathering.ts";
import { readsMaps, takeIn, useImport } from "../state/importing/import-store.ts";
import { counted } from "./ui/words.ts";

/** What is being dragged over the window: files and folders, or a text from another program. */
type Dragged = { readonly files: number } | "text";

/**
 * Takes files, folders and texts that are dropped anywhere on the window, and
 * says what will happen while they are held over it. What is dragged within
 * Warrant itself goes its own ways.
 */
export function DropTarget() {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  useEffect(() => listenForDrops(setDragged), []);
  const adding = useDialog((state) => state.request?.kind === "add-sources");
  if (dragged === null) return null;
  return (
    <div className="drop-veil" role="status">
      <div className="drop-words">
        <p className="drop-title">
          {dragged === "text" ? "Drop the text" : `Drop ${counted(dragged.files, "item")}`} to add{" "}
          {dragged !== "text" && dragged.files > 1 ? "them" : "it"}
          {adding && " to the others"}
        </p>
        <p className="small mute">
          Texts and references become sources, maps of other programs and pictures with a map in them become maps. You
          see first what was found.
        </p>
      </div>
    </div>
  );
}

function listenForDrops(show: (dragged: Dragged | null) => void): () => void {
  let begunHere = false;
  // How many elements of the page the pointer is in by the browser's count: 0 when it has left the window.
  let depth = 0;
  const hide = () => {
    depth = 0;
    show(null);
  };
  const listeners = {
    dragstart: () => {
      begunHere = true;
    },
    dragend: () => {
      begunHere = false;
      hide();
    },
    dragenter: (event: DragEvent) => {
      const dragged = begunHere ? null : draggedIn(event);
      if (dragged === null) return;
      depth += 1;
      if (canTake()) show(dragged);
    },
    dragleave: (event: DragEvent) => {
      if (begunHere || draggedIn(event) === null) return;
      depth -= 1;
      if (depth <= 0) hide();
    },
    dragover: (event: DragEvent) => {
      if (begunHere || draggedIn(event) === null) return;
      // Else the browser would open the file in place of Warrant.
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = canTake() ? "copy" : "none";
    },
    drop: (event: DragEvent) => {
      const dragged = begunHere ? null : draggedIn(event);
      const data = event.dataTransfer;
      if (dragged === null || data === null) return;
      event.preventDefault();
      hide();
      if (!canTake()) return;
      const gathered = dragged === "text" ? gatherText(data, readsMaps()) : gatherDropped(data);
      if (gathered === null) return;
      if (useDialog.getState().request?.kind !== "add-sources") openDialog({ kind: "add-sources", files: [] });
      void takeIn(gathered);
    },
  };
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const name of names) document.addEventListener(name, listeners[name], { capture: true });
  return () => {
    for (const name of names) document.removeEventListener(name, listeners[name], { capture: true });
  };
}

/** What is dragged over the window from outside; null for what is none of our business, such as a text over a field. */
function draggedIn({ dataTransfer, target }: DragEvent): Dragged | null {
  const types = dataTransfer?.types ?? [];
  if (types.includes("Files")) {
    return { files: [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === "file").length };
  }
  if (!types.includes("text/plain") && !types.includes("text/html")) return null;
  // A claim from another window of Warrant.
  if (types.some((type) => type.startsWith("application/x-warrant"))) return null;
  const inField = target instanceof Element && target.closest("input, textarea, [contenteditable=true]") !== null;
  return inField ? null : "text";
}

/** Another dialog, or an import that is just being kept, is to be finished first. */
function canTake(): boolean {
  const { request } = useDialog.getState();
  const { keeping, kept } = useImport.getState();
  return request === null || (request.kind === "add-sources" && !keeping && kept === null);
}
