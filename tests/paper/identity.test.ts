import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBareDoi, parseDoi } from '../../lib/paper/ids/doi-id.ts';
import { SCHEMES } from '../../lib/paper/ids/paper-id.ts';
import { paperAtAddress, paperUrl, parsePaperId, parseValue } from '../../lib/paper/ids/schemes.ts';
import { SAVED } from '../harness/pages.ts';
import { SEED } from '../sizes.ts';
import { anySpelled } from './identities.ts';

/** Schemes whose papers have no address that names them. */
const WITHOUT_ADDRESS = ['scholar', 'url'];

describe('10,000 spellings of generated papers', () => {
  const papers = new Map(fc.sample(anySpelled, { numRuns: 3_500, seed: SEED }).map((paper) => [paper.id, paper]));
  const spelled = [...papers.values()].flatMap(({ id, at }) => at.map((address) => ({ id, address })));

  it('lead to the paper: at least 99 in 100, and none to another', () => {
    expect(spelled.length).toBeGreaterThan(10_000);
    const read = spelled.map(({ id, address }) => ({ id, address, found: paperAtAddress(address)?.id }));
    expect(read.filter(({ id, found }) => found !== undefined && found !== id)).toEqual([]);
    const missed = read.filter(({ found }) => found === undefined);
    const advice = `${missed.length} of ${read.length} addresses lead to no paper, and 1 in 100 may: let lib/paper/ids read ${missed[0]?.address}`;
    expect(missed.length < 0.01 * read.length, advice).toBe(true);
  });

  it('have normal forms that are stable, and print to what is read as the same', () => {
    for (const { id } of papers.values()) {
      expect(parsePaperId(id)).toBe(id);
      expect(paperAtAddress(paperUrl(id))?.id).toBe(id);
    }
  });
});

describe('any string', () => {
  const halves = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
  const signs = fc.constantFrom(
    '%',
    '%25',
    '%2F',
    '%3C',
    '<',
    '>',
    '(',
    ')',
    '.',
    '/',
    '_',
    '-',
    '#',
    '?',
    'v1',
    '\u200B',
    '\u0130',
    '\u03A3',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.oneof(halves, signs, fc.string({ maxLength: 4 })), { maxLength: 60 }).map((parts) => parts.join('')),
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

  // A reader whose time grows with the cube of the length takes seconds for each of these, and runs into the timeout.
  it('of two thousand characters is read in a moment, whatever they repeat', { timeout: 30_000 }, () => {
    const parts = [
      'a',
      '1',
      '.',
      '-',
      '_',
      '/',
      ' ',
      'a.',
      '1.',
      '(',
      '()',
      '<>',
      '%',
      '/full',
      '.pdf',
      '/figures/',
      'v1',
      'a_',
      '_CVPR_',
      'a|',
    ];
    const begins = ['', '10.1234/', '10.1101/', 'conf/a/', 'v1/', 'journals/corr/', 'https://a.org/'];
    const ends = ['', '!', '\n', '/x'];
    for (const [scheme, begin, part, end] of SCHEMES.flatMap((scheme) =>
      begins.flatMap((begin) => parts.flatMap((part) => ends.map((end) => [scheme, begin, part, end] as const))),
    )) {
      const text = begin + part.repeat((2_000 - begin.length - end.length) / part.length) + end;
      parseValue(scheme, text);
    }
    for (const host of hosts)
      for (const begin of ['', 'doi/10.1/', 'doi/pdf/10.1007/', 'articles/', 'content/', 'rec/', 'abs/', 'content/a/html/', 'article/'])
        for (const part of parts) {
          paperAtAddress(`https://${host}/${begin}${part.repeat(1_900 / part.length)}`);
        }
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
    'journals.plos.org',
    'academic.oup.com',
    'iopscience.iop.org',
    'pmc.ncbi.nlm.nih.gov',
    'www.semanticscholar.org',
    'proceedings.neurips.cc',
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
    [
      '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2',
      'doi:10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2',
    ],
    ['<https://doi.org/10.1145/3292500.3330701>', 'doi:10.1145/3292500.3330701'],
    ['info:doi/10.1371/journal.pone.0266781', 'doi:10.1371/journal.pone.0266781'],
    ['10.1145/3292500\u200B.3330701\u200B', 'doi:10.1145/3292500.3330701'],
    ['10.1000/escaped%252Ftwice', null],
    ['10.1101/2021.11.04.467278v1', 'doi:10.1101/2021.11.04.467278'],
    ['10.48550/arXiv.math.GT/0309136v2', 'arxiv:math/0309136'],
    ['10.1234', null],
    ['see 10.1234/5', null],
  ])('%s', (text, id) => expect(parseValue('doi', text)?.id ?? null).toBe(id));
});

