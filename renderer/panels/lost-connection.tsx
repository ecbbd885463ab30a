import { CloudOff } from "lucide-react";
import { useEffect } from "react";
import { bridge } from "../bridge/bridge.ts";
import { useActivity } from "../state/activity.ts";
import { ask } from "../state/commands.ts";
import { connect } from "../state/connection.ts";

/** How often to look whether main is still there, when nothing says that it is gone, and whether it has come back. Milliseconds. */
const heartbeatMs = 15_000;
const retryMs = 3_000;

/** Says so when the program behind the window is gone, and takes up again when it is back. */
export function LostConnection() {
  const lost = useActivity((state) => state.lost);
  useEffect(() => {
    const look = () => {
      ask("history.get", {}).then(
        () => {
          if (lost) void connect();
        },
        // `ask` has noted it.
        () => {},
      );
    };
    const timer = window.setInterval(look, lost ? retryMs : heartbeatMs);
    window.addEventListener("focus", look);
    // It may be back already: a stream that breaks off says that something happened, not what.
    const stop = lost ? () => {} : bridge.onCutOff(look);
    return () => {
      stop();
      window.clearInterval(timer);
      window.removeEventListener("focus", look);
    };
  }, [lost]);
  if (!lost) return null;
  return (
    <div className="banner" role="alert">
      <CloudOff aria-hidden />
      <p>Warrant is no longer running, so nothing can be saved. Start it again: this window takes up where it was.</p>
    </div>
  );
}
