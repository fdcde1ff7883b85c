import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestTags } from '../../lib/mark/suggest.ts';
import { type TagUse, tagKey } from '../../lib/mark/tag.ts';
import { fold } from '../../lib/paper/fold.ts';

const NOW = 1_700_000_000_000;
const DAY = 24 * 60 * 60 * 1_000;
/** A tag that so many papers carry, put on one of them so many days ago. */
const used = (name: string, count = 1, days = 100): TagUse => ({ name, count, usedAt: NOW - days * DAY });
const offered = (typed: string, uses: TagUse[], have: string[] = []): string[] => suggestTags(uses, typed, have, NOW);

describe('suggestTags', () => {
  it('offers what is used most and was used last while nothing is typed', () => {
    const uses = [used('rare', 1), used('often', 40), used('today', 1, 0), used('sometimes', 8)];
    expect(offered('', uses)).toEqual(['often', 'today', 'sometimes', 'rare']);
    expect(offered('  ', uses)).toEqual(offered('', uses));
  });

  it('puts the start of a tag before the start of a word, and that before the middle', () => {
    const uses = [used('paragraph', 90), used('neural graphs', 50), used('graphs', 1), used('of-graphs', 40), used('x', 99)];
    expect(offered('graph', uses)).toEqual(['graphs', 'neural graphs', 'of-graphs', 'paragraph']);
  });

  it('puts what is used often before what is rare, and the tag itself before all', () => {
    const uses = [used('RLHF', 90), used('rl theory', 3), used('rl', 1), used('RL agents', 30)];
    expect(offered('RL', uses)).toEqual(['rl', 'RLHF', 'RL agents', 'rl theory']);
  });

  it('makes no difference by case, accents and Unicode form, but knows the very tag', () => {
    const uses = [used('Études', 9), used('etude', 9), used('É', 1), used('e', 5), used('ﬁne-tuning'), used('拡散モデル')];
    expect(offered('ETUDE', uses)).toEqual(['etude', 'Études']);
    expect(offered('e\u0301', uses).slice(0, 2)).toEqual(['É', 'e']);
    expect(offered('FINE', uses)).toEqual(['ﬁne-tuning']);
    expect(offered('モデル', uses)).toEqual(['拡散モデル']);
  });

  it('leaves out what the paper has, in whatever letters', () => {
    expect(offered('', [used('Graphs'), used('nets')], ['GRAPHS'])).toEqual(['nets']);
  });

  it('offers no more than asked for, and each tag that holds what is typed once', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abÁß -_1'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { selector: tagKey, maxLength: 12 }), name, fc.nat(4), (names, typed, limit) => {
        const uses = names.map((each, n) => used(each, n, n));
        const all = suggestTags(uses, typed, [], NOW, 100);
        expect([...all].sort()).toEqual(names.filter((each) => fold(each).includes(fold(typed))).sort());
        expect(suggestTags(uses, typed, [], NOW, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });
});
