import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { flash } from '../../lib/background/badge.ts';

describe('what was done where nothing shows it', () => {
  let shown: string;

  beforeEach(() => {
    shown = '3';
    vi.useFakeTimers();
    const setBadgeText = vi.fn(async ({ text }: { text: string }) => {
      shown = text;
    });
    Object.assign(browser, { action: { getBadgeText: async () => shown, setBadgeText } });
  });
  afterEach(() => vi.useRealTimers());

  it.each([
    ['was done', async () => undefined, '✓'],
    ['was not', async () => Promise.reject(new Error('full')), '×'],
  ])('is said on the button for a moment when it %s, and then the count stands there again', async (_, work, said) => {
    const flashing = flash(1, work());
    await vi.advanceTimersByTimeAsync(100);
    expect(shown).toBe(said);
    await vi.advanceTimersByTimeAsync(2_000);
    await flashing;
    expect(shown).toBe('3');
  });

  it('gives way to a count that came meanwhile', async () => {
    const flashing = flash(1, Promise.resolve());
    await vi.advanceTimersByTimeAsync(100);
    shown = '4';
    await vi.advanceTimersByTimeAsync(2_000);
    await flashing;
    expect(shown).toBe('4');
  });
});
