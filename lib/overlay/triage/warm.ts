import type { Desk } from '../desk.ts';
import type { Strip } from '../strips.ts';

/** How long a person points at a strip before they seem to want something of it, in milliseconds. */
const INTENT = 70;

/** Makes ready what floats over the page when a person reaches for a strip: what is reached for is likely to be used. */
export function warmOnReach({ controls, strips, theme, events, signal, editor, isAlive }: Desk): void {
  let intent: ReturnType<typeof setTimeout>;
  const isReached = ({ insides }: Strip): boolean => insides?.bar.matches(':hover, :focus-within') === true;
  const reached = (strip: Strip): void => {
    if (!isAlive()) return;
    const float = controls.bring().catch(() => undefined);
    clearTimeout(intent);
    intent = setTimeout(async () => {
      if (isReached(strip)) (await float)?.warmEditor({ theme, events, signal }, editor);
    }, INTENT);
  };
  controls.reached = reached;
  strips.all().filter(isReached).forEach(reached);
}
