import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { type CurrentTab, heard, standingAt } from '../../components/papers/tab-papers.ts';
import { titleOfTab } from '../../components/papers/tab-title.ts';
import { DOCUMENT_MAX } from '../../lib/protocol/requests.ts';
import {
  eachWithALibrary,
  elsewhere,
  expectAccessible,
  idOf,
  library,
  openPopup,
  rows,
  save,
  showsSoon,
  soon,
  statuses,
  title,
  titles,
} from './popup.tsx';

eachWithALibrary();

const ABS = 'https://arxiv.org/abs/2611.00007v2';
const LIST = 'https://arxiv.org/list/cs.LG/new';
const paper = { id: 'arxiv:2611.00007', title: 'In the tab', authors: ['Ada'], abstract: 'We show it.', version: 2 };

function tab(url: string, answer: unknown = undefined, name = 'A tab'): CurrentTab {
  return { url, title: name, ask: async () => answer };
}

function openOver(over: CurrentTab) {
  return openPopup(undefined, over);
}

describe('a page whose address says nothing', () => {
  test('shows the papers that it has, as its script tells', async () => {
    await save({ title: 'A' }, { title: 'B' }, { title: 'C' });
    openOver(tab('https://blog.example/reading', { kind: 'list', papers: [idOf(1), 'doi:10.1145/1.2'] }));
    await soon(() => expect(titles()[0]).toBe('B'));
    await soon(() => expect(screen.getByText('1 of 2 on this page are saved')).toBeDefined());
  });

  test.each([[undefined], [{ papers: [] }], [{ papers: 'x' }], ['no']])('shows nothing of it where nothing is told: %j', async (answer) => {
    await save({ title: 'A' });
    openOver(tab('https://blog.example/reading', answer));
    await showsSoon('A');
    expect(screen.queryByText(/on this page/)).toBeNull();
  });
});

describe('the page of a paper', () => {
  const onPage = tab(ABS, { kind: 'paper', papers: [paper.id], sighting: { paper, met: { site: 'arxiv', url: 'https://evil.example/' } } });

  test('comes first, with its mark still to be set, and is saved with all that the page tells', async () => {
    await save({ title: 'A' }, { title: 'B' });
    const user = openOver(onPage);
    await showsSoon('In the tab', 'A', 'B');
    expect(screen.getByRole('heading', { name: 'In this tab' })).toBeDefined();
    expect(within(rows()[0] as HTMLElement).getByText('not saved')).toBeDefined();
    await expectAccessible();
    await user.keyboard('{ArrowDown}s');
    expect(statuses()).toEqual(['want', 'want', 'want']);
    await soon(async () =>
      expect(await library.papers.get('arxiv:2611.00007')).toMatchObject({ status: 'want', title: 'In the tab', version: 2 }),
    );
    expect((await library.abstracts.get('arxiv:2611.00007'))?.text).toBe('We show it.');
    // The address is the tab's own, whatever its page says.
    expect((await library.papers.get('arxiv:2611.00007'))?.met).toEqual({ site: 'arxiv', url: ABS });
    expect(titles()).toEqual(['In the tab', 'A', 'B']);
  });

  test('stays when it is removed, and comes back by undo', async () => {
    await elsewhere(idOf(7), { kind: 'tag', tag: 'x' }, { title: 'In the tab' });
    const user = openOver(onPage);
    await showsSoon('In the tab');
    await user.keyboard('{ArrowDown}{Delete}');
    await soon(async () => expect(await library.papers.count()).toBe(0));
    expect(titles()).toEqual(['In the tab']);
    await user.keyboard('u');
    await soon(async () => expect((await library.papers.get(idOf(7)))?.tags).toEqual(['x']));
    expect(titles()).toEqual(['In the tab']);
  });

  test('makes way for what is looked for', async () => {
    await save({ title: 'A' });
    const user = openOver(onPage);
    await showsSoon('In the tab', 'A');
    await user.keyboard('a');
    await showsSoon('A');
    expect(screen.queryByRole('heading', { name: 'In this tab' })).toBeNull();
    await user.keyboard('{Escape}');
    await showsSoon('In the tab', 'A');
  });

  test('stands above the welcome while the library is empty', async () => {
    openOver(onPage);
    await showsSoon('In the tab');
    expect(screen.getByRole('heading', { name: 'Your papers will be here' })).toBeDefined();
    await expectAccessible();
  });

  test('is known by its address where no script answers: by the library, else by the name of the tab', async () => {
    await elsewhere(idOf(7), { kind: 'status', status: 'read' }, { title: 'As saved' });
    const silent = {
      ...tab('https://arxiv.org/pdf/2611.00007v3', undefined, '2611.00007v3.pdf'),
      ask: () => Promise.reject(new Error('nobody')),
    };
    openOver(silent);
    await showsSoon('As saved');
    expect(statuses()).toEqual(['read']);
  });

  test('is waited for, and not for long', async () => {
    await save({ title: 'A' });
    openOver({ ...tab(ABS, undefined, '[2611.00007] By its name'), ask: () => new Promise(() => undefined) });
    await showsSoon('By its name', 'A');
  });
});

