import { asPlainText, isTagName, tagsOf } from "../../model/note-text.ts";
import { limits } from "../../model/records.ts";
import type { Losses } from "../losses.ts";
import { firstText, isObject, type Json, several, textIn, typesOf } from "./read-json.ts";
import { recordOfUrn } from "./terms.ts";

type Gathered = { readonly comments: string[]; readonly tags: string[] };

/** Bodies within bodies that are followed at most. */
const deepest = 5;

/** The text of a note from an annotation's bodies: its comments, then those of its tags that they do not hold; null when there is none. */
export function readBodies(annotation: Json, where: string, losses: Losses): string | null {
  const gathered: Gathered = { comments: [], tags: [] };
  const value = textIn(annotation, "bodyValue");
  if (value !== null) gathered.comments.push(value);
  const text = textIn(annotation, "text");
  if (text !== null) gathered.comments.push(text);
  for (const body of several(annotation.body, `${where}.body`))
    readBody(body.value, body.where, "", gathered, losses, 0);
  for (const tag of several(annotation.tags, `${where}.tags`)) {
    if (typeof tag.value === "string") gathered.tags.push(tag.value);
    else losses.add("tags that are not words", tag.where);
  }
  return textOf(gathered, where, losses);
}

function readBody(
  body: unknown,
  where: string,
  purpose: string,
  gathered: Gathered,
  losses: Losses,
  depth: number,
): void {
  if (typeof body === "string") {
    addAddress(body, gathered);
    return;
  }
  if (!isObject(body) || depth > deepest) {
    losses.add("bodies that cannot be read", where);
    return;
  }
  const purposes = several(body.purpose ?? body.motivation, where).map(({ value }) =>
    String(value).replace(/^oa:/, ""),
  );
  const aim = purposes.find((name) => name === "tagging" || name === "linking") ?? purposes[0] ?? purpose;
  const value = firstText(body, "warrant:text") ?? firstText(body, "value") ?? firstText(body, "chars");
  if (value !== null) {
    readText(body, value, where, aim, gathered, losses);
    return;
  }
  if ("items" in body) {
    const items = several(body.items, `${where}.items`);
    const chosen = typesOf(body).includes("Choice") ? items.slice(0, 1) : items;
    for (const item of chosen) readBody(item.value, item.where, aim, gathered, losses, depth + 1);
    const left = items.length - chosen.length;
    if (left > 0) losses.add("further choices of a body", where, left);
    return;
  }
  if ("source" in body) {
    readBody(body.source, `${where}.source`, aim, gathered, losses, depth + 1);
    return;
  }
  const address = textIn(body, "id") ?? textIn(body, "@id");
  if (address === null) losses.add("bodies without a text", where);
  else addAddress(address, gathered);
}

/** Of a body that stands elsewhere its address is kept; records of Warrant's are links in the text already. */
function addAddress(address: string, gathered: Gathered): void {
  if (address.trim() !== "" && recordOfUrn(address) === null) gathered.comments.push(address.toWellFormed());
}

function readText(body: Json, value: string, where: string, aim: string, gathered: Gathered, losses: Losses): void {
  if (aim === "tagging") {
    gathered.tags.push(value);
    return;
  }
  if (aim !== "" && !/^(commenting|describing|replying|linking)$/.test(aim)) {
    losses.add(`the purpose "${aim.slice(0, 60)}" of a body`, where);
  }
  const format = textIn(body, "format");
  if (format !== null && !/^text\/(plain|markdown)/.test(format)) {
    losses.add(`the format ${format.slice(0, 60)}: kept as it is written`, where);
  }
  const plain = firstText(body, "value");
  // Warrant's own form of the text holds only as long as the text that others see is still the same.
  const own = textIn(body, "warrant:text");
  gathered.comments.push(own !== null && plain !== null && asPlainText(own) !== plain ? plain : value);
}

/** Comments and tags as one text within a note's limit. */
function textOf({ comments, tags }: Gathered, where: string, losses: Losses): string | null {
  const written = [...new Set(comments.map((comment) => comment.trim()))].join("\n\n");
  const known = new Set(tagsOf(written).map((name) => name.toLowerCase()));
  const missing: string[] = [];
  for (const tag of tags) {
    const name = tag.toWellFormed().normalize("NFC").trim().replace(/^#/, "");
    const word = name.replace(/[^\p{L}\p{N}\p{M}_-]+/gu, "-").replace(/^-+|-+$/g, "");
    if (!isTagName(word)) {
      if (name !== "") losses.add("tags that are not words", where);
      continue;
    }
    if (known.has(word.toLowerCase())) continue;
    known.add(word.toLowerCase());
    missing.push(`#${word}`);
    if (word !== name) losses.add("tags of several words: their words are joined by hyphens", where);
  }
  const text = [written, missing.join(" ")].filter((part) => part !== "").join("\n\n");
  if (text === "") return null;
  if (text.length <= limits.noteText) return text;
  losses.add(`ends of texts of more than ${limits.noteText.toLocaleString("en-GB")} characters`, where);
  return text.slice(0, limits.noteText).toWellFormed().trim();
}
