import { type LinkTarget, labelOf, linkTo, parseNote } from "#shared/model/note-text.ts";

/**
 * A note's text while it is written: links stand in it as `[[label]]`, and what
 * each label means is kept aside. Text within brackets that no link goes by stays
 * as it is typed.
 */
export type Draft = { readonly shown: string; readonly links: ReadonlyMap<string, LinkTarget> };

/** A note's text as it is written. */
export function draftOf(text: string): Draft {
  let draft: Draft = { shown: "", links: new Map() };
  for (const segment of parseNote(text)) {
    if (segment.kind !== "link") {
      draft = { ...draft, shown: draft.shown + segment.raw };
      continue;
    }
    const { label, links } = withLink(draft.links, segment.target, segment.label);
    draft = { shown: `${draft.shown}[[${label}]]`, links };
  }
  return draft;
}

/** The text that a draft says. */
export function textOf({ shown, links }: Draft): string {
  return shown.replace(/\[\[([^[\]|\p{Cc}]+)\]\]/gu, (written, label: string) => {
    const target = links.get(label);
    return target === undefined ? written : linkTo(target, label);
  });
}

/** A label by which a link to `target` goes among these, and the links with it: two records of one name get different labels. */
export function withLink(
  links: Draft["links"],
  target: LinkTarget,
  words: string,
): { readonly label: string; readonly links: Draft["links"] } {
  const plain = labelOf(words);
  let label = plain;
  for (let number = 2; !means(links.get(label), target); number += 1)
    label = labelOf(`${plain.slice(0, 150)} (${number})`);
  return { label, links: new Map([...links, [label, target]]) };
}

/** True for the same record, and for none yet. */
function means(known: LinkTarget | undefined, target: LinkTarget): boolean {
  return known === undefined || (known.kind === target.kind && known.id === target.id);
}

/** What is being written just before the caret: the words of a link, or of a tag, and where they begin. */
export type Begun = { readonly kind: "link" | "tag"; readonly words: string; readonly from: number };

const longestSearch = 100;

/** A link or tag that is begun before the caret, null when none is. */
export function begunAt(shown: string, caret: number): Begun | null {
  const before = shown.slice(0, caret);
  const open = before.lastIndexOf("[[");
  if (open >= 0) {
    const words = before.slice(open + 2);
    if (words.length <= longestSearch && !/[[\]\n]/.test(words)) return { kind: "link", words, from: open };
  }
  const tag = /(?<![\p{L}\p{N}\p{M}_#&/@])#([\p{L}_][\p{L}\p{N}\p{M}_-]*)$/u.exec(before);
  return tag ? { kind: "tag", words: tag[1] ?? "", from: tag.index } : null;
}
