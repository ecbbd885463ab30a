import { Check, X } from "lucide-react";
import type { Matrix } from "#shared/contract/results/who-says-what.ts";
import { dateInWords } from "#shared/model/dates.ts";
import { useCommand } from "../../state/queries.ts";
import { openPassage } from "../open-passage.ts";
import { VirtualList } from "../ui/virtual-list.tsx";

/** The passages behind one cell, in order of time; each opens in the reader. */
export function MatrixPassages({
  cell,
  close,
}: {
  readonly cell: Matrix["cells"][number];
  readonly close: () => void;
}) {
  const sources = useCommand("library.get", {}).data?.sources;
  return (
    <div className="matrix-passages scroll">
      <VirtualList
        items={cell.sayings}
        keyOf={({ quotationId, stance }) => `${quotationId} ${stance}`}
        likelySize={64}
        label="Passages in order of time"
        row={({ stance, exact, date, quotationId, sourceId }) => (
          <button
            type="button"
            className="row-link with-icon top"
            onClick={() => {
              close();
              openPassage({ claimId: cell.claimId, quotationId, sourceId });
            }}
          >
            {stance === "denies" ? (
              <X size={16} className="attack" aria-label="denies" role="img" />
            ) : (
              <Check size={16} className="support" aria-label="asserts" role="img" />
            )}
            <span className="grow">
              <span className="quotation-words">“{exact}”</span>
              <span className="small mute matrix-passage-facts">
                {[date === null ? "No date" : dateInWords(date), sources?.find(({ id }) => id === sourceId)?.label]
                  .filter((part) => part !== undefined)
                  .join(" · ")}
              </span>
            </span>
          </button>
        )}
      />
    </div>
  );
}