describe('a paper at an address', () => {
  it.each([
    ['https://www.nature.com/articles/323533a0', 'doi:10.1038/323533a0'],
    ['https://www.nature.com/articles/35057062', 'doi:10.1038/35057062'],
    ['https://www.nature.com/articles/nature14539.epdf', 'doi:10.1038/nature14539'],
    ['https://www.nature.com/articles/nrgastro.2016.85', 'doi:10.1038/nrgastro.2016.85'],
    ['https://aclanthology.org/D19-1100/', 'acl:D19-1100'],
    [
      'https://openaccess.thecvf.com/content_cvpr_2015/html/Long_Fully_Convolutional_Networks_2015_CVPR_paper.html',
      'cvf:Long_Fully_Convolutional_Networks_2015_CVPR',
    ],
    // A chapter stands in a part of its series.
    ['https://dblp.org/rec/books/sp/22/OkonjoV22', 'dblp:books/sp/22/OkonjoV22'],
    ['https://link.aps.org/doi/10.1103/PhysRevLett.116.061102', 'doi:10.1103/physrevlett.116.061102'],
    ['https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00447/109273', 'doi:10.1162/tacl_a_00447'],
    ['https://iopscience.iop.org/article/10.1088/1742-6596/1/1/012001/ampdf', 'doi:10.1088/1742-6596/1/1/012001'],
    ['https://onlinelibrary.wiley.com/doi/10.1002/adma.202001234/epdf', 'doi:10.1002/adma.202001234'],
    ['https://www.nejm.org/doi/full/10.1056/NEJMoa2034577', 'doi:10.1056/nejmoa2034577'],
    ['https://bmcbioinformatics.biomedcentral.com/articles/10.1186/s12859-020-3400-6', 'doi:10.1186/s12859-020-3400-6'],
    ['https://www.emerald.com/insight/content/doi/10.1108/jd-01-2020-0001/full/html', 'doi:10.1108/jd-01-2020-0001'],
    ['https://www.degruyter.com/document/doi/10.1515/ling-2020-0001/html', 'doi:10.1515/ling-2020-0001'],
    ['https://pubs.aip.org/aip/jcp/article/doi/10.1063/5.0004608/199081/Title', 'doi:10.1063/5.0004608'],
    ['https://academic.oup.com/nar/article-abstract/doi/10.1093/nar/gkaa1100/6006196', 'doi:10.1093/nar/gkaa1100'],
    [
      'https://www.annualreviews.org/content/journals/10.1146/annurev-conmatphys-031214-014726',
      'doi:10.1146/annurev-conmatphys-031214-014726',
    ],
    ['https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102', 'doi:10.1103/physrevlett.116.061102'],
    ['https://www.frontiersin.org/journals/psychology/articles/10.3389/fpsyg.2015.01100/full', 'doi:10.3389/fpsyg.2015.01100'],
    ['https://febs.onlinelibrary.wiley.com/doi/pdfdirect/10.1111/febs.15000', 'doi:10.1111/febs.15000'],
    ['https://journals.asm.org/doi/10.1128/mBio.00001-20', 'doi:10.1128/mbio.00001-20'],
    ['https://drops.dagstuhl.de/entities/document/10.4230/LIPIcs.ICALP.2020.1', 'doi:10.4230/lipics.icalp.2020.1'],
    ['https://www.jstor.org/stable/10.2307/1912934', 'doi:10.2307/1912934'],
    ['https://pubs.rsc.org/en/content/articlelanding/2020/sc/d0sc01234a', 'doi:10.1039/d0sc01234a'],
    ['https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['https://elifesciences.org/articles/00013', 'doi:10.7554/elife.00013'],
  ])('is %s', (address, id) => expect(paperAtAddress(address)?.id).toBe(id));

  it('is printed as CVF had its folders in each year', () => {
    const at = (name: string) =>
      paperUrl(`cvf:${name}`)
        .replace('https://openaccess.thecvf.com/', '')
        .replace(/\/html.*/, '');
    expect(at('Curie_On_Radium_2014_CVPR')).toBe('content_cvpr_2014');
    expect(at('Curie_On_Radium_ECCV_2018')).toBe('content_ECCV_2018');
    expect(at('Curie_On_Radium_ICCV_2019')).toBe('content_ICCV_2019');
    expect(at('w5/Curie_On_Radium_CVPR_2017')).toBe('content_cvpr_2017_workshops/w5');
    expect(at('Curie_On_Radium_WACV_2024')).toBe('content/WACV2024');
  });
});

describe('an address that is a paper of its own', () => {
  const id = (address: string) => parseValue('url', address)?.id;

  it('keeps what says which paper, and drops where a reader came from', () => {
    expect(id('http://www.example.org/a/?utm_source=x&ref=hn')).toBe('url:https://example.org/a');
    expect(id('https://example.org/a?ref=123')).not.toBe(id('https://example.org/a?ref=124'));
    expect(id('https://example.org/#/paper/1')).toBeUndefined();
  });
});

describe('a DOI in a place of its own', () => {
  it.each([
    ['10.1145/3292500.3330701', 'doi:10.1145/3292500.3330701'],
    ['10.18653/V1/N04-1001', 'doi:10.18653/v1/n04-1001'],
    ['10.1016/S0140-6736(20)30183-5', 'doi:10.1016/s0140-6736(20)30183-5'],
    ['10.48550/arXiv.2309.03729', 'arxiv:2309.03729'],
    ['10.1145/1.2.', null],
    ['doi:10.1145/1.2', null],
    ['10.1145/%41b', null],
    ['10.1145/a\u00ADb', null],
    ['', null],
  ])('%s', (text, id) => expect(parseBareDoi(text)?.id ?? null).toBe(id));

  it('is read as it is anywhere else, or not at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'10./(){}<>%aB.,;:') })), (end) => {
        const read = parseBareDoi(`10.1234/${end}`);
        if (read) expect(parseDoi(`10.1234/${end}`)).toEqual(read);
        if (read) expect(parsePaperId(read.id)).toBe(read.id);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('what is no paper', () => {
  it.each([
    'https://arxiv.org/list/cs.LG/recent',
    'https://huggingface.co/papers/trending',
    'https://www.alphaxiv.org/abs/mai-thinking-1',
    'https://aclanthology.org/2021.naacl-main.0/',
    'https://aclanthology.org/P19-1000/',
    'https://aclanthology.org/W19-5200/',
    'https://aclanthology.org/D19-5000/',
    'https://dblp.org/rec/conf/nips/2017.html',
    'https://dblp.org/rec/conf/eccv/2020-1',
    'https://dblp.org/rec/books/sp/22',
    'https://dblp.org/rec/books/sp/22/1/OkonjoV22',
    'https://dl.acm.org/doi/proceedings/10.1145/3292500',
    'https://openreview.net/references/pdf?id=aVh9KRZdRk',
    'https://arxiv.org/abs/2313.00001',
    // These leave the points of a DOI out, or stand for one of many journals.
    'https://www.nature.com/articles/ismej2013102',
    'https://www.nature.com/articles/1201234',
    // The same hash is another paper's in the proceedings of that year.
    'https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/02e74f10e0327ad868d138f2b4fdd6f0-Abstract-round1.html',
    'https://aclanthology.org/volumes/2024.acl-long/',
    'https://openreview.net/group?id=ICLR.cc/2026',
    'https://openreview.net/profile?id=~Ada_Lovelace1',
    'https://proceedings.mlr.press/v235/index.html',
    'https://dblp.org/pid/12/3456.html',
    'https://pubmed.ncbi.nlm.nih.gov/?term=x',
    'https://www.nature.com/articles/',
    'https://dl.acm.org/doi/suppl/10.1145/1.2',
    'https://dl.acm.org/toc/jacm/2020/67/1',
    'https://example.org/releases/10.1145/notes',
    'https://www.thelancet.com/journals/lancet/home',
    'https://arxiv.org.example/abs/2309.03729',
    'javascript:alert(1)',
  ])('is none: %s', (address) => expect(paperAtAddress(address)).toBeNull());
});

if (existsSync(SAVED)) describe('the links of real pages', realLinks);
else if (process.env.CI) it('the saved pages are there', () => expect.fail(`The saved pages are missing: ${SAVED}`));
else it.skip(`the saved pages are not in ${SAVED}: their links are not read`);

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
