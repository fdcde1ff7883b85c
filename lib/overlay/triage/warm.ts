import type { Desk } from '../desk.ts';

/** How long a person points at a strip before they seem to want something of it, in milliseconds. */
const INTENT = 70;

/** Makes ready what floats over the page when a person reaches for a strip: what is reached for is likely to be used. */
export function warmOnReach({ controls, theme, events, signal, editor }: Desk): void {
  let intent: ReturnType<typeof setTimeout>;
  controls.reached = ({ insides }) => {
    const float = controls.bring().catch(() => undefined);
    clearTimeout(intent);
    intent = setTimeout(async () => {
      if (insides?.bar.matches(':hover, :focus-within')) (await float)?.warmEditor({ theme, events, signal }, editor);
    }, INTENT);
  };
}
