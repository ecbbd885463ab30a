import { Plus } from "lucide-react";
import { useState } from "react";
import { limits } from "#shared/model/records.ts";
import { perform } from "../../../state/commands.ts";
import { EditableText, TextEditor } from "../../ui/editable-text.tsx";
import { VirtualList } from "../../ui/virtual-list.tsx";

/** Writes one sentence of a digest anew; an empty one is taken out. */
export function saveSentence(
  sourceId: string,
  digest: readonly string[],
  index: number,
  sentence: string,
): Promise<unknown> {
  const next = digest.map((each, at) => (at === index ? sentence : each)).filter((each) => each !== "");
  return perform("source.edit", { sourceId, digest: next });
}

/** One sentence of a digest; a click or Enter opens it for editing. */
export function DigestSentence({
  sourceId,
  digest,
  index,
  mayBeEmpty,
}: {
  readonly sourceId: string;
  readonly digest: readonly string[];
  readonly index: number;
  /** Whether emptying it takes it out: not where each paragraph has its own. */
  readonly mayBeEmpty: boolean;
}) {
  return (
    <EditableText
      value={digest[index] ?? ""}
      label={`Sentence ${index + 1} of the digest`}
      limit={limits.digestSentence}
      className="digest-sentence"
      mayBeEmpty={mayBeEmpty}
      save={(sentence) => saveSentence(sourceId, digest, index, sentence)}
    />
  );
}

/** What a source's paragraphs say, a sentence each: to read, change, add to and take out. */
export function DigestList({ sourceId, digest }: { readonly sourceId: string; readonly digest: readonly string[] }) {
  const [adding, setAdding] = useState(false);
  const items = digest.map((_, index) => index);
  return (
    <div className="reader-digest">
      <p className="small mute digest-lead">What each paragraph says, in our own words.</p>
      {digest.length > 0 && (
        <VirtualList
          items={items}
          keyOf={(index) => String(index)}
          likelySize={60}
          gap={8}
          className="digest"
          ordered
          row={(index) => <DigestSentence sourceId={sourceId} digest={digest} index={index} mayBeEmpty />}
        />
      )}
      {adding ? (
        <TextEditor
          value=""
          label={`Sentence ${digest.length + 1} of the digest`}
          limit={limits.digestSentence}
          className=""
          mayBeEmpty={false}
          finish={(sentence) => {
            setAdding(false);
            if (sentence !== null) void perform("source.edit", { sourceId, digest: [...digest, sentence] });
          }}
        />
      ) : (
        digest.length < limits.digestSentences && (
          <button type="button" className="row-link with-icon mute" onClick={() => setAdding(true)}>
            <Plus size={14} aria-hidden /> Add a sentence
          </button>
        )
      )}
    </div>
  );
}
