import { type KeyboardEvent, useRef, useState } from 'react';
import { KEYS, type KeyAct, keyMap, type Settings } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';
import { BackIcon } from '../ui/icons.tsx';
import { holderOf, keyName, readKey, takenText, withKey } from './key-choice.ts';
import { keyActText } from './key-text.ts';

export interface KeyRowProps {
  act: KeyAct;
  keys: Settings['keys'];
  onKeys(keys: Settings['keys'], said: string): void;
}

/** One thing that a key does, and the key: pressed, it waits for another. */
export function KeyRow({ act, keys, onKeys }: KeyRowProps) {
  const [isWaiting, setWaiting] = useState(false);
  const [refused, setRefused] = useState<{ sentence: string; swap?: string }>();
  const button = useRef<HTMLButtonElement>(null);
  const key = keyMap(keys)[act];
  const usual = KEYS[act];

  function give(next: string, isSwap = false): void {
    const holder = holderOf(keys, next, act);
    setWaiting(false);
    button.current?.focus();
    setRefused(holder && !isSwap ? { sentence: takenText(next, holder), swap: next } : undefined);
    if (next !== key && (!holder || isSwap)) onKeys(withKey(keys, act, next), text('settings_key_now', keyActText(act), keyName(next)));
  }

  function hear(event: KeyboardEvent): void {
    if (event.key === 'Escape') setRefused(undefined);
    if (!isWaiting) return;
    const isOurs = !(event.ctrlKey || event.altKey || event.metaKey);
    if (isOurs) event.preventDefault();
    if (event.key === 'Escape') setWaiting(false);
    const pressed = event.repeat || event.key === 'Escape' ? null : readKey(event);
    if (pressed && 'key' in pressed) give(pressed.key);
    else if (pressed) setRefused({ sentence: pressed.refused });
  }

  return (
    <li className="settings-key">
      <span>{keyActText(act)}</span>
      {key !== usual && (
        <button
          type="button"
          className="aside"
          title={text('settings_key_back', keyName(usual))}
          aria-label={`${keyActText(act)}: ${text('settings_key_back', keyName(usual))}`}
          onClick={() => give(usual)}
        >
          <BackIcon />
        </button>
      )}
      <button
        ref={button}
        type="button"
        className="settings-cap"
        data-waiting={isWaiting || undefined}
        data-changed={key !== usual || undefined}
        aria-label={`${keyActText(act)}: ${isWaiting ? text('settings_key_press') : keyName(key)}`}
        onClick={() => {
          setRefused(undefined);
          setWaiting(true);
        }}
        onKeyDown={hear}
        // Firefox presses a button as Space comes up, whatever became of its going down.
        onKeyUp={(event) => isWaiting && event.preventDefault()}
        onBlur={() => setWaiting(false)}
      >
        {isWaiting ? text('settings_key_press') : keyName(key)}
      </button>
      {refused && (
        <p className="settings-refused">
          <span role="alert">{refused.sentence}</span>
          {refused.swap !== undefined && (
            <button type="button" className="button" onClick={() => give(refused.swap ?? key, true)}>
              {text('settings_key_swap')}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
