import { ArrowUp, CircleSlash } from "lucide-react";
import type { InferenceKind } from "#shared/model/records.ts";

/** Support or attack, told apart by sign as well as by colour. */
export function KindMark({ kind }: { readonly kind: InferenceKind }) {
  return (
    <span className={kind}>
      {kind === "support" ? <ArrowUp aria-hidden /> : <CircleSlash aria-hidden />}
      <span className="visually-hidden">{kind === "support" ? "Support: " : "Attack: "}</span>
    </span>
  );
}
