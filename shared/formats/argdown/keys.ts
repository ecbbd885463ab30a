/** Under which key the builder knows an Argdown statement. */
export function statementKeyOf(title: string): string {
  return `s:${title}`;
}

/** Under which key the builder knows an argument that is only described: it is a claim. */
export function argumentKeyOf(title: string): string {
  return `a:${title}`;
}
