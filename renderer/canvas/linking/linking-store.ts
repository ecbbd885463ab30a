import { create } from "zustand";
import type { Point } from "#shared/layout/geometry.ts";
import type { InferenceKind } from "#shared/model/records.ts";

/** Which dot of a card a link is drawn from: from above it the claim is a premise, from below it gets one. */
export type CardEnd = "above" | "below";

/** What lies under the pointer while a link is drawn. */
export type LinkingOver =
  | { readonly on: "card"; readonly claimId: string }
  | { readonly on: "junction"; readonly inferenceId: string }
  | { readonly on: "link"; readonly inferenceId: string }
  | { readonly on: "empty" }
  | { readonly on: "outside" };

/** A link in the making, in this window only. */
export type Linking = {
  readonly claimId: string;
  readonly end: CardEnd;
  readonly kind: InferenceKind;
  readonly over: LinkingOver;
};

export const useLinking = create<{ readonly linking: Linking | null }>(() => ({ linking: null }));

/** The pointer in map pixels while a link is drawn: apart, because it changes with every move. */
export const useLinkingPointer = create<Point>(() => ({ x: 0, y: 0 }));

export function sameOver(a: LinkingOver, b: LinkingOver): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What letting go here would do, in words for the label at the pointer; null when nothing. */
export function linkingWords({ claimId, end, kind, over }: Linking): string | null {
  const does = kind === "support" ? "supports" : "attacks";
  switch (over.on) {
    case "card":
      if (over.claimId === claimId) return null;
      return end === "above" ? `This claim ${does} that one` : `That claim ${does} this one`;
    case "junction":
      return "Adds this claim as a linked premise";
    case "link":
      return "This claim undercuts that argument";
    case "empty":
      return end === "above" ? `This claim ${does} a new one` : `A new claim ${does} this one`;
    case "outside":
      return null;
  }
}

/** True where A switches between support and attack. */
export function canSwitchKind(over: LinkingOver): boolean {
  return over.on === "card" || over.on === "empty";
}
