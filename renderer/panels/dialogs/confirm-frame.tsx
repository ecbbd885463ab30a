import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { closeDialog } from "../../state/dialog-store.ts";
import { restoreFocus } from "../ui/focus-memory.ts";

/** Asks before something is taken away, and says what goes. */
export function ConfirmFrame({
  title,
  confirmLabel,
  ready = true,
  confirm,
  alternative,
  children,
}: {
  readonly title: string;
  readonly confirmLabel: string;
  /** False while what goes is still being found out. */
  readonly ready?: boolean;
  readonly confirm: () => Promise<unknown>;
  /** Something milder to do instead. */
  readonly alternative?: { readonly label: string; readonly run: () => Promise<unknown> } | undefined;
  readonly children: ReactNode;
}) {
  const closeAfter = (work: () => Promise<unknown>) => () => {
    void work().then(closeDialog);
  };
  return (
    <AlertDialog.Root
      open
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog" onCloseAutoFocus={restoreFocus}>
          <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="dialog-lead stack">{children}</div>
          </AlertDialog.Description>
          <div className="dialog-foot">
            <AlertDialog.Cancel className="button">Cancel</AlertDialog.Cancel>
            {alternative && (
              <button type="button" className="button" onClick={closeAfter(alternative.run)}>
                {alternative.label}
              </button>
            )}
            <button type="button" className="button danger" disabled={!ready} onClick={closeAfter(confirm)}>
              {confirmLabel}
            </button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
