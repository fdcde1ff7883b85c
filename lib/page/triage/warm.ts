import type { KeyMap } from '../../mark/settings.ts';
import { text } from '../../text.ts';
import type { OverlayContext } from '../core/context.ts';
import type { Strip } from '../core/strips.ts';

/** How long a person points at a strip before they seem to want something of it, in milliseconds. */
const INTENT = 70;

/** What each control of a strip does too, by a key. */
const HINTS = { status: 'step', tags: 'tags', note: 'note' } as const;

/** Makes ready what floats over the page when a person reaches for a strip, as the answer is told: what is reached for is likely to be used. */
export function warmOnReach(
  { controls, strips, theme, icons, events, signal, editor, isAlive }: OverlayContext,
  keys: () => KeyMap | null,
): (strip: Strip) => void {
  let intent: ReturnType<typeof setTimeout>;
  const isReached = ({ insides }: Strip): boolean => insides?.bar.matches(':hover, :focus-within') === true;
  const reached = (strip: Strip): void => {
    if (!isAlive()) return;
    hint(strip, keys());
    const float = controls.bring().catch(() => undefined);
    clearTimeout(intent);
    intent = setTimeout(async () => {
      if (isReached(strip)) (await float)?.warmEditor({ theme, icons, events, signal }, editor);
    }, INTENT);
  };
  strips.all().filter(isReached).forEach(reached);
  return reached;
}

/** Says in a tooltip which key does the same; it is the same for every paper. */
function hint({ insides }: Strip, keys: KeyMap | null): void {
  for (const name of ['status', 'tags', 'note'] as const) {
    const act = HINTS[name];
    if (insides) insides.control(name).title = keys ? `${text(`key_${act}`)} (${keys[act]})` : '';
  }
}
