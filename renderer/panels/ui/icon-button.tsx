import type { ComponentProps, ReactNode } from "react";
import { Tip } from "./tip.tsx";

type IconButtonProps = Omit<ComponentProps<"button">, "children" | "title" | "disabled"> & {
  /** Its name, read out and shown in the tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  /** A disabled button keeps its tooltip and its place in the tab order; it does nothing. */
  readonly disabled?: boolean;
  readonly small?: boolean;
  readonly tipSide?: "top" | "right" | "bottom" | "left";
  readonly children: ReactNode;
};

/** A square button that shows an icon, with a tooltip. */
export function IconButton({
  label,
  shortcut,
  disabled = false,
  small = false,
  tipSide = "bottom",
  className,
  onClick,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tip label={label} shortcut={shortcut} side={tipSide}>
      <button
        {...rest}
        type="button"
        className={["icon-button", small && "small-button", className].filter(Boolean).join(" ")}
        aria-label={label}
        aria-disabled={disabled || undefined}
        onClick={(event) => {
          if (!disabled) onClick?.(event);
        }}
      >
        {children}
      </button>
    </Tip>
  );
}
