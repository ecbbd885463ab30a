import type { ReadText } from "#shared/model/read-text.ts";
import { toWebAddress } from "../facts.ts";
import { damaged } from "../unreadable.ts";
import { readHtml } from "./read-html.ts";

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** How deep parts may lie within parts. */
const deepest = 8;

/** A page saved as one file (MIME multipart, RFC 2557): its first HTML part is read, the others are dropped. */
export function readMhtml(bytes: Uint8Array): ReadText {
  const whole = parsePart(Buffer.from(bytes).toString("latin1"));
  const part = firstHtml(whole, 0);
  if (part === null) throw damaged("saved page");
  const charset = parameter(part.headers.get("content-type"), "charset");
  const read = readHtml(bodyBytes(part), charset);
  const address = toWebAddress(part.headers.get("content-location") ?? whole.headers.get("snapshot-content-location"));
  return { ...read, facts: { ...read.facts, url: read.facts.url ?? address } };
}

function firstHtml(part: Part, depth: number): Part | null {
  const type = part.headers.get("content-type") ?? "";
  if (/^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type)) return part;
  const boundary = parameter(type, "boundary");
  if (!/^\s*multipart\//i.test(type) || boundary === null || depth === deepest) return null;
  for (const piece of part.body.split(`--${boundary}`).slice(1)) {
    const found = firstHtml(parsePart(piece.replace(/^[ \t]*\r?\n/, "")), depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Headers by their names in lower case, unfolded; the body is what follows the first blank line. */
function parsePart(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = (end === null ? text : text.slice(0, end.index)).replace(/\r?\n[ \t]+/g, " ");
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? "" : text.slice(end.index + end[0].length) };
}

function bodyBytes({ headers, body }: Part): Uint8Array {
  switch (headers.get("content-transfer-encoding")?.toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64");
    case "quoted-printable":
      return Buffer.from(
        body
          .replace(/[ \t]*=[ \t]*\r?\n/g, "")
          .replace(/=([\dA-Fa-f]{2})/g, (_match, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        "latin1",
      );
    default:
      return Buffer.from(body, "latin1");
  }
}

function parameter(header: string | undefined, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header ?? "");
  return match?.[1] ?? match?.[2] ?? null;
}
