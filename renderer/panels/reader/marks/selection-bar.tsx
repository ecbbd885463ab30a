import { Toolbar } from "radix-ui";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { Tip } from "../../ui/tip.tsx";
import { actOnPassage, needsClaim, passageActions, passageFault, useSelectedClaim } from "./passage-actions.ts";
import type { Stretch } from "./segments.ts";

/** Room between the words and the bar, and at its sides, in pixels. */
const gap = 6;

/** What can be done with the words that are selected, beside them. */
export function SelectionBar({
  sourceId,
  text,
  stretch,
  within,
}: {
  readonly sourceId: string;
  readonly text: string;
  readonly stretch: Stretch;
  /** The scroller over which it floats. */
  readonly within: RefObject<HTMLElement | null>;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const claimId = useSelectedClaim();
  const fault = passageFault(stretch);

  // After every rendering: the words may have moved.
  useLayoutEffect(() => {
    const [element, scroller] = [bar.current, within.current];
    const selection = document.getSelection();
    if (element === null || scroller === null || selection === null || selection.rangeCount === 0) return;
    const rects = [...selection.getRangeAt(0).getClientRects()].filter(({ width }) => width > 0);
    const [first, last] = [rects[0], rects.at(-1)];
    if (first === undefined || last === undefined) return;
    const view = scroller.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const above = first.top - height - gap;
    const below = last.bottom + gap;
    const fits = above >= view.top ? above : below + height <= view.bottom ? below : view.top + gap;
    const left = Math.max(view.left + gap, Math.min(first.left, view.right - width - gap));
    element.style.top = `${fits - view.top + scroller.scrollTop}px`;
    element.style.left = `${left - view.left}px`;
  });

  return (
    <Toolbar.Root ref={bar} className="selection-bar" aria-label="The selected words">
      {fault !== null && <p className="small fault">{fault}</p>}
      {fault === null &&
        passageActions.map(({ action, label, letter }) => {
          const lacksClaim = (action === "support" || action === "attack") && claimId === null;
          const button = (
            <Toolbar.Button
              key={action}
              className="selection-button"
              aria-disabled={lacksClaim || undefined}
              aria-keyshortcuts={letter}
              // The words stay selected.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => actOnPassage(action, sourceId, text, stretch)}
            >
              {label}
              <kbd>{letter}</kbd>
            </Toolbar.Button>
          );
          return lacksClaim ? (
            <Tip key={action} label={needsClaim} side="top">
              {button}
            </Tip>
          ) : (
            button
          );
        })}
    </Toolbar.Root>
  );
}
