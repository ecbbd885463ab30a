import type { Rect } from "../layout/geometry.ts";
import { assertNever } from "../model/assert-never.ts";
import { type DrawItem, isClipped, type Scene, type TextItem } from "./draw-list.ts";
import { faces as bundledFaces, type FontName, fontStack, fonts, quoteFamily } from "./fonts.ts";
import { iconGrid, iconPath, iconStroke } from "./icons.ts";
import { svgNumber as n, svgPath } from "./path.ts";
import type { HanLanguage } from "./setting.ts";

export type SvgOptions = {
  /** Image pixels for each map pixel. */
  readonly scale: number;
  /** Fonts that travel in the document. */
  readonly faces?: readonly EmbeddedFace[];
  /** How large it is shown, as CSS lengths (`85mm`), where that is not the scale's whole pixels. */
  readonly size?: { readonly width: string; readonly height: string };
};

/**
 * A scene as an SVG document. Text stays text; nothing in it runs or is fetched.
 * Viewers that lack the fonts, where they are not embedded, fall back to the stack.
 */
export function toSvg(scene: Scene, { scale, faces = [], size }: SvgOptions): string {
  const { x, y, width, height } = scene.bounds;
  const groups: string[] = [];
  const fontSvg = attributesOfFonts();
  const { clip } = scene;
  // Named for what it is, so that pictures that stand on one page do not take each other's.
  const clipId = clip && `clip_${[clip.x, clip.y, clip.width, clip.height].map(n).join("_")}`;
  let owner: string | null = null;
  let clipped = false;
  /** The attributes that the texts of the open group share; null when none is open. */
  let setting: string | null = null;
  const endTexts = () => {
    if (setting !== null) groups.push("</g>");
    setting = null;
  };
  for (const item of scene.items) {
    if (item.owner !== owner) {
      endTexts();
      if (owner !== null) groups.push("</g>");
      const within = clipId !== undefined && isClipped(item);
      if (within !== clipped) groups.push(within ? `<g clip-path="url(#${clipId})">` : "</g>");
      clipped = within;
      groups.push(`<g data-owner="${escapeXml(item.owner)}">`);
      owner = item.owner;
    }
    if (item.kind === "text") {
      // The lines of a card say once what they are set in: of a map's text that is the larger part.
      const wanted = `${fontSvg(item)}${item.direction === "rtl" ? ' direction="rtl"' : ""} fill="${item.fill}"`;
      if (wanted !== setting) {
        endTexts();
        groups.push(`<g${wanted} xml:space="preserve">`);
        setting = wanted;
      }
      groups.push(`<text x="${n(item.x)}" y="${n(item.y)}">${escapeXml(item.text)}</text>`);
    } else {
      endTexts();
      groups.push(itemSvg(item));
    }
  }
  endTexts();
  if (owner !== null) groups.push("</g>");
  if (clipped) groups.push("</g>");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size?.width ?? Math.ceil(width * scale)}" height="${size?.height ?? Math.ceil(height * scale)}" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}" role="img" style="font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision;text-spacing-trim:space-all">`,
    `<title>${escapeXml(scene.title)}</title>`,
    ...facesSvg(faces),
    ...(clip && clipId !== undefined ? [`<clipPath id="${clipId}"><rect${rectSvg(clip)}/></clipPath>`] : []),
    ...(scene.background === null ? [] : [`<rect${rectSvg(scene.bounds)} fill="${scene.background}"/>`]),
    ...groups,
    "</svg>",
    "",
  ].join("\n");
}

function itemSvg(item: Exclude<DrawItem, TextItem>): string {
  switch (item.kind) {
    case "rect":
      return `<rect${rectSvg(item)} rx="${n(item.radius)}"${paintSvg(item)}${dashSvg(item.dash)}/>`;
    case "path": {
      const cap = item.cap === "round" ? ' stroke-linecap="round"' : "";
      return `<path d="${svgPath(item.path)}"${paintSvg(item)}${dashSvg(item.dash)}${cap}/>`;
    }
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

/** The attributes that say what a text is set in. */
type FontAttributes = (item: Pick<TextItem, "font" | "language">) => string;

/** The attributes of the fonts as they stand: which families draw what the bundled ones lack may change. */
function attributesOfFonts(): FontAttributes {
  const known = new Map<HanLanguage | undefined, Map<FontName, string>>();
  return ({ font, language }) => {
    let inLanguage = known.get(language);
    if (!inLanguage) {
      inLanguage = new Map();
      known.set(language, inLanguage);
    }
    let attributes = inLanguage.get(font);
    if (attributes === undefined) {
      attributes = fontAttributes(font, language);
      inLanguage.set(font, attributes);
    }
    return attributes;
  };
}

/** A font file that travels in the document. */
export type EmbeddedFace = {
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  readonly format: "woff2";
  readonly base64: string;
};

/** Faces as a style sheet; empty without any. */
function facesSvg(faces: readonly EmbeddedFace[]): readonly string[] {
  if (faces.length === 0) return [];
  const rules = faces.map(
    ({ family, weight, style, format, base64 }) =>
      `@font-face{font-family:${quoteFamily(family)};font-weight:${weight};font-style:${style};src:url(data:font/${format};base64,${base64}) format("${format}")}`,
  );
  return [`<style>${escapeXml(rules.join(""))}</style>`];
}

function fontAttributes(font: FontName, language: HanLanguage | undefined): string {
  const { face, size } = fonts[font];
  const { weight, style } = bundledFaces[face];
  const slant = style === "italic" ? ' font-style="italic"' : "";
  return ` font-family="${escapeXml(fontStack(font, language))}" font-size="${size}" font-weight="${weight}"${slant}`;
}

function rectSvg({ x, y, width, height }: Rect): string {
  return ` x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`;
}

function dashSvg(dash: readonly number[] = []): string {
  return dash.length > 0 ? ` stroke-dasharray="${dash.map(n).join(" ")}"` : "";
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
