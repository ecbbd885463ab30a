/** What the keys do in a text now, in a line under it. */
export function ReadingHelp({ choosing, selected }: { readonly choosing: boolean; readonly selected: boolean }) {
  const keys: readonly (readonly [string, string])[] = choosing
    ? [
        ["← →", "word"],
        ["↑ ↓", "sentence"],
        ["Shift", "adds"],
        ["Esc", "back"],
      ]
    : selected
      ? [
          ["Q", "quote"],
          ["C", "claim"],
          ["S", "reason"],
          ["A", "objection"],
          ["M", "note"],
        ]
      : [
          ["↑ ↓", "paragraph"],
          ["Enter", "choose words"],
          ["U", "unused"],
          ["H", "highlight"],
        ];
  return (
    <p className="reader-help small mute">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  );
}
