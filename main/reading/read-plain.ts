import { type ReadText, toParagraphs } from "#shared/model/read-text.ts";
import { decode } from "./charset.ts";
import { noFacts } from "./facts.ts";

/** Plain text of any encoding. */
export function readPlain(bytes: Uint8Array): ReadText {
  const { text, warnings } = decode(bytes);
  return { kind: "text", text: toParagraphs(text), pages: [], facts: noFacts("document"), warnings };
}
