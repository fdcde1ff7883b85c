import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownSite, ReadPaper } from '../../lib/sites/kit/site.ts';
import { incompleteSites } from '../conventions/checks/sites.ts';
import { ROOT } from '../harness/tools.ts';
import { addSite } from '../new-site/add-site.ts';
import { page } from './page.ts';

const MADE = { id: 'madesite', name: 'Made Site', origin: 'https://made.example' };

/** What a new site touches, and what its adapter imports. */
const TOUCHED = ['lib/sites', 'lib/paper', 'README.md', 'public/_locales/en/messages.json'];

/** Within the project, so that what is written there can be imported, and where Git does not look. */
const COPIES = join(ROOT, '.output', 'test');

let root = '';

beforeEach(() => {
  mkdirSync(COPIES, { recursive: true });
  root = mkdtempSync(join(COPIES, 'new-site-'));
  for (const path of TOUCHED) cpSync(join(ROOT, path), join(root, path), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Every file of the copy, by its path. */
function files(): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

describe('a site that is added by one command', () => {
  it('lacks nothing that the project asks of a site, and takes nothing from the others', async () => {
    const before = files();
    const paths = addSite(root, MADE);
    const after = files();
    expect([...after.keys()].filter((path) => after.get(path) !== before.get(path)).toSorted()).toEqual(paths.toSorted());
    const { SITES } = (await import(join(root, 'lib/sites/index.ts'))) as { SITES: KnownSite[] };
    const added = SITES.filter(({ id }) => id === MADE.id);
    expect(added).toMatchObject([{ name: MADE.name, asks: [`${MADE.origin}/*`] }]);
    expect(
      incompleteSites(new Map([...after].filter(([path]) => !before.has(path) || before.get(path) !== after.get(path))), added),
    ).toEqual([]);
    const { LINKED } = (await import(join(root, 'lib/sites/linked.ts'))) as { LINKED: Record<string, unknown> };
    expect(LINKED[MADE.id]).toMatchObject({ links: expect.any(String) });
    for (const path of ['lib/sites/index.ts', 'lib/sites/linked.ts', 'README.md', 'public/_locales/en/messages.json']) {
      const lines = new Set(after.get(path)?.split('\n'));
      expect(
        before
          .get(path)
          ?.split('\n')
          .filter((line) => !lines.has(line)),
      ).toEqual([]);
    }
  });

  it('finds the cards of its pages, each with its paper', async () => {
    addSite(root, MADE);
    const { site, readPaper } = (await import(join(root, 'lib/sites/adapters/madesite.ts'))) as { site: KnownSite; readPaper: ReadPaper };
    const found = ['new.html', 'paper.html'].map((file) => {
      const html = readFileSync(join(root, 'tests/pages/madesite', file), 'utf8');
      const { doc, url } = page(html, /^<!-- serve as (\S+) -->\n/.exec(html)?.[1] ?? '');
      return site.cards(doc, url).map((card) => readPaper(doc, url, card));
    });
    const slow = {
      id: 'url:https://made.example/paper/1',
      title: 'Slow Reading: Giving Long Documents the Attention They Ask For',
      authors: ['Mira Okonjo', 'Teodor Vance'],
      published: '2026-11-20',
    };
    expect(found).toEqual([[slow, expect.objectContaining({ id: 'url:https://made.example/paper/2' })], [slow]]);
  });

  it.each([
    ['a name that another site has', { id: 'acl' }, 'lib/sites/adapters/acl.ts is there already'],
    ['the name of what shows any page', { id: 'any' }, 'lib/sites/adapters/any.ts is there already'],
    ['a name that the index uses', { id: 'known' }, 'lib/sites/index.ts has a thing of that name'],
    ['a path', { id: '../made' }, 'cannot be the name'],
    ['a capital', { id: 'Made' }, 'cannot be the name'],
    ['a hyphen', { id: 'made-site' }, 'cannot be the name'],
    ['a word of the language', { id: 'class' }, 'cannot be the name'],
    ['no name', { id: '' }, 'cannot be the name'],
    ['a name for people that would break the table', { name: 'Made | Site' }, "cannot stand in the README's table"],
    ['no address', { origin: 'made' }, 'is not where a site is'],
    ['an address without encryption', { origin: 'http://made.example' }, 'is not where a site is'],
    ['an address with a path', { origin: 'https://made.example/papers' }, 'is not where a site is'],
  ])('is refused with nothing written: %s', (_, wrong, sentence) => {
    const before = files();
    expect(() => addSite(root, { ...MADE, ...wrong })).toThrow(sentence);
    expect(files()).toEqual(before);
  });

  it('is refused with nothing written where pages of that name are left over, or the README has no table of sites', () => {
    mkdirSync(join(root, 'tests/pages/madesite'), { recursive: true });
    expect(() => addSite(root, MADE)).toThrow('tests/pages/madesite is there already');
    rmSync(join(root, 'tests'), { recursive: true });
    writeFileSync(join(root, 'README.md'), '# Papermarks\n');
    const before = files();
    expect(() => addSite(root, MADE)).toThrow('its table of sites is not found');
    expect(files()).toEqual(before);
  });
});
