/**
 * The claim or quotation behind a row of its search index, as SQL: those rows are
 * numbered by place (migration 6), the text's length above, the record's row below.
 */
export function rowAtPlace(index: "claimSearch" | "quotationSearch"): string {
  return `(${index}.rowid & 0xffffffff)`;
}
