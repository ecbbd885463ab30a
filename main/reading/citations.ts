import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";

/**
 * citation-js, set up: keys of BibTeX entries are the sources' ids, letters
 * stay letters (every TeX of today reads UTF-8), and its parsers for addresses
 * are gone, so that nothing in a file is ever taken for one and fetched.
 */
for (const format of plugins.input.listDataParser(false)) {
  if (/url|api/i.test(format)) plugins.input.removeDataParser(format, false);
}
for (const format of plugins.input.listDataParser(true)) plugins.input.removeDataParser(format, true);
Object.assign(plugins.config.get("@bibtex").format, { useIdAsLabel: true, checkLabel: false, asciiOnly: false });

export const { input, output } = plugins;
