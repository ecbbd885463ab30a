import { MessageSquareText, Network, Newspaper, Pilcrow, Quote, StickyNote, UserRound } from "lucide-react";
import type { HitKind } from "#shared/contract/results/search.ts";

const icons = {
  claim: MessageSquareText,
  quotation: Quote,
  passage: Pilcrow,
  source: Newspaper,
  note: StickyNote,
  map: Network,
  speaker: UserRound,
} satisfies Record<HitKind, typeof Quote>;

/** The sign of a kind of hit; the kind itself is said in words beside it. */
export function HitIcon({ kind }: { readonly kind: HitKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden />;
}
