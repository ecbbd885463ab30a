import { CircleSlash, MapPinPlus, Plus, Trash2 } from "lucide-react";
import type { ClaimDetail } from "#shared/contract/results.ts";
import { limits } from "#shared/model/records.ts";
import { runAction } from "../../actions/actions.ts";
import { perform } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { usePlaced } from "../../state/placed.ts";
import { useCommand } from "../../state/queries.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { placeClaim } from "../library/show-claim.ts";
import { EditableText } from "../ui/editable-text.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { ArgumentList } from "./argument-list.tsx";
import { InspectorSection } from "./inspector-section.tsx";
import { MapLinks } from "./map-links.tsx";
import { isGone, Missing } from "./missing.tsx";
import { NoteList } from "./note-list.tsx";
import { changePosition, PositionPicker } from "./position-picker.tsx";
import { likelyQuotationHeight, QuotationItem } from "./quotation-item.tsx";
import { TagList } from "./tag-list.tsx";

/** One claim: its words and position, who says it, what stands for and against it, notes, tags and maps. */
export function ClaimInspector({ claimId }: { readonly claimId: string }) {
  const result = useCommand("claim.get", { claimId });
  const detail = result.data;
  if (isGone(result) || detail?.claim.id !== claimId) return <Missing what="claim" result={result} />;
  return <ClaimFacts detail={detail} />;
}

function ClaimFacts({ detail }: { readonly detail: ClaimDetail }) {
  const { claim, notes, tags, maps } = detail;
  const placed = usePlaced();
  const onMap = placed.claims.has(claim.id);
  return (
    <>
      <div className="inspector-top">
        <PositionPicker positionId={claim.positionId} choose={(id) => void changePosition(claim.id, id)} />
        <div className="row-tools">
          {!onMap && placed.mapId !== null && (
            <IconButton small label="Add to map" onClick={() => void placeClaim(claim.id)}>
              <MapPinPlus size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton
            small
            label="Delete from library…"
            tipSide="left"
            onClick={() => openDialog({ kind: "delete-claims", claimIds: [claim.id] })}
          >
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      </div>
      <h2>
        <EditableText
          value={claim.text}
          label="Text of the claim"
          limit={limits.claimText}
          className="claim-text"
          save={(text) => perform("claim.edit", { claimId: claim.id, text })}
        />
      </h2>
      <WhoSaysIt detail={detail} />
      <Arguments detail={detail} />
      <NoteList notes={notes} subject={{ claimId: claim.id }} />
      <TagList tags={tags} subject={{ claimId: claim.id }} />
      <MapLinks maps={maps} claimId={claim.id} />
    </>
  );
}

function WhoSaysIt({ detail }: { readonly detail: ClaimDetail }) {
  const theme = useThemeName();
  const { claim, quotations } = detail;
  const positions = useCommand("library.get", {}).data?.positions;
  const colour = positionColour(
    positions?.find(({ id }) => id === claim.positionId),
    theme,
  );
  const add = (
    <IconButton
      small
      label="Add a quotation"
      tipSide="left"
      onClick={() => openDialog({ kind: "quotation", claimId: claim.id })}
    >
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <InspectorSection title="Who says it" tools={add}>
      {quotations.length === 0 ? (
        <p className="mute">No one is quoted for it yet.</p>
      ) : (
        <VirtualList
          items={quotations}
          keyOf={({ claimQuotation }) => claimQuotation.id}
          likelySize={likelyQuotationHeight}
          gap={10}
          row={(row) => (
            <QuotationItem
              row={row}
              colour={colour}
              denies={row.claimQuotation.stance === "denies"}
              remove={() => void perform("claim.unquote", { claimQuotationId: row.claimQuotation.id })}
            />
          )}
        />
      )}
    </InspectorSection>
  );
}

function Arguments({ detail }: { readonly detail: ClaimDetail }) {
  const { claim, attacks, supports, premiseOf } = detail;
  const placed = usePlaced();
  const here = placed.claims.has(claim.id);
  const away =
    placed.mapId === null
      ? 0
      : [...attacks, ...supports].filter(({ inference }) => !placed.inferences.has(inference.id)).length;
  return (
    <>
      <InspectorSection title="Against it" count={attacks.length}>
        {attacks.length > 0 && <ArgumentList rows={attacks} />}
        {here && (
          <button type="button" className="row-link with-icon mute" onClick={() => runAction("claim.attack")}>
            <CircleSlash size={14} aria-hidden /> Add an objection
          </button>
        )}
      </InspectorSection>
      <InspectorSection title="For it" count={supports.length}>
        {supports.length > 0 && <ArgumentList rows={supports} />}
        {here && (
          <button type="button" className="row-link with-icon mute" onClick={() => runAction("claim.support")}>
            <Plus size={14} aria-hidden /> Add a reason
          </button>
        )}
        {here && away > 0 && (
          <button type="button" className="row-link with-icon rule-above" onClick={() => runAction("map.placeHidden")}>
            <MapPinPlus size={14} aria-hidden />
            {away === 1 ? "1 argument not on this map" : `${away} arguments not on this map`}
          </button>
        )}
      </InspectorSection>
      {premiseOf.length > 0 && (
        <InspectorSection title="What it bears on" count={premiseOf.length}>
          <ArgumentList rows={premiseOf} seenFrom="premise" />
        </InspectorSection>
      )}
    </>
  );
}
