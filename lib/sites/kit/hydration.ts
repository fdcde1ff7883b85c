/** How long after `load` a site's own script may take to take the page over, in milliseconds. */
const HYDRATION = 600;

/**
 * Resolves when the site's script has taken its markup over: an element put in before that would not be where the
 * script expects its own, and it would throw the whole list away and build it anew. Where nothing of the page matches the
 * selector, that is a moment after it has loaded.
 */
export function hydrated(selector: string, signal: AbortSignal): Promise<void> {
  const taken = document.querySelector(selector);
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(done);
    if (taken) observer.observe(taken, { childList: true, subtree: true, attributes: true });
    addEventListener('load', () => setTimeout(done, HYDRATION), { once: true, signal });
    signal.addEventListener('abort', done);
  });
}

/** Resolves a moment after the page has loaded: by then a framework has taken over what the server sent. */
export function loaded(signal: AbortSignal): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', () => setTimeout(resolve, HYDRATION), { once: true, signal }));
}
