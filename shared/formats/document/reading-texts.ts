/** Text without what neither the store nor any file can hold: control characters and halves of characters. Lines end in "\n". */
export function cleanText(text: string): { readonly text: string; readonly wasClean: boolean } {
  const lines = text.replace(/\r\n?/g, "\n");
  const clean = lines.replace(/[^\P{Cc}\t\n]/gu, "").toWellFormed();
  return { text: clean, wasClean: clean === lines };
}

/** The text, its end replaced by "…" when it is longer than `max` UTF-16 units; no character is cut in two. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text
    .slice(0, max - 1)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}
