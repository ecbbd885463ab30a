import { Plus, Trash2, X } from "lucide-react";
import type { InferenceDetail } from "#shared/contract/results.ts";
import { limits } from "#shared/model/records.ts";
import { runAction } from "../../actions/actions.ts";
import { perform } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { selectAndReveal, selectInference } from "../library/show-claim.ts";
import { EditableText } from "../ui/editable-text.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { KindMark } from "../ui/kind-mark.tsx";
import { Segments } from "../ui/segments.tsx";
import { attributionInWords } from "../ui/words.ts";
import { ArgumentList } from "./argument-list.tsx";
import { InspectorSection } from "./inspector-section.tsx";
import { MapLinks } from "./map-links.tsx";
import { isGone, Missing } from "./missing.tsx";
import { NoteList } from "./note-list.tsx";

/** One argument: its kind, premises and target, its scheme, what undercuts it, and notes on it. */
export function InferenceInspector({ inferenceId }: { readonly inferenceId: string }) {
  const result = useCommand("inference.get", { inferenceId });
  const detail = result.data;
  if (isGone(result) || detail?.inference.id !== inferenceId) return <Missing what="argument" result={result} />;
  return <InferenceFacts detail={detail} />;
}

function InferenceFacts({ detail }: { readonly detail: InferenceDetail }) {
  const { inference, notes, maps, onIt } = detail;
  const placed = usePlaced();
  const here = placed.inferences.has(inference.id);
  return (
    <>
      <div className="inspector-top">
        <Segments
          label="Kind of argument"
          value={inference.kind}
          options={[
            { value: "support", label: <KindWord kind="support" /> },
            { value: "attack", label: <KindWord kind="attack" /> },
          ]}
          onChange={(kind) => void perform("inference.edit", { inferenceId: inference.id, kind })}
        />
        <IconButton
          small
          label="Delete argument…"
          tipSide="left"
          onClick={() => openDialog({ kind: "delete-inferences", inferenceIds: [inference.id] })}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <h2 className="inspector-title">{titleOf(detail)}</h2>
      <Premises detail={detail} />
      <TargetSection detail={detail} />
      <InspectorSection title="Scheme">
        <EditableText
          value={inference.scheme ?? ""}
          label="Scheme"
          limit={limits.name}
          className="plain-text"
          placeholder="Name the pattern it follows, such as argument from expert opinion"
          mayBeEmpty
          save={(text) => perform("inference.edit", { inferenceId: inference.id, scheme: text === "" ? null : text })}
        />
      </InspectorSection>
      <InspectorSection title="Undercut by" count={onIt.length}>
        {onIt.length > 0 && <ArgumentList rows={onIt} />}
        {here && (
          <button type="button" className="row-link with-icon mute" onClick={() => runAction("claim.attack")}>
            <Plus size={14} aria-hidden /> Undercut this argument
          </button>
        )}
      </InspectorSection>
      <NoteList notes={notes} subject={{ inferenceId: inference.id }} />
      <MapLinks maps={maps} />
    </>
  );
}

function titleOf({ inference, premises }: InferenceDetail): string {
  const linked = premises.length > 1 ? ` from ${premises.length} linked premises` : "";
  if (inference.targetInferenceId !== null && inference.kind === "attack") return `An undercut${linked}`;
  return inference.kind === "support" ? `A reason${linked}` : `An objection${linked}`;
}

function KindWord({ kind }: { readonly kind: "support" | "attack" }) {
  return (
    <>
      <span aria-hidden className={kind}>
        <KindMark kind={kind} />
      </span>
      {kind === "support" ? "Support" : "Attack"}
    </>
  );
}

function Premises({ detail }: { readonly detail: InferenceDetail }) {
  const { inference, premises } = detail;
  const add = (
    <IconButton
      small
      label="Add a linked premise"
      tipSide="left"
      onClick={() => openDialog({ kind: "add-premise", inferenceId: inference.id })}
    >
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <InspectorSection title={premises.length === 1 ? "Premise" : "Premises"} tools={add}>
      <ul className="arguments">
        {premises.map(({ premise, claim, attribution }) => (
          <li key={premise.id} className="argument">
            <div className="grow">
              <button type="button" className="row-link" onClick={() => selectAndReveal(claim.id)}>
                <span className="wrap-anywhere">{claim.text}</span>
                <span className="small mute">{attributionInWords(attribution)}</span>
              </button>
              <label className="check small mute">
                <input
                  type="checkbox"
                  checked={premise.implicit}
                  onChange={(event) =>
                    void perform("premise.edit", { premiseId: premise.id, implicit: event.target.checked })
                  }
                />
                Implicit: the step needs it, but no one said it
              </label>
            </div>
            {premises.length > 1 && (
              <IconButton
                small
                label="Remove this premise"
                tipSide="left"
                onClick={() => void perform("premise.remove", { premiseId: premise.id })}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}

function TargetSection({ detail }: { readonly detail: InferenceDetail }) {
  const { inference, targetClaim, targetInference } = detail;
  const title = inference.kind === "support" ? "Supports" : "Attacks";
  if (targetClaim) {
    return (
      <InspectorSection title={title}>
        <button type="button" className="row-link" onClick={() => selectAndReveal(targetClaim.id)}>
          <span className="wrap-anywhere">{targetClaim.text}</span>
        </button>
      </InspectorSection>
    );
  }
  if (!targetInference) return null;
  const premises = targetInference.premises.map(({ claim }) => claim.text).join(" + ");
  const verb = targetInference.inference.kind === "support" ? "supports" : "attacks";
  return (
    <InspectorSection title={`${title} the step`}>
      <button type="button" className="row-link" onClick={() => selectInference(targetInference.inference.id)}>
        <span className="wrap-anywhere">{premises}</span>
        <span className="small mute">{verb}</span>
        <span className="wrap-anywhere">{targetInference.targetClaim?.text ?? "another argument"}</span>
      </button>
    </InspectorSection>
  );
}
