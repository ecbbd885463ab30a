import { WarrantError } from "#shared/contract/errors.ts";

/** A refusal that the person reads: what is wrong with the file, and what to do. */
export function unreadable(message: string): WarrantError {
  return new WarrantError("file-unreadable", message);
}

export const megabyte = 1024 * 1024;

/** What is read of a file at most, in bytes. */
export const largestFile = 256 * megabyte;

export function tooLarge(bytes: number): WarrantError {
  return unreadable(
    `This file has ${Math.ceil(bytes / megabyte)} MB; Warrant reads files of up to ${largestFile / megabyte} MB. Save the part you need as a file of its own and add that.`,
  );
}

export function damaged(what: string): WarrantError {
  return unreadable(`This ${what} is damaged: it could not be read. Get it again where it came from and add that.`);
}
