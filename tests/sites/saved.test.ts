import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/paper.ts';
import { SAVED, savedPages } from '../harness/pages.ts';
import { cardsOf, type Page, page } from './page.ts';

/** Pages that were read already: the largest take seconds. */
const known = new Map<string, Page>();

/** A saved page, the same one each time: who changes it asks for it anew. */
function saved(file: string, { anew = false } = {}): Page {
  const there = known.get(file);
  if (there && !anew) return there;
  const listed = savedPages().find((each) => each.file === file);
  if (!listed) throw new Error(`${file} stands in no list of the saved pages.`);
  const read = page(listed.html, listed.address);
  if (!anew) known.set(file, read);
  return read;
}

function papers(file: string): Paper[] {
  return cardsOf(saved(file)).map((card) => card.paper());
}

if (existsSync(SAVED)) describe('saved pages', theyAreRead);
else if (process.env.CI) it('are there', () => expect.fail(`The saved pages are missing: ${SAVED}`));
else it.skip(`the saved pages are not in ${SAVED}: only our own pages are read`);

function theyAreRead(): void {
  it('Hugging Face, a day: 31 papers, each equal to the data of the page', () => {
    const here = saved('huggingface/daily-2026-07-02.html', { anew: true });
    const data = JSON.parse(here.doc.querySelector('[data-target="DailyPapers"]')?.getAttribute('data-props') ?? '');
    const told = (data.dailyPapers as { paper: Told }[]).map(({ paper }) => ({
      id: `arxiv:${paper.id}`,
      title: line(paper.title),
      authors: paper.authors.filter((author) => !author.hidden).map((author) => line(author.name)),
      published: paper.publishedAt.slice(0, 10),
      abstract: line(paper.summary),
    }));
    const cards = cardsOf(here);
    expect(cards).toHaveLength(31);
    expect(cards.map((card) => card.paper())).toEqual(told);
    expect(cards.every((card) => card.place.as === 'foot')).toBe(true);
    here.doc.querySelector('[data-props]:has(article)')?.removeAttribute('data-props');
    expect(cardsOf(here).map((card) => card.paper().title)).toEqual(told.map((paper) => paper.title));
  });

  it('Hugging Face, two cards of a page that its script had taken over', () => {
    expect(papers('excerpts/hf-daily-2026-09-28-hydrated-cards.html').map(({ id, title }) => [id, title])).toEqual([
      ['arxiv:2609.31620', 'FuseReg: Regularizing Layer Fusion Mitigates the Reconstruction-Generation Gap in Representation Autoencoders'],
      ['arxiv:2609.31394', 'InternW0-Δ: A World Action Model Bridging Predictive Dynamics and Actions with 20K+ Hours of Open Data'],
    ]);
  });

  it.each([
    ['arxiv/new-cs.LG-rendered.html', 65, 65],
    ['arxiv/recent-cs.LG-rendered.html', 50, 0],
    ['excerpts/arxiv-new-2026-09-live.html', 2, 2],
    ['arxiv/month-show2000-rendered.html', 2_000, 0],
  ])(
    'arXiv, %s: %i papers, %i with their abstracts, each as it is written',
    (file, count, abstracts) => {
      const all = papers(file);
      expect(all).toHaveLength(count);
      expect(all.filter((paper) => paper.abstract)).toHaveLength(abstracts);
      expect(all.map(({ id, title }) => [id, title])).toEqual(written(readFileSync(join(SAVED, file), 'utf8')));
      expect(all.filter((paper) => paper.authors.length === 0)).toEqual([]);
    },
    60_000,
  );

  it('arXiv, the page of one paper', () => {
    expect(papers('arxiv/abs-2020.html')).toEqual([
      {
        id: 'arxiv:2106.09608',
        version: 2,
        title: 'Learning Knowledge Graph-based World Models of Textual Environments',
        authors: ['Prithviraj Ammanabrolu', 'Mark O. Riedl'],
        published: '2021-06-17',
        abstract: expect.stringMatching(/^World models improve .* each of our contributions\.$/),
      },
    ]);
  });

  it('arXiv, two results of a search: hits are words of their titles, abstracts are whole', () => {
    expect(papers('arxiv/search-2results.html')).toEqual([
      {
        id: 'arxiv:2309.14156',
        title: 'Designing and evaluating an online reinforcement learning agent for physical exercise recommendations in N-of-1 trials',
        authors: ['Dominik Meier', 'Ipek Ensari', 'Stefan Konigorski'],
        published: '2023-09-25',
        abstract: expect.stringMatching(
          /^Personalized adaptive .* pain in endometriosis for .* other interventions and clinical interventions\.$/,
        ),
      },
      {
        id: 'arxiv:2307.02000',
        title: 'Distilling Missing Modality Knowledge from Ultrasound for Endometriosis Diagnosis with Magnetic Resonance Images',
        authors: ['Yuan Zhang', 'Hu Wang', 'David Butler', 'Minh-Son To', 'Jodie Avery', 'M Louise Hull', 'Gustavo Carneiro'],
        published: '2023-07-04',
        abstract: expect.stringMatching(/^Endometriosis is a common .* POD detection accuracy from MRI\.$/),
      },
    ]);
  });

  it('each shows as many papers as were counted by hand', () => {
    const counted = savedPages().filter(({ cards }) => cards !== undefined);
    expect(counted.length).toBeGreaterThan(25);
    for (const { file, cards } of counted) expect([file, cardsOf(saved(file)).length]).toEqual([file, cards]);
  });
}

interface Told {
  id: string;
  title: string;
  summary: string;
  publishedAt: string;
  authors: { name: string; hidden: boolean }[];
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The ids and titles of an arXiv list, found in its source without a parser: a second opinion. */
function written(html: string): [string, string][] {
  const rows = html.matchAll(/<a href ="\/abs\/([^"]+)" title="Abstract"[\s\S]*?<span class='descriptor'>Title:<\/span>([\s\S]*?)<\/div>/g);
  const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&#34;': '"', '&quot;': '"' };
  return [...rows].map(([, id, title = '']) => [`arxiv:${id}`, line(title.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity))]);
}
