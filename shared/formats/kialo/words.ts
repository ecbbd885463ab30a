/** Text as it stands in a discussion, read: escapes undone, links as words with their address, citations taken out. */
export function wordsOf(
  text: string,
  isCited: (number: string) => boolean,
): { readonly words: string; readonly cited: readonly string[] } {
  const cited = new Set<string>();
  const pattern = /\\([!-/:-@[-`{-~])|\[((?:\\.|[^[\]\\\n])*)\]\(((?:\\.|[^()\\\s])*)\)|( ?)\[(\d{1,6})\]/g;
  const words = text.replace(
    pattern,
    (whole: string, plain?: string, label?: string, address?: string, _blank?: string, number?: string) => {
      if (plain !== undefined) return plain;
      if (label !== undefined && address !== undefined) {
        const [shown, target] = [unescaped(label), unescaped(address)];
        return shown === target || shown === "" ? target : target === "" ? shown : `${shown} (${target})`;
      }
      if (number === undefined || !isCited(number)) return whole;
      cited.add(number);
      return "";
    },
  );
  return { words: words.trim(), cited: [...cited] };
}

/** The number that a text which is nothing but a cross-reference points to; null for any other text. */
export function crossReference(text: string): string | null {
  return /^-> ?See (\d{1,6}(?:\.\d{1,6})*)\.?$/i.exec(text.trim())?.[1] ?? null;
}

/** Text so that it is read as it is: brackets, backslashes, and what begins a line as a claim, a reference or the list of sources does. */
export function escaped(text: string): string {
  return text
    .replace(/[\\[\]]/g, "\\$&")
    .replace(/^(\s*\d+)\./gm, "$1\\.")
    .replace(/^->/gm, "\\->")
    .replace(/^Sources:$/gm, "Sources\\:");
}

function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
