import { useEffect } from "react";
import { useTidyProgress } from "../state/tidy-progress.ts";
import { warmUpLayout } from "../workers/layout.ts";

/** When the layout worker starts: once the first map has had its time. */
const warmUpAfterMs = 2_000;

/** In the status line while a layout takes long: how far it is, and how to stop it. */
export function TidyProgress() {
  const running = useTidyProgress((state) => state.running);
  useEffect(() => {
    const timer = window.setTimeout(warmUpLayout, warmUpAfterMs);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <span className="tidy-progress">
      <span role="status">{running && "Tidying…"}</span>
      {running && (
        <>
          <progress aria-label="Tidying" max={1} value={running.share} />
          <button type="button" onClick={running.cancel}>
            Cancel
          </button>
        </>
      )}
    </span>
  );
}
