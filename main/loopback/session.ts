import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits as base64url. */
function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Compares in constant time; the digests make unequal lengths comparable. */
function equalSecrets(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** The secrets of one run of the host: what opens it and what a page then proves itself with. */
export type Session = {
  /** Opens the host as often as needed while it runs. Never goes on a command line. */
  readonly token: string;
  /** The value of the cookie that a token is exchanged for. */
  readonly cookieValue: string;
  /** A token that opens the host once. */
  readonly newSingleUseToken: () => string;
  /** True when `token` opens the host; uses up a single-use token. */
  readonly redeem: (token: string) => boolean;
  readonly isCookie: (value: string) => boolean;
};

/**
 * Fresh secrets for one run. A command line can be read by every user of the
 * machine, so a browser that is started with an address gets a single-use
 * token in it: whoever reads it afterwards has nothing.
 */
export function createSession(): Session {
  const token = randomSecret();
  const cookieValue = randomSecret();
  const singleUse = new Set<string>();
  return {
    token,
    cookieValue,
    newSingleUseToken() {
      const fresh = randomSecret();
      singleUse.add(fresh);
      return fresh;
    },
    redeem(offered) {
      if (equalSecrets(offered, token)) return true;
      for (const candidate of singleUse) {
        if (equalSecrets(offered, candidate)) return singleUse.delete(candidate);
      }
      return false;
    },
    isCookie: (value) => equalSecrets(value, cookieValue),
  };
}
