/**
 * The claim, quotation or note behind a row of its search index, as SQL: those rows are
 * numbered by place (migrations 6 and 8), the text's length above, the record's row below.
 */
export function rowAtPlace(index: "claimSearch" | "quotationSearch" | "noteSearch"): string {
  return `(${index}.rowid & 0xffffffff)`;
}
