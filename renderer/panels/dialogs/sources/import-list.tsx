import {
  CircleAlert,
  FilePlus2,
  FileText,
  FolderPlus,
  Hourglass,
  Link2,
  type LucideIcon,
  Minus,
  Network,
} from "lucide-react";
import { type KeyboardEvent, useMemo } from "react";
import { choose } from "../../../state/importing/import-store.ts";
import type { ImportRow, Planned } from "../../../state/importing/rows.ts";
import { useCommand } from "../../../state/queries.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";
import { counted } from "../../ui/words.ts";
import { chooseFiles } from "./choose-files.ts";
import { nameOf, stateInWords } from "./import-words.ts";

function keyOf({ key }: ImportRow): string {
  return key;
}

/** The files that are being added, with what becomes of each. Delete leaves one out, and takes it in again. */
export function ImportList({
  rows,
  planned,
  twice,
  undecided,
  current,
  setCurrent,
}: {
  readonly rows: readonly ImportRow[];
  readonly planned: ReadonlyMap<string, Planned>;
  /** Sources that more than one item is to become the text of. */
  readonly twice: ReadonlySet<string>;
  /** Maps of which it is still to be said what becomes of what the library has already, by the keys of their rows. */
  readonly undecided: ReadonlyMap<string, number>;
  readonly current: string | null;
  readonly setCurrent: (key: string) => void;
}) {
  const sources = useCommand("sources.list", {}).data;
  const labels = useMemo(() => new Map(sources?.map(({ source }) => [source.id, source.label])), [sources]);
  const openOf = (row: ImportRow, plan: Planned | null): string | null => {
    if (plan?.choice.kind === "attach" && twice.has(plan.choice.sourceId)) {
      return "Another file is to be the text of this source too";
    }
    const count = undecided.get(row.key) ?? 0;
    return count === 0 ? null : `${count.toLocaleString("en-GB")} to decide on`;
  };
  const place = rows.findIndex(({ key }) => key === current);
  return (
    <div className="import-files">
      <div className="import-files-head">
        <h3 className="label grow">{counted(rows.length, "item")}</h3>
        <IconButton small label="Choose more files" onClick={() => chooseFiles(false)}>
          <FilePlus2 size={14} aria-hidden />
        </IconButton>
        <IconButton small label="Choose a folder" onClick={() => chooseFiles(true)}>
          <FolderPlus size={14} aria-hidden />
        </IconButton>
      </div>
      <div className="import-rows scroll">
        <VirtualList
          items={rows}
          keyOf={keyOf}
          likelySize={46}
          label="What is being added"
          begin={place}
          row={(row, tabIndex) => {
            const plan = planned.get(row.key) ?? null;
            return (
              <Row
                row={row}
                planned={plan}
                says={stateInWords(row, plan, labels)}
                open={openOf(row, plan)}
                current={row.key === current}
                tabIndex={tabIndex}
                setCurrent={setCurrent}
              />
            );
          }}
        />
      </div>
    </div>
  );
}

function Row({
  row,
  planned,
  says,
  open,
  current,
  tabIndex,
  setCurrent,
}: {
  readonly row: ImportRow;
  readonly planned: Planned | null;
  readonly says: string;
  /** What is still to be said about it, null where nothing is. */
  readonly open: string | null;
  readonly current: boolean;
  readonly tabIndex: 0 | -1;
  readonly setCurrent: (key: string) => void;
}) {
  const Icon = iconOf(row, planned);
  const failed = row.state === "failed" || open !== null;
  const answerKey = (event: KeyboardEvent) => {
    if (event.key !== "Delete" || planned === null) return;
    event.preventDefault();
    choose(row.key, { kind: planned.choice.kind === "out" ? "new" : "out" });
  };
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className="library-row two-lines import-row"
      title={nameOf(row)}
      aria-current={current ? "true" : undefined}
      data-out={planned?.choice.kind === "out"}
      onClick={() => setCurrent(row.key)}
      onFocus={() => setCurrent(row.key)}
      onKeyDown={answerKey}
    >
      <Icon aria-hidden className={failed ? "attack" : undefined} />
      <span className="grow">
        <span className="ellipsis source-title">{nameOf(row)}</span>
        <span className={`ellipsis small source-facts ${failed ? "attack" : "mute"}`}>{open ?? says}</span>
      </span>
    </button>
  );
}

function iconOf({ state, found }: ImportRow, planned: Planned | null): LucideIcon {
  if (state === "failed") return CircleAlert;
  if (planned === null) return Hourglass;
  const icons = { new: found?.item.kind === "map" ? Network : FileText, attach: Link2, out: Minus };
  return icons[planned.choice.kind];
}
