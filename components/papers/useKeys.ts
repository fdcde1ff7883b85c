import { useEffect } from 'react';
import { hasModifier } from './row-keys.ts';

/** Keys that do the same wherever the focus is, save where a person types. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const pressed = (event.shiftKey && keys[`shift+${key}`]) || keys[key];
      if (!pressed || event.defaultPrevented || hasModifier(event) || isTyping(event.target)) return;
      event.preventDefault();
      pressed();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type=radio]), textarea, select');
}
