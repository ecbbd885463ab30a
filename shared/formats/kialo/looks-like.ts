/** True for a text that begins as Kialo's text export does, in either form. */
export function looksLikeKialo(text: string): boolean {
  return /^\uFEFF?\s*Discussion (?:Title|Name):/.test(text.slice(0, 1_000));
}
