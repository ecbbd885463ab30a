/** The largest file that is received from a window, in bytes. */
export const receivedFileLimitBytes = 256 * 1024 * 1024;

/** What the person is told of a larger one. */
export const fileTooLargeMessage = "The file is larger than 256 MB. Take the part you need out of it, and add that.";
