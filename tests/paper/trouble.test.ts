import { describe, expect, it, vi } from 'vitest';
import { asTrouble, TROUBLE_CODES, Trouble } from '../../lib/paper/trouble.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };

describe('asTrouble', () => {
  it('leaves a Trouble as it is', () => {
    const trouble = new Trouble('library-full');
    expect(asTrouble(trouble)).toBe(trouble);
  });

  it('knows one that another file of ours in the page has thrown', async () => {
    vi.resetModules();
    const other = await import('../../lib/paper/trouble.ts');
    const trouble = new other.Trouble('no-answer');
    expect(trouble).not.toBeInstanceOf(Trouble);
    expect(asTrouble(trouble)).toBe(trouble);
    expect(asTrouble(Object.assign(new Error('no'), { code: 'library-full' })).code).toBe('unexpected');
  });

  it.each([[new TypeError('no')], ['a string'], [undefined], [null], [{}]])('makes %j unexpected, with its cause', (thrown) => {
    const trouble = asTrouble(thrown);
    expect(trouble).toMatchObject({ name: 'Trouble', code: 'unexpected', cause: thrown });
  });

  it('keeps the detail short', () => {
    expect(asTrouble(new Error('x'.repeat(10_000))).message.length).toBeLessThan(600);
  });
});

it('has a sentence for the person for every trouble', () => {
  const missing = TROUBLE_CODES.filter((code) => !Object.hasOwn(messages, `trouble_${code.replaceAll('-', '_')}`));
  expect(missing).toEqual([]);
});
