import { useState } from "react";
import { limits } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { chooseMap } from "../../state/window-store.ts";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";

/** Begins a new, empty map. */
export function NewMapDialog() {
  return (
    <DialogFrame title="New map">
      <TitleForm
        title=""
        submitLabel="Create map"
        submit={async (title) => {
          const made = await perform("map.create", { title });
          if (made) chooseMap(made.mapId);
          return made !== undefined;
        }}
      />
    </DialogFrame>
  );
}

/** Gives a map another title. */
export function RenameMapDialog({ mapId }: { readonly mapId: string }) {
  const title = useCommand("maps.list", {}).data?.find((map) => map.id === mapId)?.title;
  return (
    <DialogFrame title="Rename map">
      {title !== undefined && (
        <TitleForm
          title={title}
          submitLabel="Rename"
          submit={async (next) => next === title || (await perform("map.edit", { mapId, title: next })) !== undefined}
        />
      )}
    </DialogFrame>
  );
}

function TitleForm({
  title,
  submitLabel,
  submit,
}: {
  readonly title: string;
  readonly submitLabel: string;
  readonly submit: (title: string) => Promise<boolean>;
}) {
  const [text, setText] = useState(title);
  const trimmed = text.trim();
  return (
    <DialogForm submitLabel={submitLabel} ready={trimmed !== ""} submit={() => submit(trimmed)}>
      <label className="field">
        <span>Title</span>
        <input
          className="input"
          value={text}
          maxLength={limits.title}
          ref={selectOnce}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
    </DialogForm>
  );
}

/** Takes the keyboard when the dialog opens, with the whole title selected. */
function selectOnce(field: HTMLInputElement | null): void {
  if (field === null) return;
  requestAnimationFrame(() => {
    field.focus();
    field.select();
  });
}
