import type { Handlers } from "./context.ts";

export const searchHandlers: Handlers<"search"> = {
  search: ({ library }, { words, limit }) => library.queries.search(words, limit),
};