describe('a list', () => {
  const answer = { kind: 'list', papers: [idOf(3), idOf(2), idOf(0), idOf(9), idOf(4), idOf(3)] };

  test('tells how many of its papers are saved, and shows those first', async () => {
    await save({ title: 'A' }, { title: 'B' }, { title: 'C' }, { title: 'D' }, { title: 'E' });
    const user = openOver(tab(LIST, answer));
    await showsSoon('D', 'C', 'A', 'B');
    expect(screen.getByRole('heading', { name: '4 of 5 on this page are saved' })).toBeDefined();
    expect(within(screen.getByRole('list', { name: 'Papers in this tab' })).getAllByRole('link')).toHaveLength(3);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Show 1 more of this page' }));
    expect(titles()).toEqual(['D', 'C', 'A', 'E', 'B']);
    await elsewhere(idOf(9), { kind: 'status', status: 'want' }, { title: 'J' });
    await showsSoon('D', 'C', 'A', 'J', 'E', 'B');
    title('D').focus();
    await user.keyboard('{Delete}');
    expect(titles()).toEqual(['C', 'A', 'J', 'E', 'B']);
    expect(screen.getByRole('heading', { name: '4 of 5 on this page are saved' })).toBeDefined();
  });

  test('without a saved paper says so', async () => {
    await save({ title: 'A' });
    openOver(tab(LIST, { kind: 'list', papers: [idOf(8), idOf(9)] }));
    await showsSoon('A');
    expect(screen.getByRole('heading', { name: 'None of the 2 papers on this page is saved' })).toBeDefined();
  });
});

describe('what stands in a tab', () => {
  test.each([
    ['https://arxiv.org/abs/2611.00007', 'paper'],
    ['https://arxiv.org/pdf/2611.00007v2.pdf', 'paper'],
    ['https://arxiv.org/html/2611.00007v1', 'paper'],
    ['https://export.arxiv.org/abs/hep-th/9901001', 'paper'],
    ['https://www.arxiv.org/pdf/2611.00007', 'paper'],
    ['https://huggingface.co/papers/2611.00007', 'paper'],
    [LIST, 'list'],
    ['https://arxiv.org.example/abs/2611.00007', undefined],
    ['https://arxiv.org/', undefined],
    ['chrome://newtab/', undefined],
    ['no address', undefined],
  ])('at %s is %s', (url, kind) => {
    expect(standingAt({ url, title: '' })?.kind).toBe(kind);
  });

  const standing = { kind: 'list', papers: [] } as const;

  test.each([undefined, null, 'x', [], { kind: 'paper', papers: [idOf(1)] }, { kind: 'list' }, { kind: 'list', papers: 'x' }])(
    'is not changed by the answer %j',
    (answer) => {
      expect(heard(standing, answer).papers).toEqual([]);
    },
  );

  test('takes of a list ids alone, each once, and no more than a page can have', () => {
    expect(heard(standing, { kind: 'list', papers: [idOf(1), 'arxiv:x', 7, null, idOf(1), 'x'.repeat(1_000_000)] }).papers).toEqual([
      idOf(1),
    ]);
    const many = Array.from({ length: DOCUMENT_MAX + 50 }, (_, i) => `arxiv:2611.${String(i).padStart(5, '0')}`);
    expect(heard(standing, { kind: 'list', papers: many }).papers).toHaveLength(DOCUMENT_MAX);
  });

  test('stays the paper that the address names, whatever list its page tells of', () => {
    const known = standingAt({ url: ABS, title: 'Its name' });
    expect(known && heard(known, { kind: 'list', papers: [idOf(1)] })).toEqual(known);
  });

  test('takes the facts of the paper that the address names, and of no other', () => {
    const known = standingAt({ url: ABS, title: 'Its name' });
    const told = (facts: unknown) => known && heard(known, { kind: 'paper', papers: [], sighting: { paper: facts } }).sighting?.paper;
    expect(told(paper)).toEqual(paper);
    expect(told({ ...paper, id: idOf(1) })?.title).toBe('Its name');
    expect(told({ ...paper, title: ' ' })?.title).toBe('Its name');
    const wild = {
      ...paper,
      title: 'x'.repeat(50_000),
      authors: ['Ada', 7, 'y'.repeat(1_000)],
      published: '<b>',
      version: -1,
      status: 'read',
    };
    expect(told(wild)).toEqual({
      id: paper.id,
      title: 'x'.repeat(10_000),
      authors: ['Ada', 'y'.repeat(300)],
      abstract: paper.abstract,
      version: 2,
    });
  });
});

test.each([
  ['[2611.00007] Attention, please', 'Attention, please'],
  ['Paper page - Attention, please', 'Attention, please'],
  ['Attention, please', 'Attention, please'],
  ['2611.00007v3.pdf', 'arXiv:2611.00007'],
  ['2611.00007', 'arXiv:2611.00007'],
  ['arXiv:2611.00007v1', 'arXiv:2611.00007'],
  ['https://arxiv.org/pdf/2611.00007', 'arXiv:2611.00007'],
  ['arxiv.org/pdf/2611.00007', 'arXiv:2611.00007'],
  ['Microsoft Word - final.docx', 'arXiv:2611.00007'],
  ['untitled', 'arXiv:2611.00007'],
  ['', 'arXiv:2611.00007'],
])('a tab called %j shows the paper %j', (name, expected) => {
  vi.useRealTimers();
  expect(titleOfTab(name, 'arxiv:2611.00007')).toBe(expected);
});
