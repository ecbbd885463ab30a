import { type ReactNode, useId } from "react";

/** A part of the inspector under its heading. */
export function InspectorSection({
  title,
  count,
  tools,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  /** Small buttons at the right of the heading. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="inspector-section" aria-labelledby={id}>
      <div className="inspector-heading">
        <h3 className="label" id={id}>
          {title}
          {count !== undefined && ` · ${count}`}
        </h3>
        {tools}
      </div>
      {children}
    </section>
  );
}
