import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { type LeftSection, setWindow, useWindowStore } from "../../state/window-store.ts";

/** One part of the library, which folds away under its heading. */
export function LibrarySection({
  name,
  title,
  count,
  tools,
  children,
}: {
  readonly name: LeftSection;
  readonly title: string;
  readonly count: number | undefined;
  /** Small buttons at the right of the heading, on show while the section is open. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const headingId = useId();
  const bodyId = useId();
  const openSections = useWindowStore((state) => state.openSections);
  const open = openSections.includes(name);
  const toggle = () =>
    setWindow({ openSections: open ? openSections.filter((other) => other !== name) : [...openSections, name] });
  return (
    <section className={`library-section ${name}`} data-open={open} aria-labelledby={headingId}>
      <div className="library-heading">
        <h2 className="label" id={headingId}>
          <button type="button" aria-expanded={open} aria-controls={bodyId} onClick={toggle}>
            {open ? <ChevronDown size={12} aria-hidden /> : <ChevronRight size={12} aria-hidden />}
            {title}
          </button>
        </h2>
        {open && tools}
        {count !== undefined && <span className="library-count">{count.toLocaleString("en-GB")}</span>}
      </div>
      <div className="library-body" id={bodyId} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
