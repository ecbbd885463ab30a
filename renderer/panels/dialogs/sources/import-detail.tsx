import { type ReactNode, useId, useMemo, useState } from "react";
import type { ImportItem, ImportMatch } from "#shared/contract/results/imports.ts";
import { draftOf } from "../../../state/importing/facts-draft.ts";
import { choose, draftFor, useImport, writeFacts } from "../../../state/importing/import-store.ts";
import { mayBeMap, type ReadAs } from "../../../state/importing/read-as.ts";
import type { Choice, ImportRow, Planned } from "../../../state/importing/rows.ts";
import { useCommand } from "../../../state/queries.ts";
import { type Pick, PickField } from "../../ui/pick-field.tsx";
import { FactsFields } from "./facts-fields.tsx";
import { extentInWords, nameOf, sizeInWords, stateInWords } from "./import-words.ts";
import { MapDetail } from "./map-detail.tsx";
import { foundInWords, type Outcomes, outcomesInWords, outcomesOf } from "./outcome-words.ts";
import { ReadAsField } from "./read-as-field.tsx";

/** How many matching sources are offered by name; any other can be picked from the list. */
const matchesOffered = 3;
const noLabels: ReadonlyMap<string, string> = new Map();
const noPick: readonly Pick[] = [];

/** One file: what was found in it, and what is to become of it. */
export function ImportDetail({
  row,
  planned,
  twice,
  alone,
  readAs,
}: {
  readonly row: ImportRow;
  readonly planned: Planned | null;
  readonly twice: ReadonlySet<string>;
  /** True while nothing else is being added. */
  readonly alone: boolean;
  /** Reads the file once more, as something else. */
  readonly readAs: (as: ReadAs) => void;
}) {
  const item = row.found?.item ?? null;
  return (
    <section className="import-detail scroll" aria-label={nameOf(row)} data-row={row.key}>
      <h3 className="import-name">{nameOf(row)}</h3>
      {planned === null || item === null || row.found === null ? (
        <>
          <p className="small mute">{sizeInWords(row.size)}</p>
          <p className={row.state === "failed" ? "import-fault" : "mute"}>{stateInWords(row, null, noLabels)}</p>
          {row.state === "failed" && !alone && <p className="small mute">The others can be added without it.</p>}
          {row.state === "failed" && <ReadOtherwise row={row} readAs={readAs} />}
        </>
      ) : (
        <>
          <p className="small mute">{extentInWords(item)}</p>
          {item.warnings.map((warning) => (
            <p key={warning} className="small import-warning">
              {warning}
            </p>
          ))}
          {item.map === null ? (
            <>
              <Choices row={row} jobId={row.found.jobId} item={item} planned={planned} twice={twice} />
              <ReadOtherwise row={row} readAs={readAs} />
              {planned.choice.kind === "new" && <NewFacts row={row} item={item} />}
            </>
          ) : (
            <>
              <MapDetail row={row} map={item.map} choice={planned.choice} alone={alone} />
              <ReadOtherwise row={row} readAs={readAs} />
            </>
          )}
          {item.text !== null && (
            <>
              <h4 className="label">How it begins</h4>
              <p className="import-beginning">
                {item.text.beginning}
                {item.text.beginning.length < item.text.characters && "…"}
              </p>
            </>
          )}
        </>
      )}
    </section>
  );
}

/** Offers to read a file as a map of another format, where it may be one. */
function ReadOtherwise({ row, readAs }: { readonly row: ImportRow; readonly readAs: (as: ReadAs) => void }) {
  const { origin, found } = row;
  const format = found?.item.map?.format ?? null;
  const wantsText = useImport(({ forSource }) => forSource !== null);
  if (origin === null || wantsText || !mayBeMap(origin.file.name)) return null;
  return (
    <details className="import-unfold small">
      <summary>{found?.item.kind === "text" ? "Read it as a map instead" : "Read it in another format"}</summary>
      <ReadAsField
        label="Read it as"
        hideLabel
        value={format ?? origin.as}
        anything={format === null && origin.as === "anything" ? "A text or a list of references" : null}
        map={format === null ? "A map, in the format it seems to be" : null}
        change={readAs}
      />
    </details>
  );
}

function NewFacts({ row, item }: { readonly row: ImportRow; readonly item: ImportItem }) {
  const drafts = useImport((state) => state.drafts);
  const proposed = useMemo(() => (item.facts === null ? null : draftOf(item.facts)), [item.facts]);
  return (
    <FactsFields draft={draftFor(row, drafts)} proposed={proposed} change={(draft) => writeFacts(row.key, draft)} />
  );
}

