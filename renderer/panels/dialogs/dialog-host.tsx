import { assertNever } from "#shared/model/assert-never.ts";
import { type DialogRequest, useDialog } from "../../state/dialog-store.ts";
import { LossesDialog } from "../notes/losses-dialog.tsx";
import { Palette } from "../palette/palette.tsx";
import { AddPremiseDialog } from "./add-premise-dialog.tsx";
import { DeleteClaimsDialog } from "./delete-claims-dialog.tsx";
import { DeleteInferencesDialog } from "./delete-inferences-dialog.tsx";
import { DeleteMapDialog } from "./delete-map-dialog.tsx";
import { ExportFormatDialog } from "./export/export-format-dialog.tsx";
import { ExportImageDialog } from "./export/export-image-dialog.tsx";
import { ExportMatrixDialog, ExportTimelineDialog } from "./export-who-says-what-dialogs.tsx";
import { LinkToDialog } from "./link-to-dialog.tsx";
import { NewMapDialog, RenameMapDialog } from "./map-title-dialogs.tsx";
import { NoteDialog } from "./note-dialog.tsx";
import { ClaimOfPassageDialog, ClaimOfQuotationDialog } from "./passages/claim-of-passage-dialog.tsx";
import { EditQuotationDialog } from "./passages/edit-quotation-dialog.tsx";
import { QuotePassageDialog } from "./passages/quote-passage-dialog.tsx";
import { PositionsDialog } from "./positions-dialog.tsx";
import { QuotationDialog } from "./quotation-dialog.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { AddSourcesDialog } from "./sources/add-sources-dialog.tsx";
import { DecisionsDialog } from "./sources/decisions-dialog.tsx";
import { DeleteSourceDialog } from "./sources/delete-source-dialog.tsx";
import { SourceFactsDialog } from "./sources/source-facts-dialog.tsx";
import { WriteClaimDialog } from "./write-claim-dialog.tsx";

/** The dialog that was asked for, if any. */
export function DialogHost() {
  const request = useDialog((state) => state.request);
  return request && <Requested request={request} />;
}

function Requested({ request }: { readonly request: DialogRequest }) {
  switch (request.kind) {
    case "palette":
      return <Palette />;
    case "new-map":
      return <NewMapDialog />;
    case "rename-map":
      return <RenameMapDialog mapId={request.mapId} />;
    case "delete-map":
      return <DeleteMapDialog mapId={request.mapId} />;
    case "export":
      return <ExportImageDialog mapId={request.mapId} frameId={request.frameId ?? null} />;
    case "export-format":
      return <ExportFormatDialog mapId={request.mapId} />;
    case "export-timeline":
      return <ExportTimelineDialog mapId={request.mapId} />;
    case "export-matrix":
      return <ExportMatrixDialog />;
    case "delete-claims":
      return <DeleteClaimsDialog claimIds={request.claimIds} />;
    case "delete-inferences":
      return <DeleteInferencesDialog inferenceIds={request.inferenceIds} />;
    case "link-to":
      return <LinkToDialog {...request} />;
    case "write-claim":
      return <WriteClaimDialog {...request} />;
    case "add-premise":
      return <AddPremiseDialog inferenceId={request.inferenceId} />;
    case "note":
      return <NoteDialog subject={request.subject} />;
    case "quotation":
      return <QuotationDialog claimId={request.claimId} />;
    case "quote-passage":
      return <QuotePassageDialog passage={request.passage} />;
    case "claim-of-passage":
      return <ClaimOfPassageDialog passage={request.passage} answers={request.answers} />;
    case "claim-of-quotation":
      return <ClaimOfQuotationDialog {...request} />;
    case "edit-quotation":
      return <EditQuotationDialog quotationId={request.quotationId} sourceId={request.sourceId} />;
    case "source-facts":
      return <SourceFactsDialog sourceId={request.sourceId} />;
    case "delete-source":
      return <DeleteSourceDialog sourceId={request.sourceId} />;
    case "add-sources":
      return <AddSourcesDialog mapsOnly={request.as === "map"} />;
    case "decisions":
      return <DecisionsDialog sourceId={request.sourceId} />;
    case "losses":
      return <LossesDialog {...request} />;
    case "positions":
      return <PositionsDialog />;
    case "shortcuts":
      return <ShortcutsDialog />;
    default:
      return assertNever(request);
  }
}
