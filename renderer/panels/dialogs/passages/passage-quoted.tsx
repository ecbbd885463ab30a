/** The words that are quoted, as they stand in the text. */
export function PassageQuoted({ words }: { readonly words: string }) {
  return <blockquote className="passage-quoted scroll">“{words}”</blockquote>;
}
