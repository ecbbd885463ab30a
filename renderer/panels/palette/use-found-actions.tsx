import { useMemo, useState } from "react";
import { type ActionId, actions as actionFacts } from "#shared/contract/actions.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { actionContext } from "../../actions/context.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { folded, matcherOf } from "../ui/match.ts";
import type { OptionGroup } from "../ui/use-options.ts";
import { closeThen } from "./close-then.ts";

/** The actions that can run now and whose label holds every word. */
export function useFoundActions(search: string): OptionGroup {
  const [context] = useState(actionContext);
  return useMemo(() => {
    const fits = matcherOf(search);
    const ids = (Object.keys(actionFacts) as ActionId[]).filter(
      (id) =>
        id !== "view.palette" &&
        isEnabled(id, context) &&
        fits(folded(`${actionLabel(id, context)} ${actionFacts[id].label} ${actionFacts[id].menu}`)),
    );
    const options = ids.map((id) => ({
      key: `action ${id}`,
      choose: closeThen(() => runAction(id)),
      show: () => (
        <>
          <span className="grow ellipsis">{actionLabel(id, context)}</span>
          <span className="small mute">{actionFacts[id].menu}</span>
          <kbd>{shortcutLabel(id)}</kbd>
        </>
      ),
    }));
    return { heading: "Actions", options };
  }, [search, context]);
}
