/** So many are put on the queue at once, as it has connections. */
const atOnce = 2;

/**
 * A line before something that answers within a time limit: whoever waits in it does not yet wait for the answer. A full
 * mailbox tells of ten thousand messages within a minute. Until `signal` aborts; `serve` must not throw.
 */
export function waitingLine<T>(serve: (one: T) => Promise<void>, signal: AbortSignal): (one: T) => void {
  const waiting: T[] = [];
  let serving = 0;
  const serveAll = async () => {
    serving += 1;
    while (waiting.length && !signal.aborted) await serve(waiting.shift()!);
    serving -= 1;
  };
  return (one) => {
    waiting.push(one);
    if (serving < atOnce) void serveAll();
  };
}
