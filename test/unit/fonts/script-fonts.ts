import path from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";

/** Font files of scripts that the bundled faces lack. */
export const scriptFonts = {
  arabic: "@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  hebrew: "@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
  devanagari: "@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf",
  chinese: "@expo-google-fonts/zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf",
  japanese: "@expo-google-fonts/sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf",
  korean: "@expo-google-fonts/gowun-dodum/400Regular/GowunDodum_400Regular.ttf",
  emoji: "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
} as const;

/** Where a font file lies. */
export function fontPath(script: keyof typeof scriptFonts): string {
  return fileURLToPath(import.meta.resolve(scriptFonts[script]));
}

/** Has the program look into these folders for fonts before it looks into the machine's: pictures are the same everywhere. */
export function nameFontFolders(
  folders: readonly string[] = Object.keys(scriptFonts).map((script) =>
    path.dirname(fontPath(script as keyof typeof scriptFonts)),
  ),
): void {
  vi.stubEnv("WARRANT_FONTS", folders.join(path.delimiter));
}

/** A sentence or more in each script, with what is hard in it. */
export const scriptTexts = {
  greek: "Η κρυπτογράφηση προστατεύει τους πολίτες από την παρακολούθηση.",
  cyrillic: "Шифрование защищает граждан от слежки, и ослаблять его опасно.",
  arabic: "التشفير يحمي المواطنين من المراقبة، ولا يجوز إضعافه (انظر المادة 12) لأن iPhone آمن.",
  hebrew: "ההצפנה מגינה על האזרחים מפני מעקב, ואסור להחליש אותה.",
  devanagari: "कूटलेखन नागरिकों को निगरानी से बचाता है; क्षत्रिय, विद्यार्थी, ज्ञान और श्री।",
  chinese: "加密保护公民免受监视，因此不应削弱它。（参见第十二条）「安全」与隐私。",
  japanese: "暗号化は市民を監視から守る。だから、弱めてはならない。「プライバシー」ってなんだろう？",
  korean: "암호화는 시민을 감시로부터 보호하므로 약화해서는 안 된다.",
  emoji: "Families 👩‍👩‍👧‍👦, flags 🇬🇧, thumbs 👍🏽, hearts ❤️ and keys 1️⃣ 🎉",
} as const;
