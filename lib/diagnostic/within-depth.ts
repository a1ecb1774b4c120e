/**
 * Runs work that follows data to its ends. Data that contains itself has none: what the runtime then says
 * is replaced by an error that tells what to do.
 */
export function withinDepth<T>(work: () => T, explain: () => Error): T {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof RangeError && thrown.message.includes('call stack') ? explain() : thrown;
  }
}
