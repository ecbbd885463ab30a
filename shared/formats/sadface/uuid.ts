/**
 * An id in the form that SADFace asks for (UUID, version 4), the same for the same
 * name: a map that is written twice has the same ids. It is mixed by four
 * 32-bit multiplicative hashes, which is enough to tell names apart, and no secret.
 */
export function uuidOf(name: string): string {
  const mixed = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f].map((seed) => {
    let hash = seed;
    for (let at = 0; at < name.length; at += 1) {
      hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193 ^ (seed & 0xfffe));
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    return ((hash ^ (hash >>> 15)) >>> 0).toString(16).padStart(8, "0");
  });
  const digits = mixed.join("");
  const variant = "89ab".charAt(Number.parseInt(digits.charAt(16), 16) & 3);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ].join("-");
}
