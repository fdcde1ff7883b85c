import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/paper.ts';
import { type PageFile, SAVED, savedPages } from '../harness/pages.ts';
import { cardsOf, page } from './page.ts';

/** The id and the title of a row, as they stand in its page. */
type Row = readonly [id: string, title: string];

/** Pages whose ids and titles are checked beside this, in saved.test.ts, or repeat. */
const ELSEWHERE = /^(?:arxiv\/|huggingface\/daily|excerpts\/hf)/;

const ACL: readonly Row[] = [
  ['acl:W19-4201', 'AX Semantics’ Submission to the SIGMORPHON 2019 Shared Task'],
  ['acl:K18-3004', 'AX Semantics’ Submission to the CoNLL–SIGMORPHON 2018 Shared Task'],
  ['acl:W18-3607', 'AX Semantics’ Submission to the Surface Realization Shared Task 2018'],
  ['acl:W18-6560', 'Multi-Language Surface Realisation as REST API based NLG Microservice'],
  ['acl:W17-3524', 'A working, non-trivial, topically indifferent NLG System for 17 languages'],
];

/** What each page shows: written down by hand, or found in its source without a parser. */
const ROWS: Readonly<Record<string, readonly Row[] | ((html: string) => readonly Row[])>> = {
  'scholar/search-10.html': (html) =>
    [...html.matchAll(/data-cid="([^"]+)"[^>]*data-did[\s\S]*?<h3 class="gs_rt"[^>]*>([\s\S]*?)<\/h3>/g)].map(([, cid, title]) => [
      `scholar:${cid}`,
      text(title).replace(/^(?:\[\w+\])+ /, ''),
    ]),
  'scholar/profile-fang-2025-03.html': (html) =>
    [...html.matchAll(/class="gsc_a_at">([\s\S]*?)<\/a>[\s\S]*?cites=(\d+)/g)].map(([, title, cites]) => [
      `scholar:${clusterOf(cites)}`,
      text(title),
    ]),
  'acl/author-madsack-2021-06.html': ACL,
  'acl/author-madsack-2026-07.html': [
    ['acl:2022.in2writing-1.1', 'Data-to-text systems as writing environment'],
    ...[0, 3, 2, 1, 4].flatMap((at) => ACL.slice(at, at + 1)),
  ],
  'acl/item-2021.naacl-main.208-2026-02.html': [['acl:2021.naacl-main.208', 'How many data points is a prompt worth?']],
  'cvf/CVPR2020-94papers.html': (html) =>
    [...html.matchAll(/<dt class="ptitle"><br><a href="[^"]*\/([^"/]+)_paper\.html">(.*?)<\/a>/g)].map(([, name, title]) => [
      `cvf:${name}`,
      text(title),
    ]),
  'pubmed/search-2results-scifeed.html': [
    [
      'pmid:37988744',
      "Living With Endometriosis: A Reflexive Thematic Analysis Examining Women's Experiences With the Irish Healthcare Services",
    ],
    [
      'pmid:37987824',
      'Pilot study of treatment of patients with deep infiltrative endometriosis with methotrexate carried in lipid nanoparticles',
    ],
  ],
  'biorxiv/item-postlight.html': [['doi:10.1101/696633', 'Sub-nucleosomal organization in urine cell-free DNA']],
  'excerpts/biorxiv-search-card-2021.html': [
    [
      'doi:10.1101/2021.11.04.467278',
      'Effect of vitamin C and E supplementation on human gastrointestinal tract tissues and cells: Raman spectroscopy and imaging studies',
    ],
  ],
  'excerpts/arxiv-new-2026-09-live.html': [
    [
      'arxiv:2609.22341',
      'NTBuilder: Commensurate Construction of Nanotubes from Arbitrary Two-Dimensional Crystals and a Catalog of 20 Million Structures',
    ],
    ['arxiv:2609.22376', 'A Hybrid Quantum Neural Network to Analyse Big Experimental Powder X-ray Diffraction Data'],
  ],
  'excerpts/semanticscholar-search-row.html': [
    ['s2:516c2035d29bb711be2e027be4ad38224419065a', 'Ego depletion: is the active self a limited resource?'],
  ],
  'excerpts/alphaxiv-explore-trimmed.html': [['arxiv:2606.06021', 'OPRD: On-Policy Representation Distillation']],
  'paperswithcode/search-2cards-scifeed.html': [
    [
      'url:https://paperswithcode.com/paper/characterizing-physiological-and-symptomatic',
      'Characterizing physiological and symptomatic variation',
    ],
    [
      'url:https://paperswithcode.com/paper/designing-and-evaluating-an-online',
      'Designing and evaluating an online reinforcement learning agent for physical exercise recommendations in N-of-1 trials',
    ],
  ],
  'huggingface/paper-2509.24002.html': [
    ['arxiv:2509.24002', 'MCPMark: A Benchmark for Stress-Testing Realistic and Comprehensive MCP Use'],
  ],
  'dblp/search-calefato.html': (html) =>
    html
      .split('<li class="entry ')
      .slice(1)
      .map((entry) => {
        const [, key = ''] = /id="([^"]+)"/.exec(entry) ?? [];
        const [, title] = /<span\s+class="title"\s+itemprop="name">([\s\S]*?)<\/span>/.exec(entry) ?? [];
        const id = key.replace(/^journals\/corr\/abs-(\d{4})-(\d{5})$/, 'arxiv:$1.$2');
        return [id === key ? `dblp:${key}` : id, text(title).replace(/\.$/, '')];
      }),
  'pmlr/v236-volume.html': (html) =>
    [...html.matchAll(/<p class="title">([\s\S]*?)<\/p>[\s\S]*?\/(v236\/[\w-]+)\.html">abs</g)].map(([, title, key]) => [
      `pmlr:${key}`,
      text(title),
    ]),
  'pmlr/v236-paper.html': [['pmlr:v236/zhu24a', 'Meaningful Causal Aggregation and Paradoxical Confounding']],
  'publishers/springer-s10924-010-0192-1.html': [
    ['doi:10.1007/s10924-010-0192-1', 'In Vitro Cytotoxicity of Amylose-Based Bioplastic for Packaging Applications'],
  ],
  'publishers/sciencedirect-S146290112300117X.html': [
    ['doi:10.1016/j.envsci.2023.04.016', 'Nature-based solutions through collective actions for spatial justice in urban green commons'],
  ],
  'publishers/usenix-bulekov.html': [
    ['url:https://usenix.org/conference/usenixsecurity22/presentation/bulekov', 'Morphuzz: Bending (Input) Space to Fuzz Virtual Devices'],
  ],
  // As its readers write them, who do not write all of them.
  'any/hn-best-papers.html': [
    [
      'doi:10.3389/fpsyg.2015.01100',
      'Fifty psychological and psychiatric terms to avoid: a list of inaccurate, misleading, misused, ambiguous, and logically confused words and phrases',
    ],
    [
      'doi:10.1177/0001839217713748',
      '“I’m Not Mopping the Floors, I’m Putting a Man on the Moon” How NASA Leaders Enhanced the Meaningfulness of Work by Changing the Meaning of Work',
    ],
    ['doi:10.1080/21604851.2018.1453622', 'Who Are They to Judge?: Overcoming Anthropometry and a Framework for Fat Bodybuilding'],
    ['arxiv:1410.0369', 'The Universe Of Minds'],
    ['doi:10.1056/nejmoa1300874', 'Retinoic Acid and Arsenic Trioxide for Acute Promyelocytic Leukemia'],
    ['arxiv:2102.08244', 'Differentially Private Quantiles'],
    ['doi:10.1145/360018.360022', 'Computer Science as an empirical inquiry: Symbols & Search'],
    ['arxiv:1804.08959', 'WhoTracks .Me: Shedding light on the opaque world of online tracking'],
    ['doi:10.1103/physrev.136.b864', 'doi:10.1103/physrev.136.b864'],
    ['arxiv:1803.03697', 'Community Interaction and Conflict on the Web'],
    ['doi:10.1126/sciadv.1600451', 'Humans display a reduced set of consistent behavioral phenotypes in dyadic games'],
    ['doi:10.1007/bf00002772', 'Nitrogen limitation on land and in the sea: how can it occur?'],
    ['doi:10.1145/35037.35059', 'Scale and Performance in a Distributed File System'],
  ],
};

