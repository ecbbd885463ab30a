/** Where the window's files live. A scheme of our own, so that the page has an origin and none of file://'s rights. */
export const scheme = "app";
export const hostName = "warrant";
export const origin = `${scheme}://${hostName}`;
export const startUrl = `${origin}/`;
