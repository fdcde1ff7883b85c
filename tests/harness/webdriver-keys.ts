// Keys without a letter, by their code point: https://www.w3.org/TR/webdriver2/#keyboard-actions
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

interface KeyAction {
  type: 'keyDown' | 'keyUp';
  value: string;
}

/** What pressing a key such as `Enter`, `a` or `Shift+Tab` does to the keyboard. */
export function keysOf(key: string): KeyAction[] {
  const held = key === '+' ? [key] : key.split('+');
  const values = held.map((name) => KEYS[name] ?? name);
  return [...values.map((value) => down(value)), ...values.toReversed().map((value) => up(value))];
}

/** What typing a text does to the keyboard. */
export function typed(text: string): KeyAction[] {
  return [...text].flatMap((letter) => [down(letter), up(letter)]);
}

const down = (value: string): KeyAction => ({ type: 'keyDown', value });
const up = (value: string): KeyAction => ({ type: 'keyUp', value });
