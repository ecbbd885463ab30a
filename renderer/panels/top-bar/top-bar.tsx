import { ImageDown, PanelLeft, PanelRight, Redo2, Search, Undo2, WandSparkles } from "lucide-react";
import type { ActionId } from "#shared/contract/actions.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { type CentreView, useWindowStore } from "../../state/window-store.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Tip } from "../ui/tip.tsx";
import { useActionContext } from "../ui/use-action-context.ts";
import { MainMenu } from "./main-menu.tsx";
import { MapTabs } from "./map-tabs.tsx";
import { ThemeMenu } from "./theme-menu.tsx";

/** What the Export button exports: what stands in the middle. */
const exportOf = { map: "map.export", timeline: "timeline.export", matrix: "matrix.export" } as const satisfies Record<
  CentreView,
  ActionId
>;

/** The bar at the top: the open maps, finding, undo and redo, tidying, the image, theme and menu. */
export function TopBar() {
  const context = useActionContext();
  const leftOpen = useWindowStore((state) => state.leftOpen);
  const rightOpen = useWindowStore((state) => state.rightOpen);
  const centreView = useWindowStore((state) => state.centreView);
  const facts = (id: ActionId) => ({
    label: actionLabel(id, context),
    shortcut: shortcutLabel(id),
    disabled: !isEnabled(id, context),
    onClick: () => runAction(id),
  });
  return (
    <header className="top-bar" data-region="bar">
      <div className="top-bar-side">
        <IconButton
          label={leftOpen ? "Hide library" : "Show library"}
          shortcut={shortcutLabel("view.leftPanel")}
          aria-pressed={leftOpen}
          onClick={() => runAction("view.leftPanel")}
        >
          <PanelLeft aria-hidden />
        </IconButton>
        <h1 className="top-bar-name">Warrant</h1>
        <MapTabs />
      </div>
      <button type="button" className="find-button" aria-haspopup="dialog" onClick={() => runAction("view.palette")}>
        <Search aria-hidden />
        <span className="ellipsis">Find or do anything</span>
        <kbd>{shortcutLabel("view.palette")?.replace("+", " ")}</kbd>
      </button>
      <div className="top-bar-side end">
        <IconButton {...facts("history.undo")}>
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton {...facts("history.redo")}>
          <Redo2 aria-hidden />
        </IconButton>
        <TextButton {...facts("map.tidy")} className="button quiet">
          <WandSparkles aria-hidden />
          <span className="hide-when-narrow">{actionLabel("map.tidy", context)}</span>
        </TextButton>
        <TextButton {...facts(exportOf[centreView])} className="button primary">
          <ImageDown aria-hidden />
          Export
        </TextButton>
        <ThemeMenu />
        <MainMenu />
        <IconButton
          label={rightOpen ? "Hide inspector" : "Show inspector"}
          shortcut={shortcutLabel("view.rightPanel")}
          aria-pressed={rightOpen}
          onClick={() => runAction("view.rightPanel")}
        >
          <PanelRight aria-hidden />
        </IconButton>
      </div>
    </header>
  );
}

function TextButton({
  label,
  shortcut,
  disabled,
  className,
  onClick,
  children,
}: {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly disabled: boolean;
  readonly className: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Tip label={label} shortcut={shortcut}>
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-disabled={disabled || undefined}
        onClick={() => {
          if (!disabled) onClick();
        }}
      >
        {children}
      </button>
    </Tip>
  );
}
