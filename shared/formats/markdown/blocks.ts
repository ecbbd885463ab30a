/** A piece of an outline, in the order of the file; its text is Markdown still. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: string; readonly line: number }
  | {
      readonly kind: "item";
      readonly indent: number;
      readonly text: string;
      readonly line: number;
      readonly mark: string | null;
    }
  /** Text beneath the item whose indent is smaller than its own, or beneath the heading above. */
  | { readonly kind: "paragraph"; readonly indent: number; readonly text: string; readonly line: number }
  | { readonly kind: "code" | "definition"; readonly line: number }
  | { readonly kind: "frontMatter"; readonly title: string | null; readonly others: number; readonly line: number };

/**
 * The blocks of a Markdown text as far as outlines need them: headings, list
 * items and paragraphs with their indents. Indents alone decide what stands under
 * what, as outliners do it, so that the time taken grows with the length only.
 */
export function readBlocks(text: string): Block[] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const blocks: Block[] = [];
  let at = 0;
  const front = frontMatter(lines);
  if (front) {
    blocks.push(front.block);
    at = front.next;
  }
  /** The block that the next line may go on with. */
  let open: {
    readonly kind: "item" | "paragraph";
    readonly indent: number;
    readonly line: number;
    readonly text: string[];
  } | null = null;
  const close = (): void => {
    if (!open) return;
    const { kind, indent, line, text: own } = open;
    const whole = own.join("\n");
    if (kind === "paragraph") blocks.push({ kind, indent, text: whole, line });
    else {
      // Obsidian's way to name a block, ` ^name`, at its end.
      const mark = /(?:^| )\^([A-Za-z0-9-]{1,40})\s*$/.exec(whole);
      blocks.push({ kind, indent, text: mark ? whole.slice(0, mark.index) : whole, line, mark: mark?.[1] ?? null });
    }
    open = null;
  };
  for (; at < lines.length; at += 1) {
    const line = untabbed(lines[at] ?? "");
    const indent = line.length - line.trimStart().length;
    const words = line.trim();
    const fence = /^(`{3,}|~{3,})/.exec(words)?.[1];
    if (words === "") {
      close();
    } else if (fence !== undefined) {
      close();
      blocks.push({ kind: "code", line: at + 1 });
      at = endOfFence(lines, at, fence);
    } else if (open?.kind === "paragraph" && indent < 4 && /^(?:=+|-+)$/.test(words)) {
      blocks.push({ kind: "heading", level: words[0] === "=" ? 1 : 2, text: open.text.join(" "), line: open.line });
      open = null;
    } else if (/^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/.test(words)) {
      close();
    } else {
      const heading = indent < 4 ? /^(#{1,6})\s+(.*)$/s.exec(words) : null;
      const item = /^(?:[-+*]|\d{1,9}[.)])\s+(.*)$/s.exec(words);
      if (heading) {
        close();
        const title = (heading[2] ?? "").replace(/\s+#+$/, "");
        blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, text: title, line: at + 1 });
      } else if (item) {
        close();
        open = { kind: "item", indent, line: at + 1, text: [item[1] ?? ""] };
      } else if (open) {
        open.text.push(words);
      } else if (/^\[[^\]]{1,200}\]:\s*\S+/.test(words)) {
        blocks.push({ kind: "definition", line: at + 1 });
      } else {
        open = { kind: "paragraph", indent, line: at + 1, text: [words.replace(/^>\s?/, "")] };
      }
    }
  }
  close();
  return blocks;
}

/** Tabs at a line's beginning as blanks, four to a stop. */
function untabbed(line: string): string {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? "";
  if (!blanks.includes("\t")) return line;
  let columns = 0;
  for (const blank of blanks) columns += blank === "\t" ? 4 - (columns % 4) : 1;
  return " ".repeat(columns) + line.slice(blanks.length);
}

/** The line on which a fence ends; the last one where none does. */
function endOfFence(lines: readonly string[], from: number, fence: string): number {
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? "";
    if (line.startsWith(fence) && line.replaceAll(fence[0] ?? "`", "") === "") return at;
  }
  return lines.length - 1;
}

function frontMatter(lines: readonly string[]): { readonly block: Block; readonly next: number } | null {
  if (lines[0]?.trimEnd() !== "---") return null;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const own = lines.slice(1, end);
  if (
    end === -1 ||
    own.length > 1_000 ||
    !own.every((line) => line.trim() === "" || /^(?:[\w-]+\s*:|\s|#|-\s)/.test(line))
  )
    return null;
  const title = own.map((line) => /^title\s*:\s*(.*)$/.exec(line)?.[1]).find((found) => found !== undefined);
  const others = own.filter((line) => /^[\w-]+\s*:/.test(line)).length - (title === undefined ? 0 : 1);
  const plain = title?.trim().replace(/^(["'])(.*)\1$/, "$2") ?? null;
  return { block: { kind: "frontMatter", title: plain, others, line: 1 }, next: end + 1 };
}
