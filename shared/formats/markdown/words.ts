import type { Nodes, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { InferenceKind } from "../../model/records.ts";
import type { Losses } from "../losses.ts";

/** The longest stretch of text that is read as Markdown, and the most marks in it: beyond, it is taken as it stands. */
const longestMarkdown = 20_000;
const mostMarks = 200;

/** A stretch of Markdown as a person reads it. */
export type Words = {
  readonly text: string;
  /** What a sign at its beginning says that it is to what it stands under; null without one. */
  readonly kind: InferenceKind | null;
  /** The claim whose mark it points to, where it is nothing but a reference. */
  readonly reference: string | null;
};

/** Text so that Markdown takes none of it for markup; line breaks become `<br>`. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~#|^$]/g, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/^([-+=:])/, "\\$1")
    .replaceAll("\n", "<br>");
}

/** The words of a paragraph, item or heading. `signed`: a sign at the beginning is one. */
export function readWords(markdown: string, signed: boolean, losses: Losses, where: string): Words {
  // As Warrant writes them; most items need no more than this.
  const sign = signed ? /^\*\*(Pro|Con):\*\* (.+)$/s.exec(markdown) : null;
  if (sign?.[2] && isProse(sign[2])) {
    return { text: unbroken(sign[2]).trim(), kind: sign[1] === "Pro" ? "support" : "attack", reference: null };
  }
  const blocks = parsed(markdown);
  if (blocks === null) {
    const text = unbroken(markdown);
    return signed ? withSign(text) : { text, kind: null, reference: null };
  }
  const [block, ...others] = blocks;
  if (block?.type !== "paragraph" || others.length > 0) {
    return { text: textOf(blocks, losses, where).trim(), kind: null, reference: null };
  }
  const { kind, content } = signed ? signOf(block.children, losses, where) : { kind: null, content: block.children };
  const filled = content.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const only = filled.length === 1 ? filled[0] : undefined;
  const reference = only?.type === "link" ? (/^#\^([\w-]+)$/.exec(only.url)?.[1] ?? null) : null;
  const words = reference !== null && only?.type === "link" ? only.children : content;
  return { text: textOf(words, losses, where).trim(), kind, reference };
}

/** The sign that a paragraph begins with, strong or plain, and what comes after it. */
function signOf(
  content: readonly PhrasingContent[],
  losses: Losses,
  where: string,
): { readonly kind: InferenceKind | null; readonly content: readonly PhrasingContent[] } {
  const [first, ...rest] = content;
  if (first?.type === "strong") {
    const kind = signIn(textOf(first.children, losses, where));
    if (kind !== null) return { kind, content: rest };
  }
  if (first?.type === "text") {
    // With something after it, so that a sign before a link counts, and a word alone does not.
    const { kind, text } = withSign(rest.length > 0 ? `${first.value}\u0000` : first.value);
    if (kind !== null) return { kind, content: [{ ...first, value: text.replace("\u0000", "") }, ...rest] };
  }
  return { kind: null, content };
}

/** Blocks of a short text; null where parsing would take long, or nothing needs it. */
function parsed(markdown: string): RootContent[] | null {
  const marks = markdown.match(/[\\`*_[\]<>&!~]|[-+.)](?=\s)/g)?.length ?? 0;
  if (isProse(markdown) || marks > mostMarks || markdown.length > longestMarkdown) return null;
  return fromMarkdown(markdown).children;
}

/** True for text in which Markdown finds no markup. */
function isProse(markdown: string): boolean {
  return !/[\\`*_[\]<>&]|^\s*(?:[-+=#]|\d{1,9}[.)])/.test(markdown);
}

/** A line that only the file's width broke goes on. */
function unbroken(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

const signs: readonly (readonly [InferenceKind, RegExp])[] = [
  ["support", /^(?:\(\+\)|(?:pros?|for|supports?|supporting|because)\s*:)\s*/i],
  ["attack", /^(?:\([-−–]\)|(?:cons?|against|attacks?|attacking|objection|but)\s*:)\s*/i],
];

function signIn(text: string): InferenceKind | null {
  return signs.find(([, pattern]) => pattern.exec(text)?.[0].length === text.length)?.[0] ?? null;
}

function withSign(text: string): Words {
  for (const [kind, pattern] of signs) {
    const rest = text.replace(pattern, "");
    if (rest !== text && rest !== "") return { text: rest, kind, reference: null };
  }
  return { text, kind: null, reference: null };
}

function textOf(nodes: readonly Nodes[], losses: Losses, where: string): string {
  return nodes.map((node) => wordsOf(node, losses, where)).join("");
}

function wordsOf(node: Nodes, losses: Losses, where: string): string {
  switch (node.type) {
    case "text":
      return unbroken(node.value);
    case "inlineCode":
    case "code":
      return node.value;
    case "break":
      return "\n";
    case "html":
      if (/^<br\s*\/?>$/i.test(node.value)) return "\n";
      losses.add("HTML tags and comments", where);
      return "";
    case "image":
    case "imageReference":
      losses.add("pictures", where);
      return node.alt ?? "";
    case "link": {
      const words = textOf(node.children, losses, where);
      return words === node.url || words === "" ? node.url : `${words} (${node.url})`;
    }
    default:
      return "children" in node ? textOf(node.children, losses, where) : "";
  }
}
