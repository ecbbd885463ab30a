import { Trash2 } from "lucide-react";
import { useMemo } from "react";
import { toast } from "sonner";
import type { SpeakerDetail } from "#shared/contract/results/who-says-what.ts";
import { limits, type Speaker } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { openReader } from "../../state/reader-store.ts";
import { clearSelection } from "../../state/selection-store.ts";
import { EditableText } from "../ui/editable-text.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Segments } from "../ui/segments.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { counted } from "../ui/words.ts";
import { InspectorSection } from "./inspector-section.tsx";
import { isGone, Missing } from "./missing.tsx";
import { SayingItem } from "./saying-item.tsx";
import { sourceAndDate } from "./source-and-date.ts";

/** One speaker: who it is, every claim it asserts or denies in order of time, and its quotations that no claim uses. */
export function SpeakerInspector({ speakerId }: { readonly speakerId: string }) {
  const result = useCommand("speaker.get", { speakerId });
  const detail = result.data;
  if (isGone(result) || detail?.speaker.id !== speakerId) return <Missing what="speaker" result={result} />;
  return <SpeakerFacts detail={detail} />;
}

async function deleteSpeaker(speakerId: string): Promise<void> {
  const done = await perform("speaker.delete", { speakerId });
  if (done === undefined) return;
  clearSelection();
  toast("Speaker deleted. Undo brings them back.");
}

function SpeakerFacts({ detail }: { readonly detail: SpeakerDetail }) {
  const { speaker, sayings, unused } = detail;
  const positions = useCommand("library.get", {}).data?.positions;
  const positionOf = useMemo(() => new Map(positions?.map((position) => [position.id, position])), [positions]);
  const claims = new Set(sayings.map(({ claim }) => claim.id)).size;
  const denied = sayings.filter(({ stance }) => stance === "denies").length;
  return (
    <>
      <div className="inspector-top">
        <p className="label">Speaker</p>
        {sayings.length + unused.length === 0 && (
          <IconButton small label="Delete speaker" tipSide="left" onClick={() => void deleteSpeaker(speaker.id)}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        )}
      </div>
      <h2>
        <EditableText
          value={speaker.name}
          label="Name"
          limit={limits.name}
          className="claim-text"
          save={(name) => perform("speaker.edit", { speakerId: speaker.id, name })}
        />
      </h2>
      <Facts speaker={speaker} />
      <InspectorSection title="What they say" count={sayings.length}>
        {sayings.length === 0 ? (
          <p className="mute">No claim rests on their words yet.</p>
        ) : (
          <>
            <p className="small mute speaker-lead">
              {counted(claims, "claim")}, the earliest first
              {denied > 0 && `; ${counted(denied, "passage denies", "passages deny")} one`}.
            </p>
            <VirtualList
              items={sayings}
              keyOf={({ claim, quotation, stance }) => `${claim.id} ${quotation.id} ${stance}`}
              likelySize={86}
              gap={10}
              row={(saying) => <SayingItem saying={saying} position={positionOf.get(saying.claim.positionId ?? "")} />}
            />
          </>
        )}
      </InspectorSection>
      {unused.length > 0 && (
        <InspectorSection title="Quotations no claim uses" count={unused.length}>
          <VirtualList
            items={unused}
            keyOf={({ quotation }) => quotation.id}
            likelySize={60}
            gap={6}
            row={({ quotation, source }) => (
              <button
                type="button"
                className="row-link"
                onClick={() => openReader(source.id, { quotationId: quotation.id })}
              >
                <span className="quotation-words">“{quotation.exact}”</span>
                <span className="small mute">{sourceAndDate(source, quotation.date ?? source.issued)}</span>
              </button>
            )}
          />
        </InspectorSection>
      )}
    </>
  );
}

/** Kind, role and organisation. */
function Facts({ speaker }: { readonly speaker: Speaker }) {
  const edit = (patch: Partial<Pick<Speaker, "kind" | "role" | "organisation">>) =>
    perform("speaker.edit", { speakerId: speaker.id, ...patch });
  const fields = [
    { key: "role", label: "Role", placeholder: "Add a role" },
    { key: "organisation", label: "Organisation", placeholder: "Add an organisation" },
  ] as const;
  return (
    <>
      <Segments
        label="Kind of speaker"
        value={speaker.kind}
        options={[
          { value: "person", label: "Person" },
          { value: "organisation", label: "Organisation" },
        ]}
        onChange={(kind) => void edit({ kind })}
      />
      <dl className="fact-table speaker-facts">
        {fields.map(({ key, label, placeholder }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <EditableText
                value={speaker[key] ?? ""}
                label={label}
                limit={limits.name}
                className="plain-text"
                placeholder={placeholder}
                mayBeEmpty
                save={(text) => edit({ [key]: text === "" ? null : text })}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
