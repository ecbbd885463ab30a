/**
 * What a Warrant page may load and run, on every host: its own files and
 * nothing else, no inline script, no eval of script; WebAssembly may be compiled,
 * because the layout runs Graphviz. Inline styles are allowed because
 * React Flow and Radix place things by `style` attributes; pictures may be
 * `data:` and `blob:` because exports are previewed and saved from memory.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
