import { LucideProvider } from "lucide-react";
import { Tooltip } from "radix-ui";
import { useEffect } from "react";
import { Toaster } from "sonner";
import { ConnectionFailed } from "./panels/connection-failed.tsx";
import { rememberFocus } from "./panels/ui/focus-memory.ts";
import { Window } from "./panels/window.tsx";
import { useConnection } from "./state/connection.ts";
import { useMapStore } from "./state/map-store.ts";
import { useAppliedTheme } from "./styles/theme.ts";

/** The whole window: quiet while the library opens, the map and its panels once it is open, or why it is not. */
export function App() {
  const theme = useAppliedTheme();
  const status = useConnection((state) => state.status);
  const error = useConnection((state) => state.error);
  const title = useMapStore((state) => state.view?.title ?? "");

  useEffect(() => {
    document.title = title === "" ? "Warrant" : `${title} — Warrant`;
  }, [title]);
  useEffect(rememberFocus, []);

  return (
    <LucideProvider size={16} strokeWidth={1.75}>
      <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
        {status === "open" && <Window />}
        {status === "failed" && error !== null && <ConnectionFailed error={error} />}
        {status === "connecting" && <main className="screen" aria-busy="true" aria-label="Opening the library" />}
        <Toaster
          theme={theme}
          position="bottom-center"
          offset={{ bottom: 40 }}
          gap={8}
          duration={4_000}
          containerAriaLabel="Messages"
        />
      </Tooltip.Provider>
    </LucideProvider>
  );
}
