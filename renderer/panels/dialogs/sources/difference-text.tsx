import type { DifferencePart } from "#shared/quoting/difference.ts";

/** Words with those that went struck out and those that came underlined, for eyes and screen readers alike. */
export function DifferenceText({ parts }: { readonly parts: readonly DifferencePart[] }) {
  let at = 0;
  return parts.map(({ kind, text }) => {
    const key = at;
    at += text.length + 1;
    if (kind === "same") return <span key={key}>{text}</span>;
    // Blanks at the ends stay outside, lest a lone line look like a word.
    const [, before = "", words = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    const marked = words === "" ? "␣" : words;
    return (
      <span key={key}>
        {before}
        {kind === "added" ? (
          <ins>
            <span className="visually-hidden"> added: </span>
            {marked}
          </ins>
        ) : (
          <del>
            <span className="visually-hidden"> removed: </span>
            {marked}
          </del>
        )}
        <span className="visually-hidden">; </span>
        {after}
      </span>
    );
  });
}
