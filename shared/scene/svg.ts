import { assertNever } from "../model/assert-never.ts";
import type { DrawItem, Scene } from "./draw-list.ts";
import { type FontName, faces, fontStack, fonts } from "./fonts.ts";
import { iconGrid, iconPath, iconStroke } from "./icons.ts";
import { svgNumber as n, svgPath } from "./path.ts";

/**
 * A scene as an SVG document. Text stays text; nothing in it runs or is fetched.
 * Viewers that lack the fonts fall back to the stack.
 * @param scale image pixels for each map pixel
 */
export function toSvg(scene: Scene, { scale }: { readonly scale: number }): string {
  const { x, y, width, height } = scene.bounds;
  const groups: string[] = [];
  let owner: string | null = null;
  for (const item of scene.items) {
    if (item.owner !== owner) {
      if (owner !== null) groups.push("</g>");
      groups.push(`<g data-owner="${escapeXml(item.owner)}">`);
      owner = item.owner;
    }
    groups.push(itemSvg(item));
  }
  if (owner !== null) groups.push("</g>");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width * scale)}" height="${Math.ceil(height * scale)}" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}" role="img" style="font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision">`,
    `<title>${escapeXml(scene.title)}</title>`,
    `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${scene.background}"/>`,
    ...groups,
    "</svg>",
    "",
  ].join("\n");
}

function itemSvg(item: DrawItem): string {
  switch (item.kind) {
    case "rect":
      return `<rect x="${n(item.x)}" y="${n(item.y)}" width="${n(item.width)}" height="${n(item.height)}" rx="${n(item.radius)}"${paintSvg(item)}/>`;
    case "path": {
      const dash = item.dash.length > 0 ? ` stroke-dasharray="${item.dash.map(n).join(" ")}"` : "";
      const cap = item.cap === "round" ? ' stroke-linecap="round"' : "";
      return `<path d="${svgPath(item.path)}"${paintSvg(item)}${dash}${cap}/>`;
    }
    case "text":
      return `<text x="${n(item.x)}" y="${n(item.y)}"${fontSvg[item.font]} fill="${item.fill}" xml:space="preserve">${escapeXml(item.text)}</text>`;
    case "icon": {
      const scale = item.size / iconGrid;
      return `<path transform="translate(${n(item.x)} ${n(item.y)}) scale(${Math.round(scale * 1e4) / 1e4})" d="${iconPath(item.icon)}" fill="none" stroke="${item.stroke}" stroke-width="${iconStroke}" stroke-linecap="round" stroke-linejoin="round"/>`;
    }
    default:
      return assertNever(item);
  }
}

/** Most texts: nothing in them is left out or escaped. */
const harmless = /^[\t\n\r !#-%'-;=?-\ud7ff\ue000-\ufffd]*$/;

/** The attributes of each font. */
const fontSvg: Readonly<Record<FontName, string>> = {
  claim: fontAttributes("claim"),
  quotation: fontAttributes("quotation"),
  label: fontAttributes("label"),
  count: fontAttributes("count"),
  small: fontAttributes("small"),
  title: fontAttributes("title"),
};

function fontAttributes(font: FontName): string {
  const { face, size } = fonts[font];
  const { weight, style } = faces[face];
  const slant = style === "italic" ? ' font-style="italic"' : "";
  return ` font-family="${escapeXml(fontStack(font))}" font-size="${size}" font-weight="${weight}"${slant}`;
}

function paintSvg(item: {
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
}): string {
  const stroke = item.stroke === null ? "" : ` stroke="${item.stroke}" stroke-width="${n(item.strokeWidth)}"`;
  return ` fill="${item.fill ?? "none"}"${stroke}`;
}

/** Text for XML content and attributes: what XML 1.0 does not allow is left out, the rest escaped. */
export function escapeXml(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
