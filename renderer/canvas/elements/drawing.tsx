import { memo, type ReactElement } from "react";
import { assertNever } from "#shared/model/assert-never.ts";
import type { DrawItem } from "#shared/scene/draw-list.ts";
import { type FontName, faces, fontStack, fonts } from "#shared/scene/fonts.ts";
import { iconGrid, iconPath, iconStroke } from "#shared/scene/icons.ts";
import { svgPath } from "#shared/scene/path.ts";

/**
 * A part of the scene's draw list as elements of an SVG in the page: the same
 * items that the picture of a map is made of, so that both agree to the pixel.
 */
export const Drawing = memo(function Drawing({ items }: { readonly items: readonly DrawItem[] }) {
  const elements: ReactElement[] = [];
  // Items have no identity of their own but their order: the same part of a card or link keeps its element.
  for (const item of items) elements.push(<Item key={`${item.kind} ${elements.length}`} item={item} />);
  return elements;
});

function Item({ item }: { readonly item: DrawItem }) {
  switch (item.kind) {
    case "rect":
      return (
        <rect
          x={item.x}
          y={item.y}
          width={item.width}
          height={item.height}
          rx={item.radius}
          fill={item.fill ?? "none"}
          stroke={item.stroke ?? "none"}
          strokeWidth={item.strokeWidth}
        />
      );
    case "path":
      return (
        <path
          d={svgPath(item.path)}
          fill={item.fill ?? "none"}
          stroke={item.stroke ?? "none"}
          strokeWidth={item.strokeWidth}
          strokeDasharray={item.dash.length > 0 ? item.dash.join(" ") : undefined}
          strokeLinecap={item.cap}
        />
      );
    case "text":
      return (
        <text
          x={item.x}
          y={item.y}
          fill={item.fill}
          direction={item.direction}
          lang={item.language}
          data-font={item.font}
          style={fontStyles[item.font]}
        >
          {item.text}
        </text>
      );
    case "icon":
      return (
        <path
          className="drawn-icon"
          transform={`translate(${item.x} ${item.y}) scale(${item.size / iconGrid})`}
          d={iconPath(item.icon)}
          fill="none"
          stroke={item.stroke}
          strokeWidth={iconStroke}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      );
    default:
      return assertNever(item);
  }
}

type FontStyle = {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly fontStyle: string;
};

/** A scene font as an element's style. */
export const fontStyles: Readonly<Record<FontName, FontStyle>> = {
  claim: fontStyle("claim"),
  quotation: fontStyle("quotation"),
  label: fontStyle("label"),
  count: fontStyle("count"),
  small: fontStyle("small"),
  title: fontStyle("title"),
  footnote: fontStyle("footnote"),
  heading: fontStyle("heading"),
  banner: fontStyle("banner"),
};

function fontStyle(font: FontName): FontStyle {
  const { face, size } = fonts[font];
  const { weight, style } = faces[face];
  return { fontFamily: fontStack(font), fontSize: size, fontWeight: weight, fontStyle: style };
}
