import { type ReactNode, useState } from "react";
import type { CommandError } from "#shared/contract/errors.ts";
import { ask, CommandFailure } from "../state/commands.ts";
import { connect } from "../state/connection.ts";
import { DamagedLibrary } from "./damaged-library.tsx";

function processIdOf(details: unknown): string | null {
  if (typeof details !== "object" || details === null || !("processId" in details)) return null;
  return typeof details.processId === "number" ? String(details.processId) : null;
}

function explain(error: CommandError): { readonly title: string; readonly body: ReactNode } {
  switch (error.code) {
    case "library-locked": {
      const processId = processIdOf(error.details);
      return {
        title: "The library is open in another Warrant",
        body: (
          <>
            <p>
              {processId === null ? "Another process" : `Process ${processId}`} holds it. Only one can work on a library
              at a time, so that no work is lost.
            </p>
            <p>Close the other Warrant, or use its window. Then try again.</p>
          </>
        ),
      };
    }
    case "library-newer":
      return {
        title: "This library was made by a newer Warrant",
        body: (
          <>
            <p>{error.message}</p>
            <p>Nothing in it was changed. Install the newer version, or open another library.</p>
          </>
        ),
      };
    case "not-a-library":
      return {
        title: "This is not a library of Warrant",
        body: (
          <>
            <p>{error.message}</p>
            <p>Start Warrant with another file, or without one to open your own library.</p>
          </>
        ),
      };
    case "library-unwritable":
      return {
        title: "The library cannot be written",
        body: (
          <>
            <p>{error.message}</p>
            <p>Free some space or see to the disk’s permissions. Then try again.</p>
          </>
        ),
      };
    case "unavailable":
      return {
        title: "Warrant is not running",
        body: (
          <p>This window has lost the program behind it. Start Warrant again; then try again, or close this window.</p>
        ),
      };
    default:
      return { title: "The library could not be opened", body: <p>{error.message}</p> };
  }
}

/** The whole window when there is no library to show: what happened, and what to do. */
export function ConnectionFailed({ error }: { readonly error: CommandError }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setFault(null);
    try {
      await work();
      await connect();
    } catch (problem) {
      setFault(problem instanceof CommandFailure ? problem.error.message : String(problem));
    }
    setBusy(false);
  }

  const { title, body } = explain(error);
  const damaged = error.code === "library-damaged";
  return (
    <main className="screen">
      <section className="screen-text" aria-labelledby="screen-title" aria-busy={busy}>
        <p className="label">Warrant</p>
        <h1 id="screen-title" className="serif">
          {damaged ? "The library file is damaged" : title}
        </h1>
        {damaged ? (
          <DamagedLibrary
            error={error}
            busy={busy}
            onRestore={(backup) => void run(() => ask("library.restore", { backup }))}
            onStartAnew={() => void run(() => ask("library.startAnew", {}))}
          />
        ) : (
          <>
            {body}
            <div className="row">
              <button type="button" className="button primary" disabled={busy} onClick={() => void run(async () => {})}>
                Try again
              </button>
            </div>
          </>
        )}
        {fault !== null && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </section>
    </main>
  );
}
