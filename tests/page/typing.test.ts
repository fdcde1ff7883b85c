import { beforeEach, describe, expect, it } from 'vitest';
import { isFree, keyOf } from '../../lib/page/triage/typing-elsewhere.ts';

/** A key as it is heard at the window, pressed on an element. */
function press(target: Element, init: KeyboardEventInit = {}): { event: KeyboardEvent; heard: Element } {
  let heard: Element | undefined;
  let free = false;
  const event = new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true, ...init });
  const listener = (each: Event): void => {
    heard = each.target as Element;
    free = isFree(each as KeyboardEvent, heard);
  };
  addEventListener('keydown', listener, { capture: true, once: true });
  target.dispatchEvent(event);
  return Object.assign({ event, heard: heard as Element }, { free });
}

const isFreeOn = (selector: string, init?: KeyboardEventInit): boolean => {
  const target = document.querySelector(selector) as Element;
  return (press(target, init) as unknown as { free: boolean }).free;
};

beforeEach(() => {
  document.body.innerHTML =
    '<a href="/">a</a><button>b</button><input><textarea></textarea><select></select><p contenteditable><a id="in" href="/">x</a></p><div role="menu"><button id="item">m</button></div><x-field></x-field><video></video>';
});

describe('a key', () => {
  it.each(['body', 'a', 'button'])('pressed on %s is free', (selector) => expect(isFreeOn(selector)).toBe(true));

  it.each(['input', 'textarea', 'select', '[contenteditable]', '#in', '#item', 'x-field', 'video'])('pressed on %s is not', (selector) =>
    expect(isFreeOn(selector)).toBe(false),
  );

  it.each<KeyboardEventInit>([
    { ctrlKey: true },
    { metaKey: true },
    { altKey: true },
    { isComposing: true },
    { keyCode: 229 } as KeyboardEventInit,
  ])('with %j is not', (init) => expect(isFreeOn('body', init)).toBe(false));

  it('is named by Shift, whatever caps lock says', () => {
    const of = (key: string, shiftKey: boolean): string => keyOf(new KeyboardEvent('keydown', { key, shiftKey }));
    expect([of('J', false), of('j', true), of('j', false), of('?', true), of('Escape', false)]).toEqual(['j', 'J', 'j', '?', 'Escape']);
  });
});
