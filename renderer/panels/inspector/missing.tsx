import type { UseQueryResult } from "@tanstack/react-query";
import { CommandFailure } from "../../state/commands.ts";
import { clearSelection } from "../../state/selection-store.ts";

/** True when the record is not in the library (any more), whatever was read of it before. */
export function isGone({ error }: UseQueryResult<unknown>): boolean {
  return error instanceof CommandFailure && error.error.code === "not-found";
}

/** What stands in the inspector while a record is not there: nothing while it is read, else why. */
export function Missing({ what, result }: { readonly what: string; readonly result: UseQueryResult<unknown> }) {
  if (!result.isError) return <div aria-busy="true" />;
  return (
    <div className="inspector-hint stack">
      <p>
        {isGone(result)
          ? `This ${what} is no longer in the library. Undo brings it back, if it was deleted just now.`
          : `This ${what} could not be read: ${result.error.message}`}
      </p>
      <div>
        <button type="button" className="button" onClick={clearSelection}>
          Show the map
        </button>
      </div>
    </div>
  );
}
