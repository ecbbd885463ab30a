import { ChevronRight, MapPinOff } from "lucide-react";
import { Fragment } from "react";
import type { ArgumentRow } from "#shared/contract/results.ts";
import { selectAndReveal, selectInference } from "../library/show-claim.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { KindMark } from "../ui/kind-mark.tsx";
import { attributionInWords, counted } from "../ui/words.ts";

/** An argument for or against something: its premises, each a way to that claim, linked ones joined by a plus. */
export function ArgumentItem({ row, onMap }: { readonly row: ArgumentRow; readonly onMap: boolean }) {
  const { inference, premises } = row;
  return (
    <div className="argument">
      <KindMark kind={inference.kind} />
      <div className="grow">
        {premises.map(({ premise, claim, attribution }, index) => (
          <Fragment key={premise.id}>
            {index > 0 && (
              <p className="argument-plus" aria-hidden>
                +
              </p>
            )}
            <button type="button" className="row-link" onClick={() => selectAndReveal(claim.id)}>
              <span className="wrap-anywhere">{claim.text}</span>
              <span className="small mute">
                {attributionInWords(attribution)}
                {premise.implicit && " · not said"}
              </span>
            </button>
          </Fragment>
        ))}
        <ArgumentFacts row={row} onMap={onMap} />
      </div>
      <IconButton small label="Open this argument" tipSide="left" onClick={() => selectInference(inference.id)}>
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

/** What else is known of an argument: that it is undercut, that it stands elsewhere. */
function ArgumentFacts({ row, onMap }: { readonly row: ArgumentRow; readonly onMap: boolean }) {
  if (row.undercuts === 0 && onMap) return null;
  return (
    <p className="small mute argument-facts">
      {row.undercuts > 0 && <span>{counted(row.undercuts, "undercut")}</span>}
      {!onMap && (
        <span className="row-inline">
          <MapPinOff size={12} aria-hidden /> Not on this map
        </span>
      )}
    </p>
  );
}

/** An argument seen from one of its premises: what it is a reason for, or an objection to. */
export function PremiseOfItem({ row, onMap }: { readonly row: ArgumentRow; readonly onMap: boolean }) {
  const { inference, targetClaim } = row;
  const lead = inference.kind === "support" ? "A reason for" : "An objection to";
  return (
    <div className="argument">
      <KindMark kind={inference.kind} />
      <div className="grow">
        <button
          type="button"
          className="row-link"
          onClick={() => (targetClaim ? selectAndReveal(targetClaim.id) : selectInference(inference.id))}
        >
          <span className="small mute">{targetClaim ? lead : `${lead} an argument`}</span>
          <span className="wrap-anywhere">{targetClaim?.text ?? "See which"}</span>
        </button>
        <ArgumentFacts row={row} onMap={onMap} />
      </div>
      <IconButton small label="Open this argument" tipSide="left" onClick={() => selectInference(inference.id)}>
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
