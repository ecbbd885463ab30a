import { JSDOM, VirtualConsole } from "jsdom";

let parser: DOMParser | null = null;

/**
 * A document that nothing happens to: it belongs to no window, so that no
 * script runs, no style sheet is applied and nothing is loaded.
 */
export function parseHtml(html: string): Document {
  return domParser().parseFromString(html, "text/html");
}

/** Well-formed XML (XHTML with its names, OPF, Dublin Core); null when it is not well-formed. */
export function parseXml(
  xml: string,
  type: "application/xml" | "application/xhtml+xml" = "application/xml",
): Document | null {
  const document = domParser().parseFromString(xml.replace(/^\ufeff?\s+/, ""), type);
  return document.getElementsByTagName("parsererror").length > 0 ? null : document;
}

function domParser(): DOMParser {
  parser ??= new new JSDOM("", { virtualConsole: new VirtualConsole() }).window.DOMParser();
  return parser;
}