/** What some papers are told to be beside that: by hand, from what a reader of the page sees. */
const FACTS: Readonly<Record<string, readonly Partial<Paper>[]>> = {
  'publishers/springer-s10924-010-0192-1.html': [
    {
      authors: ['Sanchita Bandyopadhyay-Ghosh', 'Robert Jeng', 'Joydeep Mukherjee', 'Mohini Sain'],
      published: '2010-05-05',
      abstract: expect.stringMatching(/^Amylose containing polysaccharides .* in vitro biocompatibility .* also supported the results\.$/),
    },
  ],
  'publishers/sciencedirect-S146290112300117X.html': [
    {
      authors: ['Mahir Yazar', 'Abigail York'],
      published: '2023-04-21',
      abstract: expect.stringMatching(/^Urban climate adaptation .* by local and national governments\.$/),
    },
  ],
  'publishers/usenix-bulekov.html': [
    {
      authors: ['Alexander Bulekov', 'Bandan Das', 'Stefan Hajnoczi', 'Manuel Egele'],
      published: '2022',
      abstract: expect.stringMatching(
        /^The security of the entire cloud .* exercise complex devices\. In this paper .* or expert guidance\.$/,
      ),
    },
  ],
  'pmlr/v236-paper.html': [
    {
      authors: ['Yuchen Zhu', 'Kailash Budhathoki', 'Jonas M. Kübler', 'Dominik Janzing'],
      published: '2024-03-15',
      abstract: expect.stringMatching(/^In aggregated variables .* generalizations of this observation\.$/),
    },
  ],
  'pmlr/v236-volume.html': [
    { id: 'pmlr:v236/strieder24a', authors: ['David Strieder', 'Mathias Drton'] },
    { id: 'pmlr:v236/liu24b', authors: ['Wenqin Liu', 'Biwei Huang', 'Erdun Gao', 'Qiuhong Ke', 'Howard Bondell', 'Mingming Gong'] },
  ],
  'dblp/search-calefato.html': [
    {
      id: 'dblp:conf/esem/CalefatoQLK23',
      authors: ['Fabio Calefato', 'Luigi Quaranta', 'Filippo Lanubile', 'Marcos Kalinowski'],
      published: '2023',
      also: ['doi:10.1109/esem56168.2023.10304796'],
    },
    { id: 'dblp:books/sp/22/LazaroAFCGGCCVFHSPS22', published: '2022', also: ['doi:10.1007/978-3-030-78307-5_17'] },
    { id: 'dblp:conf/msr/NunesTC20', authors: ['Ingrid Nunes', 'Christoph Treude', 'Fabio Calefato'], published: '2020' },
  ],
  'scholar/profile-fang-2025-03.html': [
    { id: 'scholar:zuiTVw4oB44J', authors: ['Z Fang', 'J Wang', 'Y Ren', 'Z Han', 'HV Poor', 'L Hanzo'], published: '2022' },
    {
      id: 'scholar:moNvessQsgYJ',
      authors: ['Z Fang', 'S Hu', 'H An', 'Y Zhang', 'J Wang', 'H Cao', 'X Chen', 'Y Fang'],
      published: '2024',
    },
  ],
};

