/** One thing after another, in the order in which they were asked. */
export type Queue = {
  /**
   * Runs `work` when everything asked before has ended. With `aside`, what comes
   * next waits only for the synchronous part of it.
   */
  readonly run: <T>(work: () => Promise<T>, options?: { readonly aside?: boolean }) => Promise<T>;
  /** Resolves when everything asked so far has ended, whatever its outcome. */
  readonly settled: () => Promise<void>;
};

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  const running = new Set<Promise<unknown>>();
  return {
    run: (work, { aside = false } = {}) => {
      const result = tail.then(work);
      const ended = result.catch(() => {});
      // The next one's `then` on the same promise is called right after this one's, so synchronous parts keep their order.
      if (!aside) tail = ended;
      running.add(ended);
      void ended.then(() => running.delete(ended));
      return result;
    },
    settled: async () => {
      await Promise.all([...running]);
    },
  };
}
