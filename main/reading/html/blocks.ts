import { cleanLine, toParagraphs } from "#shared/model/paragraphs.ts";

/** Elements that begin a paragraph of their own. */
const blocks = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary " +
    "table tbody tfoot thead tr ul"
  ).split(" "),
);
/** Elements that are no text, or that repeat it for programs. */
const skipped = new Set(
  (
    "applet area audio base button canvas datalist embed frame frameset head iframe img input link map meta " +
    "meter noembed noframes noscript object param picture progress rp rt script select source style svg template " +
    "textarea title track video annotation annotation-xml"
  ).split(" "),
);
/** What stands around an article on a page. */
const furniture = new Set(["nav", "footer", "aside"]);

/**
 * Told of every element before its text, with the number of paragraphs that
 * stand before the next one to begin; answers false to leave the element out.
 */
export type Visit = (element: Element, paragraphsBefore: number) => boolean;

/**
 * The clean paragraphs of the text under `root`, as a person would see them: block
 * elements and doubled line breaks divide, scripts, styles, pictures and
 * whatever is hidden are left out. Goes through the tree without recursion:
 * pages nest as deeply as they like.
 */
export function blockTexts(root: Element, options: { withoutFurniture?: boolean; visit?: Visit } = {}): string[] {
  const found: string[] = [];
  let words = "";
  const end = () => {
    const clean = cleanLine(words);
    if (clean !== "") found.push(clean);
    words = "";
  };
  let node: ChildNode | Element | null = root;
  while (node !== null) {
    let enter = true;
    if (node.nodeType === 3 || node.nodeType === 4) {
      words += (node.nodeValue ?? "").replace(/[\r\n\f\v\u0085\u2028\u2029]/g, " ");
    } else if (isElement(node)) {
      const name = node.localName;
      if (isSkipped(node, name, options.withoutFurniture === true)) {
        enter = false;
      } else if (name === "br") {
        // Two breaks in a row are how old pages write paragraphs.
        if (/\n\s*$/.test(words)) end();
        else words += "\n";
      } else {
        if (blocks.has(name)) end();
        else if (name === "td" || name === "th") words += " ";
        enter = options.visit?.(node, cleanLine(words) === "" ? found.length : found.length + 1) ?? true;
        if (enter && name === "pre") {
          found.push(
            ...toParagraphs(node.textContent ?? "")
              .split("\n")
              .filter((line) => line !== ""),
          );
          enter = false;
        }
      }
    }
    const first: ChildNode | null = enter ? node.firstChild : null;
    if (first !== null) {
      node = first;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode as ChildNode | null;
      if (node !== null && isElement(node) && blocks.has(node.localName)) end();
    }
    if (node === null || node === root) break;
    if (isElement(node) && blocks.has(node.localName)) end();
    node = node.nextSibling;
  }
  end();
  return found;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isSkipped(element: Element, name: string, withoutFurniture: boolean): boolean {
  if (skipped.has(name) || (withoutFurniture && furniture.has(name))) return true;
  if (element.hasAttribute("hidden")) return true;
  const style = element.getAttribute("style");
  return style !== null && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}