if (existsSync(SAVED)) describe('a saved page', theyAreRead);
else if (process.env.CI) it('is there', () => expect.fail(`The saved pages are missing: ${SAVED}`));
else it.skip(`the saved pages are not in ${SAVED}: their rows are not compared`);

function theyAreRead(): void {
  const rows = savedPages().filter(({ file, cards }) => cards !== 0 && !ELSEWHERE.test(file));

  it.each(rows)('shows each paper under its id and title: $file', ({ file, html, address, cards }) => {
    const told = ROWS[file];
    const expected = typeof told === 'function' ? told(html) : told;
    const papers = read({ file, html, address });
    expect(papers.map(({ id, title }) => [id, title])).toEqual(expected);
    expect(papers).toHaveLength(cards ?? expected?.length ?? -1);
    for (const facts of FACTS[file] ?? []) expect(papers).toEqual(expect.arrayContaining([expect.objectContaining(facts)]));
  });
}

function read({ html, address }: PageFile): Paper[] {
  return cardsOf(page(html, address)).map((card) => ({ ...card.paper(), ...(card.also && { also: [...card.also] }) }));
}

/** The text of some markup on one line. */
function text(markup = ''): string {
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&quot;': '"', '&nbsp;': ' ' };
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

/** How Google Scholar writes the number of a paper elsewhere: its eight bytes, the least first, and a mark. */
function clusterOf(cites = '0'): string {
  const bytes = Buffer.alloc(9, 9);
  bytes.writeBigUInt64LE(BigInt(cites));
  return bytes.toString('base64url');
}
