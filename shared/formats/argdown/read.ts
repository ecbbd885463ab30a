import type { IArgument, IEquivalenceClass, ISection } from "@argdown/core";
import { DocumentBuilder } from "../document/builder.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { inThisOrder } from "../document/position-order.ts";
import { titleOfFile } from "../title-of-file.ts";
import { Data } from "./data.ts";
import { argumentKeyOf, statementKeyOf } from "./keys.ts";
import { type ArgdownModel, parseArgdown } from "./parse.ts";
import { addRelations } from "./relations.ts";
import { addStructures, type Structures } from "./structures.ts";
import { saysNothingMore, wordsOfMembers } from "./words.ts";

/**
 * Reads Argdown 2. Statements are claims; each step of a premise-conclusion
 * structure is a support with linked premises, its rules the scheme; an argument
 * that is only described is a claim of these words. Contrary and contradictory
 * statements attack each other. What Warrant wrote itself (positions, places,
 * implicit premises, attacks with linked premises) stands in data blocks.
 * @throws FormatFault for what Argdown's parser makes nothing of
 */
export async function readArgdown(text: string, { fileName }: ReadMapOptions): Promise<ParsedMap> {
  const builder = new DocumentBuilder();
  // Line ends alike, and one at the end: a comment on the last line is not seen otherwise.
  const model = await parseArgdown(`${text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n")}\n`, builder.losses);
  const structures = addStructures(builder, model);
  for (const statement of model.statements) {
    if (!structures.standIns.has(statement.title ?? "")) addStatement(builder, statement);
  }
  for (const argument of model.arguments) addArgument(builder, argument, structures);
  addRelations(builder, model, structures);
  const front = new Data(model.frontMatter);
  const sections = countSections(model.sections);
  const firstSection = model.sections[0];
  if (sections > 0) builder.losses.add("headings", `line ${firstSection?.startLine ?? 1}`, sections);
  const title = front.text("title") ?? onlyHeading(model) ?? titleOfFile(fileName);
  const direction = front.text("direction") === "right" ? "right" : "down";
  const description = front.text("description") ?? "";
  const order = front.list("positions").filter((name) => typeof name === "string");
  if (front.unknown() > 0) builder.losses.add("settings in the front matter", "line 1", front.unknown());
  const { document } = builder.finish(title, { description, direction });
  return {
    document: { ...document, positions: inThisOrder(document.positions, order) },
    losses: builder.losses.list(),
  };
}

function addStatement(builder: DocumentBuilder, { title = "", members, tags, data }: IEquivalenceClass): void {
  const where = `line ${members[0]?.startLine ?? 1}`;
  const words = wordsOfMembers(members, builder.losses);
  const values = new Data(data);
  const text = values.text("text") ?? words ?? title;
  const alternatives = members.filter((member) => !member.isReference && (member.text ?? "").trim() !== "").length - 1;
  if (alternatives > 0) builder.losses.add("other wordings of statements", where, alternatives);
  if (words !== null && !saysNothingMore(title, text)) builder.losses.add("titles of statements", where);
  builder.claim({
    key: statementKeyOf(title),
    text,
    where,
    positionName: values.text("position"),
    tags: [...(tags ?? []), ...values.list("tags").filter((tag) => typeof tag === "string")],
    place: values.place("at"),
    collapsed: values.isTrue("collapsed"),
  });
  values.isTrue("implicit");
  if (values.unknown() > 0) builder.losses.add("data of elements", where, values.unknown());
}

function addArgument(builder: DocumentBuilder, argument: IArgument, structures: Structures): void {
  const { title = "", members, tags, data } = argument;
  const where = `line ${argument.startLine ?? members[0]?.startLine ?? 1}`;
  const words = wordsOfMembers(members, builder.losses);
  const last = structures.lastOf(title);
  if (last === null) {
    const values = new Data(data);
    if (words !== null && !saysNothingMore(title, words)) builder.losses.add("titles of arguments", where);
    builder.claim({
      key: argumentKeyOf(title),
      text: words ?? title,
      where,
      positionName: values.text("position"),
      tags: tags ?? [],
      place: values.place("at"),
    });
    if (values.unknown() > 0) builder.losses.add("data of elements", where, values.unknown());
    return;
  }
  if (words !== null) builder.note({ kind: "inference", key: last, text: words, where });
  if (!saysNothingMore(title, words ?? "")) builder.losses.add("titles of arguments", where);
  if (tags !== undefined && tags.length > 0) builder.losses.add("tags of arguments", where, tags.length);
  const values = new Data(data);
  if (values.unknown() > 0) builder.losses.add("data of elements", where, values.unknown());
}

function countSections(sections: readonly ISection[]): number {
  let count = 0;
  const open = [...sections];
  for (let section = open.pop(); section; section = open.pop()) {
    count += 1;
    open.push(...section.children);
  }
  return count;
}

/** The title of a text under one heading. */
function onlyHeading({ sections }: ArgdownModel): string | null {
  const [first, ...others] = sections;
  return others.length === 0 && first?.title ? first.title : null;
}
