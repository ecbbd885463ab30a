import type { Loss } from "#shared/contract/results/notes.ts";

/** What a file could not carry, or a reader could not place: each kind with how often, and where it first stood. */
export function LossReport({
  label,
  losses,
}: {
  /** What the table is called to those who cannot see where it stands. */
  readonly label: string;
  readonly losses: readonly Loss[];
}) {
  return (
    <table className="losses" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col" className="loss-count">
            How often
          </th>
          <th scope="col">First at</th>
        </tr>
      </thead>
      <tbody>
        {losses.map(({ what, count, where }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="loss-count">{count.toLocaleString("en-GB")}</td>
            <td className="mute" dir="auto" title={where}>
              <span className="loss-place">{where}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
