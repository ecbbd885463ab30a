/** Frames to wait: rows of a long list are mounted once it has been measured. */
const mostFrames = 30;

/** Gives the keyboard to what `find` finds, as soon as it is there; returns what gives up. */
export function focusWhenThere(find: () => HTMLElement | null | undefined): () => void {
  let frames = 0;
  let frame = 0;
  const look = () => {
    const element = find();
    if (element) element.focus();
    else if (frames < mostFrames) frame = requestAnimationFrame(look);
    frames += 1;
  };
  look();
  return () => cancelAnimationFrame(frame);
}
