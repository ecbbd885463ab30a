import { useEffect, useRef, useState } from "react";
import type { CardView } from "#shared/model/map-view.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { editClaim, useSelection } from "../../state/selection-store.ts";
import { currentView } from "../current-view.ts";
import { focusCard } from "../keyboard/focus-card.ts";
import { CardEditor } from "./card-editor.tsx";

/** A card of the map while its text is edited in place. */
export function EditedCard({ card }: { readonly card: CardView }) {
  const [text, setText] = useState(card.text);
  const [busy, setBusy] = useState(false);
  const done = useRef(false);
  const { claimId } = card;

  useEffect(
    () => () => {
      // Taken away elsewhere: should undo bring it back, it comes back as a card, not as a field.
      if (!currentView()?.cards.some((each) => each.claimId === claimId)) close(claimId, false);
    },
    [claimId],
  );

  const keep = async () => {
    if (done.current) return;
    const next = text.trim();
    if (next === "" || next === card.text) {
      giveUp();
      return;
    }
    done.current = true;
    setBusy(true);
    const hadKeyboard = document.activeElement?.closest(".card.edited") !== null;
    const kept = await perform("claim.edit", { claimId: card.claimId, text: next });
    if (kept !== undefined) {
      await textShown(card.claimId, next);
      close(card.claimId, hadKeyboard);
    } else {
      done.current = false;
      setBusy(false);
    }
  };
  const giveUp = () => {
    if (done.current) return;
    done.current = true;
    close(card.claimId, true);
  };

  return (
    <CardEditor
      content={card}
      text={text}
      label="Text of the claim"
      placeholder="What is claimed?"
      busy={busy}
      onWrite={setText}
      onKeep={() => void keep()}
      onGiveUp={giveUp}
    />
  );
}

function close(claimId: string, refocus: boolean): void {
  if (useSelection.getState().editingClaimId !== claimId) return;
  editClaim(null);
  if (refocus) focusCard(claimId);
}

/** Settles once the map shows the text: the answer may come before the change itself. */
function textShown(claimId: string, text: string): Promise<void> {
  const shown = () =>
    useMapStore.getState().view?.cards.find((candidate) => candidate.claimId === claimId)?.text === text;
  if (shown()) return Promise.resolve();
  return new Promise((settle) => {
    const stop = () => {
      unsubscribe();
      window.clearTimeout(timer);
      settle();
    };
    const unsubscribe = useMapStore.subscribe(() => {
      if (shown()) stop();
    });
    const timer = window.setTimeout(stop, 1_000);
  });
}
