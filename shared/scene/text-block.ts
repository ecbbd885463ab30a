import type { Size } from "../layout/geometry.ts";
import { baselineIn } from "./card.ts";
import type { Owner, TextItem } from "./draw-list.ts";
import { type FontName, fonts } from "./fonts.ts";
import { onlySetting, settingOf, type TextSetting } from "./setting.ts";
import { measureText, wrapText } from "./text.ts";

/** A text broken into lines that stand one below the other. */
export type TextBlock = Size & TextSetting & { readonly lines: readonly string[]; readonly font: FontName };

/** Breaks a text to fit `maxWidth` map pixels; what `maxLines` leave out is replaced by "…". */
export function textBlock(text: string, font: FontName, maxWidth: number, maxLines: number): TextBlock {
  const { lines } = wrapText(text, font, maxWidth, maxLines);
  const width = lines.reduce((widest, line) => Math.max(widest, measureText(line, font)), 0);
  return { lines, font, width, height: lines.length * fonts[font].lineHeight, ...settingOf(text) };
}

/** The lines of a block whose top left corner is at x, y. */
export function blockItems(block: TextBlock, x: number, y: number, owner: Owner, fill: string): TextItem[] {
  const { font, direction } = block;
  const setting = onlySetting(block);
  const end = direction === "rtl" ? x + block.width : x;
  return block.lines.flatMap((text, index): TextItem[] =>
    text === ""
      ? []
      : [
          {
            kind: "text",
            owner,
            text,
            ...setting,
            x: end,
            y: baselineIn(y + index * fonts[font].lineHeight, font),
            font,
            fill,
          },
        ],
  );
}
