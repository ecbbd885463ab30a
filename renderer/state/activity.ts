import { create } from "zustand";

/** What passes between this window and main: edits that await their answer, and whether main can be reached. */
export const useActivity = create<{ readonly pendingEdits: number; readonly lost: boolean }>(() => ({
  pendingEdits: 0,
  lost: false,
}));

/** Counts an edit as pending until `answer` settles. */
export async function countPending<T>(answer: Promise<T>): Promise<T> {
  useActivity.setState(({ pendingEdits }) => ({ pendingEdits: pendingEdits + 1 }));
  try {
    return await answer;
  } finally {
    useActivity.setState(({ pendingEdits }) => ({ pendingEdits: pendingEdits - 1 }));
  }
}

export function setLost(lost: boolean): void {
  if (useActivity.getState().lost !== lost) useActivity.setState({ lost });
}
