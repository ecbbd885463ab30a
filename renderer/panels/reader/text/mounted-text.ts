/** The piece of text that holds a place, where it is mounted. */
export function pieceAt(list: HTMLElement | null, place: number): HTMLElement | undefined {
  const pieces = [...(list?.querySelectorAll<HTMLElement>("[data-start]") ?? [])];
  return pieces.find((piece) => {
    const start = Number(piece.dataset.start);
    return start <= place && place < start + (piece.textContent?.length ?? 0);
  });
}

/** Gives an element the keyboard as soon as it is mounted. */
export function focusSoon(find: () => HTMLElement | null, tries = 8): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element) element.focus({ preventScroll: true });
    else if (tries > 0) focusSoon(find, tries - 1);
  });
}
