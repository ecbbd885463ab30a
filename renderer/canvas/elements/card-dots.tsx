import { startLinking } from "../linking/linking-start.ts";

/** The two dots of a card from which links are drawn: the upper one to what it argues for, the lower one to its reasons. */
export function CardDots({
  claimId,
  marked,
}: {
  readonly claimId: string;
  /** True when a mark stands on the card's lower edge, which the dot must leave free. */
  readonly marked: boolean;
}) {
  return (
    <>
      <div
        className="card-dot above nodrag nopan"
        data-link-dot="above"
        onPointerDown={(event) => startLinking(event, claimId, "above")}
      />
      <div
        className={marked ? "card-dot below marked nodrag nopan" : "card-dot below nodrag nopan"}
        data-link-dot="below"
        onPointerDown={(event) => startLinking(event, claimId, "below")}
      />
    </>
  );
}
