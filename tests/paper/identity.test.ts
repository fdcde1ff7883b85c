import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCHEMES } from '../../lib/paper/paper-id.ts';
import { paperAtAddress, paperUrl, parsePaperId, parseValue } from '../../lib/paper/schemes/schemes.ts';
import { anySpelled } from './identities.ts';

/** Schemes whose papers have no address that names them. */
const WITHOUT_ADDRESS = ['scholar', 'url'];

describe('10,000 spellings of generated papers', () => {
  const papers = new Map(fc.sample(anySpelled, { numRuns: 3_500, seed: 7 }).map((paper) => [paper.id, paper]));
  const spelled = [...papers.values()].flatMap(({ id, at }) => at.map((address) => ({ id, address })));

  it('lead to the paper: at least 99 in 100, and none to another', () => {
    expect(spelled.length).toBeGreaterThan(10_000);
    const read = spelled.map(({ id, address }) => ({ id, address, found: paperAtAddress(address)?.id }));
    expect(read.filter(({ id, found }) => found !== undefined && found !== id)).toEqual([]);
    const missed = read.filter(({ found }) => found === undefined);
    expect(missed.length / read.length, missed[0]?.address).toBeLessThan(0.01);
  });

  it('have normal forms that are stable, and print to what is read as the same', () => {
    for (const { id } of papers.values()) {
      expect(parsePaperId(id)).toBe(id);
      expect(paperAtAddress(paperUrl(id))?.id).toBe(id);
    }
  });
});

describe('any string', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string({ unit: 'grapheme' }),
  );

  it('is an id in its normal form, or none', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...SCHEMES), (text, scheme) => {
        for (const spelling of [text, `10.1234/${text}`, `10.48550/arXiv.${text}`, `v12/${text}`]) {
          const read = parseValue(scheme, spelling);
          if (read) expect(parsePaperId(read.id)).toBe(read.id);
          if (read && !WITHOUT_ADDRESS.includes(scheme)) expect(paperAtAddress(paperUrl(read.id))?.id).toBe(read.id);
        }
        expect(parsePaperId(text) ?? text).toBe(text);
      }),
      { numRuns: 3_000 },
    );
  });

  const hosts = [
    'arxiv.org',
    'doi.org',
    'openreview.net',
    'aclanthology.org',
    'dl.acm.org',
    'link.springer.com',
    'www.nature.com',
    'dblp.org',
    'openaccess.thecvf.com',
    'proceedings.mlr.press',
    'www.biorxiv.org',
  ];

  it('as a path of a known host is a paper or none, and never breaks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...hosts), anything, (host, path) => {
        const found = paperAtAddress(`https://${host}/${path}`);
        if (found) expect(parsePaperId(found.id)).toBe(found.id);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a DOI as people write it', () => {
  it.each([
    ['doi:10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['DOI: 10.18653/V1/N04-1001.', 'doi:10.18653/v1/n04-1001'],
    ['https://doi.org/10.1016/S0140-6736(20)30183-5', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['10.1016/S0140-6736(20)30183-5).', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['10.1002/(SICI)1097-0258(19980815)17:15<1661', null],
    ['10.1101/2021.11.04.467278v1', 'doi:10.1101/2021.11.04.467278'],
    ['10.48550/arXiv.math.GT/0309136v2', 'arxiv:math/0309136'],
    ['10.1234', null],
    ['see 10.1234/5', null],
  ])('%s', (text, id) => expect(parseValue('doi', text)?.id ?? null).toBe(id));
});

describe('what is no paper', () => {
  it.each([
    'https://arxiv.org/list/cs.LG/recent',
    'https://huggingface.co/papers/trending',
    'https://www.alphaxiv.org/abs/mai-thinking-1',
    'https://aclanthology.org/2021.naacl-main.0/',
    'https://aclanthology.org/P19-1000/',
    'https://aclanthology.org/W19-5200/',
    'https://aclanthology.org/volumes/2024.acl-long/',
    'https://openreview.net/group?id=ICLR.cc/2026',
    'https://openreview.net/profile?id=~Ada_Lovelace1',
    'https://proceedings.mlr.press/v235/index.html',
    'https://dblp.org/pid/12/3456.html',
    'https://pubmed.ncbi.nlm.nih.gov/?term=x',
    'https://www.nature.com/articles/',
    'https://dl.acm.org/doi/suppl/10.1145/1.2',
    'https://arxiv.org.example/abs/2309.03729',
    'javascript:alert(1)',
  ])('is none: %s', (address) => expect(paperAtAddress(address)).toBeNull());
});

const SAVED = join(import.meta.dirname, '../../../shared/pages');
if (existsSync(SAVED)) describe('the links of real pages', realLinks);
else if (process.env.CI) it('the saved pages are there', () => expect.fail(`The saved pages are missing: ${SAVED}`));
else console.warn(`\n!!! NOT TESTED: the links of real pages, which are not in ${SAVED}.\n`);

function realLinks(): void {
  const html = globSync('**/*.html', { cwd: SAVED }).map((file) => readFileSync(join(SAVED, file), 'utf8'));
  const links = new Set(
    html.flatMap((text) => [...text.matchAll(/href\s*=\s*["']?(https?:[^"'\s>]+)/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))),
  );

  it('lead to papers whose ids stand in them, and print to what is read as the same', () => {
    const found = [...links].flatMap((link) => {
      const read = paperAtAddress(link);
      return read ? [{ link, id: read.id }] : [];
    });
    expect(found.length).toBeGreaterThan(150);
    for (const { link, id } of found) {
      expect(parsePaperId(id)).toBe(id);
      expect(paperAtAddress(paperUrl(id))?.id).toBe(id);
      // The last part of an id stands in the address that named it, in whatever case.
      const end = (id.replace(/^\w+:/, '').split(/[/:]/).at(-1) ?? '').replace(
        /^(\d{4})\.(\d{5})$/,
        link.includes('/abs-') ? '$1-$2' : '$&',
      );
      expect(decodeURIComponent(link).toLowerCase()).toContain(end.toLowerCase().replace(/^pmc/, ''));
    }
  });
}
