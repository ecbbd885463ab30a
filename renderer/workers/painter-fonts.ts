import interRegular from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url";
import interMedium from "@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf?url";
import interSemibold from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url";
import serifRegular from "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?url";
import serifItalic from "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf?url";
import { faces } from "#shared/scene/fonts.ts";

/** The files of the style sheet styles/fonts.css: a worker shares no fonts with its page. */
const files = [
  [faces.serif, serifRegular],
  [faces["serif-italic"], serifItalic],
  [faces.sans, interRegular],
  [faces["sans-medium"], interMedium],
  [faces["sans-semibold"], interSemibold],
] as const;

/** Loads the map's fonts into this worker. One that cannot be had is done without: text falls back as in the page. */
export async function loadFonts(): Promise<void> {
  // The types are the page's, where the fonts are at the document.
  const own: unknown = Reflect.get(globalThis, "fonts");
  if (!(own instanceof FontFaceSet)) return;
  await Promise.allSettled(
    files.map(async ([{ family, weight, style }, file]) => {
      const face = new FontFace(family, `url("${file}") format("truetype")`, { weight: String(weight), style });
      own.add(await face.load());
    }),
  );
}
