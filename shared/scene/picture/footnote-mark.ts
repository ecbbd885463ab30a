import { type CardLayout, type CardLine, cardTextWidth } from "../card.ts";
import { fitLine, measureText } from "../text.ts";

const markGap = 10;

/**
 * Puts the numbers of a claim's footnotes on its card, in place of the count of its
 * quotations: a card with quotations always has that line, so neither its size nor
 * the wrapping of its claim changes. Only a long name of a position may be cut.
 * @returns the layout without the count, and the mark; null for a card without quotations
 */
export function markCard<Layout extends CardLayout>(
  layout: Layout,
  positionName: string | null,
  text: string,
): { readonly layout: Layout; readonly mark: CardLine } | null {
  const count = layout.counts.find(({ of }) => of === "quotations")?.text;
  if (!count) return null;
  const width = Math.min(cardTextWidth, measureText(text, count.font));
  const mark: CardLine = { ...count, text, width, x: count.x + count.width - width };
  const counts = layout.counts.filter(({ of }) => of !== "quotations");
  const { label } = layout;
  if (!label || positionName === null) return { layout: { ...layout, counts }, mark };
  const isRightToLeft = label.direction === "rtl";
  const left = isRightToLeft ? label.x - label.width : label.x;
  const fitted = fitLine(positionName, label.font, mark.x - markGap - left).text;
  const labelWidth = measureText(fitted, label.font);
  const cut = { ...label, text: fitted, width: labelWidth, x: isRightToLeft ? left + labelWidth : left };
  return { layout: { ...layout, counts, label: cut }, mark };
}
