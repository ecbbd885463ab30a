import { Tabs } from "radix-ui";
import { useMemo } from "react";
import { toast } from "sonner";
import type { SourceDetail, SourceFacts } from "#shared/contract/results.ts";
import type { Author } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { selectAndReveal } from "../library/show-claim.ts";
import { dateInWords } from "../ui/dates.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { listed } from "../ui/words.ts";
import { isGone, Missing } from "./missing.tsx";
import { likelyQuotationHeight, QuotationItem } from "./quotation-item.tsx";
import { TagList } from "./tag-list.tsx";

/** One source: its facts, what its paragraphs say, its quotations, and the claims that came from them. */
export function SourceInspector({ sourceId }: { readonly sourceId: string }) {
  const result = useCommand("source.get", { sourceId });
  const detail = result.data;
  if (isGone(result) || detail?.source.id !== sourceId) return <Missing what="source" result={result} />;
  const { source, quotations, tags } = detail;
  return (
    <>
      <div className="inspector-top">
        <p className="label">Source</p>
      </div>
      <h2 className="inspector-title">{source.title ?? source.label}</h2>
      {source.title === null && <p className="small mute">Untitled: described by what it is.</p>}
      <Facts source={source} />
      <TagList tags={tags} subject={{ sourceId }} />
      <Tabs.Root className="tabs" defaultValue="quotations">
        <Tabs.List className="tab-list" aria-label="Parts of the source">
          <Tabs.Trigger value="quotations">Quotations · {quotations.length}</Tabs.Trigger>
          <Tabs.Trigger value="digest">Digest · {source.digest.length}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="quotations">
          <Quotations detail={detail} />
        </Tabs.Content>
        <Tabs.Content value="digest">
          <p className="small mute digest-lead">What each paragraph says, in our own words.</p>
          <VirtualList
            items={numbered(source.digest)}
            keyOf={({ number }) => String(number)}
            likelySize={60}
            gap={8}
            className="digest"
            ordered
            row={({ sentence }) => sentence}
          />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}

function numbered(sentences: readonly string[]): { readonly number: number; readonly sentence: string }[] {
  return sentences.map((sentence, index) => ({ number: index + 1, sentence }));
}

function authorInWords(author: Author): string {
  return "literal" in author ? author.literal : `${author.given} ${author.family}`;
}

function Facts({ source }: { readonly source: SourceFacts }) {
  const facts: readonly (readonly [string, string | null])[] = [
    [source.authors.length > 1 ? "Authors" : "Author", listed(source.authors.map(authorInWords)) || null],
    ["Publication", source.containerTitle],
    ["Date", source.issued === null ? null : dateInWords(source.issued)],
    ["How dated", source.issuedBasis],
    ["Kind", source.type.replaceAll("-", ", ")],
    ["Address", source.url],
    ["Read on", source.accessed === null ? null : dateInWords(source.accessed)],
    ["Text", source.hasText ? "Attached" : "Not attached"],
  ];
  return (
    <dl className="fact-table">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Only a quotation that no claim uses can go: others are removed from their claims first. */
async function deleteQuotation(quotationId: string): Promise<void> {
  const done = await perform("quotation.delete", { quotationId });
  if (done !== undefined) toast("Quotation deleted. Undo brings it back.");
}

function Quotations({ detail }: { readonly detail: SourceDetail }) {
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
