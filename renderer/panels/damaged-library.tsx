import type { CommandError } from "#shared/contract/errors.ts";
import { dateInWords } from "./ui/dates.ts";

type Backup = { readonly path: string; readonly at: string };

function readDetails(details: unknown): { readonly movedTo: string | null; readonly backups: readonly Backup[] } {
  if (typeof details !== "object" || details === null) return { movedTo: null, backups: [] };
  const movedTo = "movedTo" in details && typeof details.movedTo === "string" ? details.movedTo : null;
  const listed: readonly unknown[] = "backups" in details && Array.isArray(details.backups) ? details.backups : [];
  return { movedTo, backups: listed.filter(isBackup) };
}

function isBackup(value: unknown): value is Backup {
  return (
    typeof value === "object" &&
    value !== null &&
    "path" in value &&
    typeof value.path === "string" &&
    "at" in value &&
    typeof value.at === "string"
  );
}

function timeInWords(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${dateInWords(date)}, ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** What a damaged library leaves to choose from: a backup, or a fresh beginning. */
export function DamagedLibrary({
  error,
  busy,
  onRestore,
  onStartAnew,
}: {
  readonly error: CommandError;
  readonly busy: boolean;
  readonly onRestore: (path: string) => void;
  readonly onStartAnew: () => void;
}) {
  const { movedTo, backups } = readDetails(error.details);
  return (
    <>
      <p>{error.message}</p>
      {movedTo !== null && (
        <p>
          It was moved aside, and nothing in it was deleted: <code className="path">{movedTo}</code>
        </p>
      )}
      {backups.length > 0 ? (
        <>
          <h2 className="label">Backups, newest first</h2>
          <ul className="backups">
            {backups.map((backup) => (
              <li key={backup.path} className="row">
                <div className="grow">
                  <p>{timeInWords(backup.at)}</p>
                  <p className="path small mute">{backup.path}</p>
                </div>
                <button
                  type="button"
                  className="button"
                  disabled={busy}
                  aria-label={`Restore the backup of ${timeInWords(backup.at)}`}
                  onClick={() => onRestore(backup.path)}
                >
                  Restore
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>There is no backup. You can start anew with the debate that Warrant ships with.</p>
      )}
      <div className="row">
        <button type="button" className="button" disabled={busy} onClick={onStartAnew}>
          Start anew
        </button>
      </div>
    </>
  );
}
