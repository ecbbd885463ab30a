/**
 * Where a picture carries the map that it shows: the text of a Warrant map file.
 * A PNG has it in an `iTXt` chunk of this keyword, an SVG in an element `map` of
 * this namespace within a `metadata` element.
 */
export const carriedKeyword = "warrant-map";
export const carriedNamespace = "urn:warrant:map";

/** A picture is not believed to carry more than this, in bytes of text. */
export const largestCarried = 128 * 1024 * 1024;
