import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import type { Diff, RecordChange } from "#shared/model/diffs.ts";
import { ask } from "./commands.ts";

/** Answers of queries, kept until the library changes: `connectQueries` marks them stale on every change. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false } },
});

/** The answer of a query command, kept up to date with the library. */
export function useCommand<N extends CommandName>(
  name: N,
  args: CommandArguments<N>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<CommandResult<N>> {
  return useQuery({
    queryKey: [name, args],
    queryFn: () => ask(name, args),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  }) as UseQueryResult<CommandResult<N>>;
}

/** A burst of changes (another window pasting, a program at work) asks again only this often, in milliseconds. */
const refreshGapMs = 100;

/** What a change that only moves cards makes stale: no other answer tells where cards stand, or when a map was changed. */
const staleByMoving: ReadonlySet<unknown> = new Set<CommandName>(["maps.list", "map.get", "map.detail"]);

let lastRefresh = Number.NEGATIVE_INFINITY;
let refreshTimer: number | undefined;
let onlyMoved = true;

/** Asks again for what is on show and may have changed, which is everything where no diff says what has: at once, or soon where it has just been done. */
export function refreshQueries(diff: Diff | null = null): void {
  onlyMoved &&= diff?.every(isMove) ?? false;
  if (refreshTimer !== undefined) return;
  const waitMs = lastRefresh + refreshGapMs - performance.now();
  if (waitMs <= 0) refreshNow();
  else refreshTimer = window.setTimeout(refreshNow, waitMs);
}

function refreshNow(): void {
  refreshTimer = undefined;
  lastRefresh = performance.now();
  const moved = onlyMoved;
  onlyMoved = true;
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !moved || staleByMoving.has(queryKey[0]) });
}

/** True when a card or junction stands elsewhere or is folded now, or a map was changed by nothing but that. */
function isMove({ table, before, after }: RecordChange): boolean {
  if (before === null || after === null) return false;
  if (table === "placements") return true;
  return table === "maps" && before.title === after.title && before.description === after.description;
}
