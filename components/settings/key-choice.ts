import { KEY_ACTS, KEYS, type KeyAct, keyMap, type Settings } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';
import { keyActText } from './key-text.ts';

type Changed = Settings['keys'];

/** A key as a person finds it on the keyboard; a dash where there is none. */
export function keyName(key: string): string {
  if (key === '') return '–';
  const isCapital = key.toLowerCase() !== key;
  return isCapital ? text('settings_key_shift', key) : key.toUpperCase().length === 1 ? key.toUpperCase() : key;
}

/** The act that has a key, if it is another than this. */
export function holderOf(changed: Changed, key: string, act: KeyAct): KeyAct | undefined {
  const keys = keyMap(changed);
  return KEY_ACTS.find((each) => each !== act && keys[each] === key);
}

/** Gives a key to an act; the act that had it gets the key of this one in its place. */
export function withKey(changed: Changed, act: KeyAct, key: string): Changed {
  const before = keyMap(changed);
  const holder = holderOf(changed, key, act);
  const after = { ...before, [act]: key, ...(holder && { [holder]: before[act] }) };
  return Object.fromEntries(KEY_ACTS.filter((each) => after[each] !== KEYS[each] && after[each] !== '').map((each) => [each, after[each]]));
}

/** What was pressed: a key that can be given, a sentence why it cannot, or nothing yet. */
export type Pressed = { key: string } | { refused: string } | null;

/** The part of a KeyboardEvent that tells which key it is. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** Keys that are held while others are pressed. */
const HELD = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn'];

/** Reads a key press, whatever Caps Lock makes of it. */
export function readKey({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyPress): Pressed {
  if (HELD.includes(key)) return null;
  if (ctrlKey || altKey || metaKey) return { refused: text('settings_key_held') };
  if ([...key].length !== 1 || key.trim() === '') return { refused: text('settings_key_no_sign') };
  const cased = shiftKey ? key.toUpperCase() : key.toLowerCase();
  return { key: [...cased].length === 1 ? cased : key };
}

/** Says that a key is taken, and by what. */
export function takenText(key: string, holder: KeyAct): string {
  return text('settings_key_taken', keyName(key), keyActText(holder));
}