/** What can become of an item: the text of a source that is there, a new source, or nothing. */
function Choices({
  row,
  jobId,
  item,
  planned: { choice },
  twice,
}: {
  readonly row: ImportRow;
  readonly jobId: string;
  readonly item: ImportItem;
  readonly planned: Planned;
  readonly twice: ReadonlySet<string>;
}) {
  const name = useId();
  // True from when another source is to be picked until one is.
  const [picking, setPicking] = useState(false);
  const rows = useCommand("sources.list", {}).data;
  const offered = item.matches.slice(0, matchesOffered);
  const attachedTo = choice.kind === "attach" ? choice.sourceId : null;
  const elsewhere = attachedTo !== null && !offered.some(({ sourceId }) => sourceId === attachedTo);
  const others = useMemo(() => {
    const shown = new Set(item.matches.slice(0, matchesOffered).map(({ sourceId }) => sourceId));
    return rows?.flatMap(({ source }) => (shown.has(source.id) ? [] : [{ id: source.id, name: source.label }])) ?? [];
  }, [rows, item.matches]);
  const hasText = (sourceId: string) => rows?.find(({ source }) => source.id === sourceId)?.source.hasText ?? false;

  const option = (value: string, checked: boolean, chosen: Choice, label: ReactNode, more: ReactNode = null) => (
    <div className="import-choice" key={value}>
      <label>
        <input
          type="radio"
          name={name}
          value={value}
          checked={checked && !picking}
          onChange={() => {
            setPicking(false);
            choose(row.key, chosen);
          }}
        />
        <span>{label}</span>
      </label>
      {more}
    </div>
  );
  const conflict = attachedTo !== null && twice.has(attachedTo) && (
    <p className="small attack" role="alert">
      Another file is to be the text of this source too. A source has one text: choose something else for one of them.
    </p>
  );

  return (
    <fieldset className="import-choices">
      <legend className="label">What becomes of it</legend>
      {item.kind === "text" &&
        offered.map((match) =>
          option(
            match.sourceId,
            attachedTo === match.sourceId,
            { kind: "attach", sourceId: match.sourceId },
            `${match.hasText ? "Replace the text" : "Text"} of “${match.label}”`,
            <>
              <MatchWords match={match} />
              {attachedTo === match.sourceId && conflict}
            </>,
          ),
        )}
      {option("new", choice.kind === "new", { kind: "new" }, "A new source")}
      {item.kind === "text" && others.length > 0 && (
        <div className="import-choice">
          <label>
            <input
              type="radio"
              name={name}
              value="other"
              checked={picking || elsewhere}
              onChange={() => setPicking(true)}
            />
            <span>{offered.length === 0 ? "Text of a source that is there" : "Text of another source"}</span>
          </label>
          {(picking || elsewhere) && (
            <PickField
              label="Source"
              hint="Choose a source"
              value={elsewhere ? attachedTo : ""}
              first={noPick}
              picks={others}
              onChange={(sourceId) => {
                choose(row.key, { kind: "attach", sourceId });
                setPicking(false);
              }}
            />
          )}
          {elsewhere && (
            <>
              <Preview jobId={jobId} itemId={item.itemId} sourceId={attachedTo} replaces={hasText(attachedTo)} />
              {conflict}
            </>
          )}
        </div>
      )}
      {option(
        "out",
        choice.kind === "out",
        { kind: "out" },
        item.sameAs === null ? "Leave it out" : `Leave it out: it is already there, as “${item.sameAs.label}”`,
      )}
    </fieldset>
  );
}

function MatchWords({ match }: { readonly match: ImportMatch }) {
  return <OutcomeWords outcomes={match.outcomes} replaces={match.hasText} />;
}

/** What a source that was picked by hand would make of this text. */
function Preview({
  jobId,
  itemId,
  sourceId,
  replaces,
}: {
  readonly jobId: string;
  readonly itemId: string;
  readonly sourceId: string;
  readonly replaces: boolean;
}) {
  const { data, error } = useCommand("import.preview", { jobId, itemId, sourceId });
  if (error !== null) return <p className="small attack">{error.message}</p>;
  if (data?.sourceId !== sourceId) return <p className="small mute">Looking for its quotations…</p>;
  return <OutcomeWords outcomes={outcomesOf(data.passages)} replaces={replaces} />;
}

function OutcomeWords({ outcomes, replaces }: { readonly outcomes: Outcomes; readonly replaces: boolean }) {
  const attention = outcomes.meaning + outcomes.lost > 0;
  return (
    <p className={`small ${attention ? "import-warning" : "mute"}`}>
      {replaces && outcomesInWords(outcomes) !== ""
        ? `Its quotations would stand: ${outcomesInWords(outcomes)}.`
        : `${foundInWords(outcomes)}.`}
    </p>
  );
}
