/** Characters of base64 that are decoded; four make three bytes. */
const decoded = 8_000;
const mostLines = 40;

/** The first lines of a text file that is there as base64. */
export function beginningOf(base64: string): string {
  const bytes = decodedBytes(base64.slice(0, decoded));
  // Decoded as a stream, what is cut off in the middle of a character is left out.
  const lines = new TextDecoder().decode(bytes, { stream: true }).split("\n");
  const isWhole = base64.length <= decoded && lines.length <= mostLines;
  if (isWhole) return lines.join("\n");
  // Of more, the last line that is there may be half a line.
  return [...lines.slice(0, Math.max(1, Math.min(mostLines, lines.length - 1))), "…"].join("\n");
}

/** How many bytes a base64 text holds. */
export function bytesOf(base64: string): number {
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** The text of a file that is there as base64. */
export function textOf(base64: string): string {
  return new TextDecoder().decode(decodedBytes(base64));
}

function decodedBytes(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
