import { Plus, X } from "lucide-react";
import { useLayoutEffect, useRef } from "react";
import { limits } from "#shared/model/records.ts";
import { type AuthorDraft, newAuthor } from "../../../state/importing/facts-draft.ts";
import { IconButton } from "../../ui/icon-button.tsx";

const mostAuthors = 100;

/** Who wrote it: persons by given and family name, organisations by one. */
export function AuthorFields({
  authors,
  change,
}: {
  readonly authors: readonly AuthorDraft[];
  readonly change: (authors: readonly AuthorDraft[]) => void;
}) {
  const list = useRef<HTMLFieldSetElement>(null);
  /** True until the fields of an author that was just added have the keyboard. */
  const added = useRef(false);
  const edit = (key: number, patch: Partial<AuthorDraft>) =>
    change(authors.map((author) => (author.key === key ? { ...author, ...patch } : author)));

  function add(kind: AuthorDraft["kind"]): void {
    change([...authors, newAuthor(kind)]);
    added.current = true;
  }
  useLayoutEffect(() => {
    if (!added.current) return;
    added.current = false;
    [...(list.current?.querySelectorAll(".author") ?? [])].at(-1)?.querySelector("input")?.focus();
  });

  function remove(key: number): void {
    change(authors.filter((author) => author.key !== key));
    list.current?.querySelector<HTMLElement>(".author-add")?.focus();
  }

  return (
    <fieldset className="author-fields" ref={list}>
      <legend className="field-label">Authors</legend>
      {authors.map((author, index) => {
        const number = authors.length > 1 ? ` of author ${index + 1}` : "";
        const parts =
          author.kind === "person"
            ? ([
                ["given", "Given name"],
                ["family", "Family name"],
              ] as const)
            : ([["name", "Organisation"]] as const);
        return (
          <div className="author" key={author.key}>
            {parts.map(([part, label]) => (
              <input
                key={part}
                className="input"
                aria-label={`${label}${number}`}
                placeholder={label}
                value={author[part]}
                maxLength={limits.name}
                onChange={(event) => edit(author.key, { [part]: event.target.value })}
              />
            ))}
            <IconButton small label={`Remove author ${index + 1}`} tipSide="left" onClick={() => remove(author.key)}>
              <X size={14} aria-hidden />
            </IconButton>
          </div>
        );
      })}
      {authors.length < mostAuthors && (
        <div className="row">
          <button type="button" className="button quiet author-add" onClick={() => add("person")}>
            <Plus size={14} aria-hidden />
            Person
          </button>
          <button type="button" className="button quiet" onClick={() => add("organisation")}>
            <Plus size={14} aria-hidden />
            Organisation
          </button>
        </div>
      )}
    </fieldset>
  );
}
