import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { closeDialog } from "../../state/dialog-store.ts";
import { restoreFocus } from "../ui/focus-memory.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { closePicksFirst } from "../ui/pick-field.tsx";

/** A dialog with a title. Escape or a click beside it closes it; the keyboard goes back to where it was. */
export function DialogFrame({
  title,
  lead,
  wide = false,
  large = false,
  keepsWork = false,
  children,
}: {
  readonly title: string;
  /** A sentence under the title. */
  readonly lead?: ReactNode;
  readonly wide?: boolean;
  /** For a list beside what is chosen in it. */
  readonly large?: boolean;
  /** True where a slip of the pointer would lose work: a click beside the dialog leaves it open. */
  readonly keepsWork?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className={["dialog", wide && "wide", large && "large"].filter(Boolean).join(" ")}
          onInteractOutside={(event) => {
            if (keepsWork) event.preventDefault();
          }}
          onOpenAutoFocus={focusContent}
          onEscapeKeyDown={closePicksFirst}
          onCloseAutoFocus={restoreFocus}
          onKeyDown={submitForm}
          {...(lead === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className="dialog-head">
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton small label="Close" tipSide="left" className="dialog-close">
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          {lead !== undefined && <Dialog.Description className="dialog-lead">{lead}</Dialog.Description>}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Gives the keyboard to the first field, else to the first choice, else to the dialog itself; not to the button that closes it. */
function focusContent(event: Event): void {
  event.preventDefault();
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  const field = dialog.querySelector<HTMLElement>("input, textarea, select");
  const choice = dialog.querySelector<HTMLElement>("[role=radio][aria-checked=true]");
  (field ?? choice ?? dialog).focus();
}

/** Ctrl+Enter submits the dialog's form, wherever in the dialog the keyboard is. */
function submitForm(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.currentTarget.querySelector("form");
  if (form === null) return;
  event.preventDefault();
  form.requestSubmit();
}

/**
 * A dialog's fields and its two buttons. Ctrl+Enter submits from anywhere, Enter
 * from one-line fields. `submit` answers true when the dialog is done.
 */
export function DialogForm({
  submitLabel,
  ready,
  submit,
  children,
}: {
  readonly submitLabel: string;
  readonly ready: boolean;
  readonly submit: () => Promise<boolean>;
  readonly children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);

  async function run(): Promise<void> {
    if (busy || !ready) return;
    setBusy(true);
    const done = await submit();
    setBusy(false);
    if (done) closeDialog();
  }

  return (
    <form
      className="dialog-form"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      {children}
      <div className="dialog-foot">
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
        <button type="submit" className="button primary" disabled={busy || !ready}>
          {submitLabel}
        </button>
      </div>
    </form>
  );
}
