import { documentLimit, FormatFault } from "../document/fault.ts";

/** The longest Argdown text that is read, in UTF-16 units: its parser needs about a second for each million. */
const longestText = 4_000_000;

/**
 * How many characters the lexer may look at in vain. An opening bracket makes it
 * look ahead for the closing one, at worst to the end of the text: with many that
 * are never closed the time grows with the square of the length.
 */
const mostLooks = 60_000_000;

/** Names that every object has already: as titles they would reach the prototype that all objects share. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
const inheritedTitle = new RegExp(`[[<](?:${inherited.join("|")})[\\]>]`);

/** Tags that one paragraph may have: the parser compares each with all before it. */
const mostTags = 2_000;

/** Blanks before a line at most: each step of them is a level that the parser goes down. */
const deepestIndent = 400;

/** Refuses what Argdown's parser would take endless time over, or come to harm by. @throws FormatFault */
export function guardText(text: string): void {
  if (text.length > longestText) {
    throw new FormatFault(
      `the text has more than ${longestText.toLocaleString("en-GB")} characters. Divide it, and import the parts.`,
    );
  }
  const harmful = inheritedTitle.exec(text);
  if (harmful)
    throw new FormatFault(`${harmful[0]} cannot be a title. Name it otherwise.`, lineAt(text, harmful.index));
  const indent = new RegExp(`^[ \\t]{${deepestIndent}}[ \\t]*\\S`, "m").exec(text);
  if (indent) throw new FormatFault("it is nested too deeply.", lineAt(text, indent.index));
  guardNumbers(text);
  let looks = 0;
  const end = text.length;
  let [line, data, square, round, comment, block] = [end, end, end, end, end, end];
  for (let at = end - 1; at >= 0; at -= 1) {
    switch (text[at]) {
      case "\n":
        line = at;
        break;
      case "}":
        if (/^}\s[^,}]/.test(text.slice(at, at + 3))) data = at;
        break;
      case "]":
        square = at;
        break;
      case ")":
        round = at;
        break;
      case "-":
        if (text.startsWith("-->", at)) comment = at;
        break;
      case "*":
        if (text[at + 1] === "/") block = at;
        break;
      case "{":
        looks += data - at;
        break;
      case "[":
        looks += square - at + (line - at);
        break;
      case "<":
        looks += line - at;
        if (comment === end && text.startsWith("<!--", at)) looks += end - at;
        break;
      case "/":
        if (block === end && text[at + 1] === "*") looks += end - at;
        break;
      case "#":
        if (text[at + 1] === "(") looks += round - at;
        break;
    }
    if (looks > mostLooks) {
      throw new FormatFault(
        "too many brackets from here on are never closed. Close them, or take them out.",
        lineAt(text, at),
      );
    }
  }
}

/** Refuses so many relations, or tags in one paragraph, that comparing each with all others would take too long. */
function guardNumbers(text: string): void {
  const relations = text.match(/^[ \t]*(?:[+-]|<[+_-]|><|_>)/gm)?.length ?? 0;
  if (relations > documentLimit) {
    throw new FormatFault(
      `the text holds more than ${documentLimit.toLocaleString("en-GB")} relations. Divide it, and import the parts.`,
    );
  }
  let at = 0;
  for (const paragraph of text.split(/\n[ \t]*(?=\n)/)) {
    if ((paragraph.match(/#/g)?.length ?? 0) > mostTags) {
      throw new FormatFault(`this paragraph has more than ${mostTags.toLocaleString("en-GB")} tags.`, lineAt(text, at));
    }
    at += paragraph.length + 1;
  }
}

/** The line of an offset, as loss reports name it; lines count from 1. */
export function lineAt(text: string, offset: number): string {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return `line ${line}`;
}
