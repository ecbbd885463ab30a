import { FileUp } from "lucide-react";
import type { SourceDetail } from "#shared/contract/results/sources.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { SourceQuotations } from "../inspector/source-quotations.tsx";
import { DigestList } from "./digest/digest-list.tsx";

/** A source whose text is not in the library: what its paragraphs say, and what is quoted from it. */
export function WithoutText({ detail }: { readonly detail: SourceDetail }) {
  const { source, digest } = detail;
  return (
    <div className="reader-scroll scroll">
      <div className="reader-notext">
        <div className="reader-attach">
          <p>The text of this source is not in the library. Quotations find their places once it is attached.</p>
          <button
            type="button"
            className="button"
            onClick={() => openDialog({ kind: "add-sources", files: [], sourceId: source.id })}
          >
            <FileUp size={14} aria-hidden /> Attach its text…
          </button>
        </div>
        <section aria-label="Digest">
          <h3 className="label">Digest</h3>
          <DigestList sourceId={source.id} digest={digest} />
        </section>
        <section aria-label="Quotations">
          <h3 className="label">Quotations</h3>
          <SourceQuotations detail={detail} />
        </section>
      </div>
    </div>
  );
}
