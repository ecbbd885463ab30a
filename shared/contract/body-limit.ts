/** The most bytes of JSON that the loopback host takes as one command's arguments. */
export const bodyLimitBytes = 16 * 1024 * 1024;
