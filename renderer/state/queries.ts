import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
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

let lastRefresh = Number.NEGATIVE_INFINITY;
let refreshTimer: number | undefined;

/** Asks again for everything that is on show: at once, or soon where it has just been done. */
export function refreshQueries(): void {
  if (refreshTimer !== undefined) return;
  const waitMs = lastRefresh + refreshGapMs - performance.now();
  if (waitMs <= 0) refreshNow();
  else refreshTimer = window.setTimeout(refreshNow, waitMs);
}

function refreshNow(): void {
  refreshTimer = undefined;
  lastRefresh = performance.now();
  void queryClient.invalidateQueries();
}
