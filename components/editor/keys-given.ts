import { isTyped, type Press, pressOf } from '../../lib/protocol/editor-port.ts';
import { typeKey } from './type-key.ts';

/**
 * The keys of an editor in a frame. It takes none before it has been given those that were pressed for it in the page, and
 * none once the person is done.
 */
export interface KeysGiven {
  /** Types what was pressed before the frame heard keys, or while the page had the focus: where it was typed before. */
  type(keys: readonly Press[]): Promise<void>;
  /** What is pressed here from now on is for what the person came from, or for nobody. */
  leave(giveBack?: (press: Press) => void): void;
  /** The person is here again. */
  stay(): void;
}

/** A character that came without a key. */
const NO_KEY: Press = { key: '', code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

export function hearKeys({ document }: Window): KeysGiven {
  /** Pressed here before it is known what was pressed before. */
  const early: Press[] = [];
  let begun = false;
  let gone: ((press: Press) => void) | undefined;
  /** What had the focus last. */
  let last: HTMLElement | undefined;

  document.addEventListener('focusin', ({ target }) => {
    last = target as HTMLElement;
  });
  // A frame whose focus was taken has none of its own when it comes back.
  document.defaultView?.addEventListener('focus', goBack);
  document.defaultView?.addEventListener(
    'keydown',
    (event) => {
      const isHeard = begun && !gone && document.activeElement !== document.body;
      if (!event.isTrusted || !isTyped(event) || isHeard) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      goBack();
      press(pressOf(event));
    },
    true,
  );

  // What an input method gives without a key comes behind what was pressed before it.
  document.addEventListener(
    'beforeinput',
    (event) => {
      if (begun || !event.isTrusted || event.inputType !== 'insertText' || !event.data) return;
      event.preventDefault();
      for (const key of event.data) press({ ...NO_KEY, key });
    },
    true,
  );

  function goBack(): void {
    if (document.activeElement === document.body) last?.focus();
  }

  /** Does what a key does now. */
  function press(key: Press): void {
    if (gone) gone(key);
    else if (begun) typeKey(document, key);
    else early.push(key);
  }

  return {
    async type(keys) {
      begun = true;
      goBack();
      for (const key of [...keys, ...early.splice(0)]) {
        press(key);
        // What is drawn anew by a key is drawn before the next.
        await null;
      }
    },
    leave(giveBack = () => undefined) {
      gone ??= giveBack;
    },
    stay() {
      gone = undefined;
    },
  };
}
