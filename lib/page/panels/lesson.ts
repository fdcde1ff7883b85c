import type { KeyAct } from '../../mark/settings.ts';
import { type TextKey, text } from '../../text.ts';
import { announce } from '../triage/announce.ts';
import { button, createFloatingBox, doesOf, words } from '../triage/floating-box.ts';
import type { Listing } from '../triage/listing.ts';

/** What a person is asked to do, step by step, and by which act each step is done. */
const STEPS: readonly { says: TextKey; by: KeyAct }[] = [
  { says: 'lesson_go', by: 'next' },
  { says: 'lesson_mark', by: 'want' },
  { says: 'lesson_undo', by: 'undo' },
  { says: 'lesson_end', by: 'keys' },
];

/** The first listing teaches its keys, on the page itself, once: each is pressed, and does what it does. */
export interface Lesson {
  host: HTMLElement;
  begin(): void;
  /** A person did this. */
  heard(what: string): void;
  isShown(): boolean;
  /** Skips the rest of it. */
  end(): void;
}

export function createLesson({ context, here }: Pick<Listing, 'context' | 'here'>, styles: CSSStyleSheet): Lesson {
  let at = STEPS.length;
  const floatingBox = createFloatingBox(
    context,
    'lesson',
    () => ({ width: 440, height: 60, bottom: 116, middle: true }),
    (target) => doesOf(target) === 'skip' && end(),
    [styles],
  );
  floatingBox.body.setAttribute('role', 'group');
  floatingBox.body.setAttribute('aria-label', text('lesson'));

  function end(): void {
    at = STEPS.length;
    floatingBox.show(false);
  }

  function draw(): void {
    const step = STEPS[at];
    const keys = here().keys;
    if (!step || !keys) {
      end();
      return;
    }
    const says = text(step.says, keys[step.by]);
    const isLast = at === STEPS.length - 1;
    const count = words('step', text('lesson_step', `${at + 1}`, `${STEPS.length}`));
    const label = text(isLast ? 'lesson_done' : 'lesson_skip');
    floatingBox.body.replaceChildren(words('key', keys[step.by]), words('says', says), count, button('skip', label, words('label', label)));
    floatingBox.show(true);
    announce(floatingBox.host, says);
  }

  return {
    host: floatingBox.host,
    begin() {
      at = 0;
      draw();
      // Seen once is enough: it does not come again.
      if (floatingBox.isShown()) context.client('taught', null).catch(() => undefined);
    },
    heard(what) {
      const step = STEPS[at];
      if (!step) return;
      if (at === STEPS.length - 1) end();
      else if (what === step.by) {
        at += 1;
        draw();
      }
    },
    isShown: floatingBox.isShown,
    end,
  };
}
