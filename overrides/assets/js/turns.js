/*
  Long work in slices, between which the browser answers to keys and fingers.
*/

const SLICE = 8; // milliseconds: under 50 on a processor that is four times slower, too

/** Return a function that waits for the others' turn where a slice of work is done. */
export function slices() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await (globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve)));
    since = performance.now();
  };
}
