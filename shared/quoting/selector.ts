/**
 * Where a quotation stands in its source, by what it says and by where it
 * stood: the W3C's TextQuoteSelector (`exact`, `prefix`, `suffix`) with its
 * TextPositionSelector (`start`, `end`, in UTF-16 code units, null before the
 * first attachment). Web Annotation Data Model, 4.2.4 and 4.2.5.
 */
export type Selector = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number | null;
  readonly end: number | null;
};
