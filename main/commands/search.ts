import type { Handlers } from "./context.ts";

export const searchHandlers: Handlers<"search"> = {
  search: ({ library }, args) => library.queries.search(args),
};
