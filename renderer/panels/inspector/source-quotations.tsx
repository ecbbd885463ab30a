import { useMemo } from "react";
import { toast } from "sonner";
import type { SourceDetail } from "#shared/contract/results/sources.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { selectAndReveal } from "../library/show-claim.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { likelyQuotationHeight, QuotationItem } from "./quotation-item.tsx";

/** Only a quotation that no claim uses can go: others are removed from their claims first. */
async function deleteQuotation(quotationId: string): Promise<void> {
  const done = await perform("quotation.delete", { quotationId });
  if (done !== undefined) toast("Quotation deleted. Undo brings it back.");
}

/** What is quoted from a source, each with the claims that it backs. */
export function SourceQuotations({ detail }: { readonly detail: SourceDetail }) {
  const theme = useThemeName();
  const positions = useCommand("library.get", {}).data?.positions;
  const positionOf = useMemo(() => new Map(positions?.map((position) => [position.id, position])), [positions]);
  if (detail.quotations.length === 0) return <p className="mute">Nothing is quoted from it yet.</p>;
  return (
    <VirtualList
      items={detail.quotations}
      keyOf={({ quotation }) => quotation.id}
      likelySize={likelyQuotationHeight}
      gap={10}
      row={(row) => (
        <QuotationItem
          row={row}
          colour={positionColour(positionOf.get(row.claims[0]?.claim.positionId ?? ""), theme)}
          showSource={false}
          remove={row.claims.length === 0 ? () => void deleteQuotation(row.quotation.id) : undefined}
          removeWord="Delete"
        >
          <ul>
            {row.claims.map(({ claim, claimQuotation }) => (
              <li key={claimQuotation.id}>
                <button type="button" className="row-link with-icon top" onClick={() => selectAndReveal(claim.id)}>
                  <PositionGlyph position={positionOf.get(claim.positionId ?? "")} />
                  <span className="grow wrap-anywhere">
                    {claimQuotation.stance === "denies" && "Denied: "}
                    {claim.text}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </QuotationItem>
      )}
    />
  );
}
