import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, KEYS, keyMap, settingsAt } from '../../lib/mark/settings.ts';

describe('which key does what', () => {
  it('is as usual, with what was changed', () => {
    expect(keyMap({})).toEqual(KEYS);
    expect(keyMap({ next: 'k', previous: 'j' })).toEqual({ ...KEYS, next: 'k', previous: 'j' });
  });

  it('is never two things: a key that a person gave away is no longer that of an act that came later', () => {
    const keys = keyMap({ cite: 'G' });
    expect([keys.cite, keys.last]).toEqual(['G', '']);
    expect(keyMap({ cite: 'G', last: 'L' }).last).toBe('L');
  });

  it('is nothing where they are off', () => {
    expect(settingsAt('arxiv', { ...DEFAULT_SETTINGS, keysOffAt: ['arxiv'] }, false).keys).toBeNull();
    expect(settingsAt('cvf', { ...DEFAULT_SETTINGS, keysOffAt: ['arxiv'] }, false).keys).toEqual(KEYS);
  });
});
