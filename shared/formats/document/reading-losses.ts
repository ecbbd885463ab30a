/** What the losses of reading are called. */
export const readingLosses = {
  emptyClaims: "claims without words",
  longClaims: "claims longer than 2,000 characters: cut, with all their words in a note",
  controls: "characters that no text can hold",
  badPlaces: "places that are no numbers, or too far away: those cards are laid out",
  danglingArguments: "arguments whose premise or target is not in the file",
  noPremise: "arguments without premises",
  selfArguments: "arguments of a claim for or against itself",
  ringArguments: "arguments that aim at each other in a ring",
  sameArguments: "arguments that say the same as another",
  manyPremises: "premises beyond the fiftieth of an argument",
  sameClaimTwice: "premises that an argument names twice",
  badFrames: "frames without a usable size",
  longNames: "names and titles that were cut, being too long",
  longDescription: "descriptions longer than 5,000 characters: cut",
} as const;
