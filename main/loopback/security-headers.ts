import { contentSecurityPolicy } from "#shared/contract/content-security-policy.ts";

/**
 * Everything a page could ask the browser for, denied; copy and paste of text
 * and full screen are left to our own pages. Names that Chromium does not know are left out: it complains of each.
 */
const deniedFeatures = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "encrypted-media",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "storage-access",
  "usb",
  "xr-spatial-tracking",
] as const;

const permissionsPolicy = [
  ...deniedFeatures.map((feature) => `${feature}=()`),
  ...["clipboard-read", "clipboard-write", "fullscreen"].map((feature) => `${feature}=(self)`),
].join(", ");

/**
 * The headers of every response, refusals and errors included.
 * @param policy the Content-Security-Policy; only the development server has another than the shared one
 */
export function securityHeaders(policy: string = contentSecurityPolicy): Record<string, string> {
  return {
    "content-security-policy": policy,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": permissionsPolicy,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    // Until a route says otherwise, nothing is kept.
    "cache-control": "no-store",
  };
}
