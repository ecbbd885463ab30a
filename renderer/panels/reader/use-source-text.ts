import { useEffect, useState } from "react";
import type { SourceText } from "#shared/contract/results/sources.ts";
import { ask } from "../../state/commands.ts";

export type TextState =
  | { readonly status: "loading" }
  /** `message` says what happened and what to do. */
  | { readonly status: "failed"; readonly message: string }
  | { readonly status: "ready"; readonly text: SourceText | null };

const loading: TextState = { status: "loading" };
const none: TextState = { status: "ready", text: null };

/**
 * The text of a source, asked for once for each text that the source has: it may
 * be long, and no other change of the library touches it. `textHash` is null where
 * there is none, undefined while that is not known. `again` asks anew.
 */
export function useSourceText(
  sourceId: string,
  textHash: string | null | undefined,
): { readonly state: TextState; readonly again: () => void } {
  const [times, setTimes] = useState(0);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly state: TextState } | null>(null);
  const key = `${sourceId} ${textHash} ${times}`;
  useEffect(() => {
    if (textHash === null || textHash === undefined) return;
    let wanted = true;
    const keep = (state: TextState) => {
      if (wanted) setAnswer({ key, state });
    };
    ask("source.text", { sourceId }).then(
      (text) => keep({ status: "ready", text }),
      (error: unknown) =>
        keep({ status: "failed", message: error instanceof Error ? error.message : "The text could not be read." }),
    );
    return () => {
      wanted = false;
    };
  }, [sourceId, textHash, key]);
  const state = textHash === null ? none : answer?.key === key ? answer.state : loading;
  return { state, again: () => setTimes((before) => before + 1) };
}
