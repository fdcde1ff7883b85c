import { describe, expect, it } from 'vitest';
import { imagesByName, librariesInPages, overBudget, PAGE_MAX, waysOut } from './checks/bundle.ts';
import { chromeLacks, firefoxLacks, type Manifest, storeRefuses, tooMuchAsked } from './checks/manifest.ts';
import { exportedNames, fileNamesTwice, namesTwice } from './checks/names.ts';
import { importsOf, wrongImports } from './checks/rooms.ts';
import { unfitToShare } from './checks/shared-tests.ts';
import { incompleteSites } from './checks/sites.ts';
import { longFiles, openedStorage } from './checks/sources.ts';
import { wrongTexts } from './checks/texts.ts';
import { strangersAtTop } from './checks/top-level.ts';

const files = (given: Record<string, string>) => new Map(Object.entries(given));

/** Expects one sentence for each, in order, with these words in it. */
function tells(sentences: string[], ...words: string[]): void {
  expect(sentences).toEqual(words.map((word) => expect.stringContaining(word)));
}

it('the top level: a stranger is told, known names and those of tools are not', () => {
  tells(strangersAtTop(['src/a.ts', 'src/b.ts', 'vite.config.ts', 'lib/x.ts', '.biome.json', 'LICENSE']), '"src"', '"vite.config.ts"');
});

describe('imports', () => {
  it('are found however they are written', () => {
    const source = `import a from './a.ts';\nimport type { B } from "./b.ts";\nimport './c.css';\nexport * from './d.ts';\nawait import('./e.ts');\nimport {\n  f,\n} from './f.ts';`;
    expect(importsOf(source)).toEqual(
      [1, 2, 3, 4, 5, 8].map((line, n) => ({ of: `./${['a.ts', 'b.ts', 'c.css', 'd.ts', 'e.ts', 'f.ts'][n]}`, line })),
    );
    expect(importsOf(`const SMALL = new Set(['for', 'from', 'in', 'import', 'is']);`)).toEqual([]);
  });

  it.each([
    ['components/ui/A.tsx', '../../entrypoints/popup/main.tsx', 'from components/ui to entrypoints'],
    ['components/ui/A.tsx', '../popup/B.tsx', 'from components/ui to components/popup'],
    ['lib/page/a.ts', '../../components/ui/A.tsx', 'from lib/page to components/ui'],
    ['lib/library/a.ts', '../page/a.ts', 'from lib/library to lib/page'],
    ['lib/protocol/a.ts', '../library/a.ts', 'from lib/protocol to lib/library'],
    ['lib/formats/a.ts', '../protocol/a.ts', 'from lib/formats to lib/protocol'],
    ['lib/sites/a.ts', '../formats/a.ts', 'from lib/sites to lib/formats'],
    ['lib/paper/a.ts', '../sites/a.ts', 'from lib/paper to lib/sites'],
    ['lib/text.ts', './paper/a.ts', 'from lib/text.ts to lib/paper'],
    ['lib/sites/a.ts', '../text.ts', 'hand them in'],
    ['lib/library/a.ts', '../setup.ts', 'which is no room'],
    ['lib/library/a.ts', '../../public/_locales/en/messages.json', 'which is no room'],
    ['lib/paper/a.ts', 'wxt/browser', 'is pure'],
    ['lib/sites/a.ts', 'dexie', 'is pure'],
    ['lib/formats/a.ts', '../text.ts', 'hand them in'],
    ['lib/formats/a.ts', 'wxt/browser', 'lib/formats does without'],
    ['lib/page/a.ts', 'react-dom/client', 'lib/page does without'],
    ['lib/page/a.ts', 'zod/mini', 'lib/page does without'],
    ['lib/page/a.ts', '../library/db.ts', 'runs in pages'],
    ['lib/page/a.ts', '../protocol/schemas.ts', 'runs in pages'],
    ['lib/library/a.ts', 'react', 'lib/library does without'],
    ['lib/protocol/a.ts', 'dexie', 'lib/protocol does without'],
    ['components/ui/A.tsx', '../../lib/page/strip.ts', 'runs in the pages of sites'],
    ['components/ui/A.tsx', 'wxt/browser', 'components does without'],
    ['entrypoints/background.ts', 'zod', 'import zod/mini'],
  ])('%s of %s is told', (path, of, words) => tells(wrongImports(files({ [path]: `import x from '${of}';` })), words));

  it.each([
    ['entrypoints/popup/main.tsx', '../../components/ui/A.tsx'],
    ['components/ui/A.tsx', '../../lib/text.ts'],
    ['lib/library/a.ts', '../protocol/a.ts'],
    ['lib/library/a.ts', './b.ts'],
    ['lib/library/a.ts', 'dexie'],
    ['lib/formats/a.ts', 'fflate'],
    ['lib/protocol/a.ts', 'zod/mini'],
    ['lib/page/a.ts', '../text.ts'],
    ['lib/text.ts', '../public/_locales/en/messages.json'],
    ['tests/library/a.ts', '../../lib/page/a.ts'],
  ])('%s of %s is right', (path, of) => tells(wrongImports(files({ [path]: `import x from '${of}';` }))));

  it('from a file in no room are told', () => tells(wrongImports(files({ 'lib/utils/a.ts': '' })), 'is in no room'));
});

describe('names', () => {
  it('that a module exports are found however they are written', () => {
    const source = `export const a = 1;\nexport async function* b() {}\nexport abstract class C {}\nexport type D = 1;\nexport interface E {}\nconst f = 1;\nexport { f, g as h };\nexport { i } from './i.ts';\nexport default function j() {}\n  export const k = 1;`;
    expect(exportedNames(source)).toEqual(['a', 'b', 'C', 'D', 'E', 'f', 'h']);
  });

  it('of one thing each are right: a type and a value in one module, what is passed on, what every site says of itself', () => {
    const planted = {
      'lib/mark/tag.ts': 'export const Tag = z;\nexport type Tag = 1;',
      'lib/mark/mark.ts': "export { Tag } from './tag.ts';\nexport default function run() {}",
      'lib/mark/act.ts': 'export default function run() {}',
      'lib/sites/adapters/acl.ts': 'export const site = 1;',
      'lib/sites/adapters/cvf.ts': 'export const site = 2;',
      'tests/tag.ts': 'export const Tag = 1;',
    };
    tells(namesTwice(files(planted)));
  });

  it('that two modules export are told, also across rooms', () => {
    const planted = {
      'components/ui/Filter.tsx': 'export function Filter() {}',
      'lib/page/filter.ts': 'export interface Filter {}',
      'lib/sites/adapters/acl.ts': 'export const site = 1;',
      'lib/page/site.ts': 'const site = 1;\nexport { site };',
    };
    tells(
      namesTwice(files(planted)),
      '"Filter" is exported by components/ui/Filter.tsx and lib/page/filter.ts',
      '"site" is exported by lib/sites/adapters/acl.ts and lib/page/site.ts',
    );
  });

  it('of files that stand twice within lib are told; another extension, index.ts and README.md are not', () => {
    const paths = ['lib/a/index.ts', 'lib/b/index.ts', 'lib/a/README.md', 'lib/b/README.md', 'lib/a/fold.ts', 'lib/b/c/fold.ts'];
    const more = ['lib/a/fold.css', 'components/ui/fold.ts', 'tests/fold.ts'];
    tells(fileNamesTwice(files(Object.fromEntries([...paths, ...more].map((path) => [path, ''])))), 'lib/a/fold.ts and lib/b/c/fold.ts');
  });
});

describe('sites', () => {
  const readme =
    '| key | does |\n| --- | --- |\n| OpenReview | x |\n\n| site | pages |\n| --- | --- |\n| arXiv | lists |\n| arXiv | abs |\n\nOpenReview';
  const whole = { 'lib/sites/adapters/arxiv.ts': '', 'lib/sites/kit/site.ts': '', 'tests/pages/arxiv/new.html': '', 'README.md': readme };
  const arxiv = { id: 'arxiv', name: 'arXiv' };

  it('are complete with a line in the index, a page and a row', () => tells(incompleteSites(files(whole), [arxiv])));

  it('are told when one of them is missing', () => {
    const planted = files({ ...whole, 'lib/sites/adapters/openreview.ts': '' });
    tells(incompleteSites(planted, [arxiv]), 'not registered', 'no page to be tested on');
    tells(incompleteSites(planted, [arxiv, { id: 'openreview', name: 'OpenReview' }]), 'no page to be tested on', 'no row in the README');
    tells(incompleteSites(files(whole), [arxiv, { id: 'acl', name: 'ACL' }]), 'there is no lib/sites/adapters/acl.ts');
    tells(incompleteSites(files(whole), [{ ...arxiv, asks: ['https://arxiv.org/*'] }]), '"gives_arxiv"');
  });
});

it('texts: one that is not used, and one that is not there, are told', () => {
  const texts = JSON.stringify({ name: {}, status_read: {}, filter_read_empty: {}, plain: {}, chosen: {}, idle: {} });
  const gap = '$' + '{x}';
  const source = `text('plain'); text(\`status_${gap}\`); text(\`filter_${gap}_empty\`); const y: TextKey = 'chosen'; text('gone'); text(\`lost_${gap}\`);`;
  const planted = files({
    'public/_locales/en/messages.json': texts,
    'lib/page/a.ts': source,
    'wxt.config.ts': "name: '__MSG_name__', x: '__MSG_nowhere__'",
  });
  tells(wrongTexts(planted), '"idle" is used nowhere', '"gone"', '"lost_…"', '"nowhere"');
});

it('long files, and storage opened to pages, are told', () => {
  tells(
    longFiles(files({ 'lib/a.ts': 'x\n'.repeat(251), 'lib/b.ts': 'x\n'.repeat(250), 'tests/c.ts': 'x\n'.repeat(999) })),
    'lib/a.ts has 251 lines',
  );
  tells(
    openedStorage(files({ 'entrypoints/background.ts': "x({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' })" })),
    'entrypoints/background.ts',
  );
});

it('tests that share their modules, and use hooks of a helper or replace a module, are told', () => {
  const planted = {
    'tests/library/helper.ts': 'beforeEach(() => reset());',
    'tests/library/hooked.test.ts': "import { x } from './helper.ts';",
    'tests/paper/mocked.test.ts': "vi.mock('../../lib/mark/tag.ts');",
    'tests/library/search-blocks.test.ts': "vi.mock('../../lib/mark/tag.ts');",
    'tests/library/right.test.ts': "import { each } from './each.ts';",
    'tests/library/each.ts': 'export function each() {\n  beforeEach(() => reset());\n}',
  };
  tells(
    unfitToShare(files(planted)),
    'tests/library/hooked.test.ts uses tests/library/helper.ts',
    'tests/paper/mocked.test.ts uses vi.mock',
  );
});

describe('a manifest', () => {
  const good: Manifest = {
    permissions: ['storage'],
    host_permissions: ['https://huggingface.co/papers*', 'https://arxiv.org/list/*'],
    content_scripts: [{ matches: ['https://arxiv.org/abs/*'], js: ['a.js'] }],
    web_accessible_resources: [{ resources: ['editor.html'], matches: ['https://*/*'], use_dynamic_url: true }],
    key: 'k',
  };

  it('that asks for little is right', () => {
    tells(tooMuchAsked(good));
    tells(chromeLacks(good));
  });

  it.each<[Manifest, string]>([
    [{ permissions: ['tabs'] }, '"tabs"'],
    [{ permissions: ['downloads'] }, '"downloads"'],
    [{ optional_permissions: ['history'] }, '"history"'],
    [{ host_permissions: ['<all_urls>'] }, '<all_urls>'],
    [{ host_permissions: ['https://huggingface.co/*'] }, 'https://huggingface.co/*'],
    [{ host_permissions: ['https://huggingface.co/papersome/x'] }, 'papersome'],
    [{ host_permissions: ['https://arxiv.org.example.org/*'] }, 'example.org'],
    [{ host_permissions: ['*://arxiv.org/*'] }, '*://arxiv.org/*'],
    [{ content_scripts: [{ matches: ['https://*/*'] }] }, 'https://*/*'],
    [{ content_scripts: [{ matches: [], js: ['a.js'], all_frames: true }] }, 'top frame'],
    [{ content_scripts: [{ matches: [], js: ['a.js'], world: 'MAIN' }] }, 'top frame'],
    [{ web_accessible_resources: [{ resources: ['editor.html'], matches: ['<all_urls>'] }] }, '<all_urls>'],
    [{ optional_host_permissions: ['*://*/*'] }, '*://*/*'],
    [{ web_accessible_resources: [{ resources: ['popup.html'] }] }, 'popup.html'],
    [{ externally_connectable: { matches: [] } }, 'externally_connectable'],
    [{ content_security_policy: { extension_pages: '' } }, 'content_security_policy'],
  ])('%j asks for too much', (planted, words) => tells(tooMuchAsked(planted), words));

  it('of a build keeps its id and hides its editor; the store gets no key', () => {
    tells(chromeLacks({ web_accessible_resources: [{ resources: ['editor.html'] }] }), 'no key', 'fixed address');
    tells(storeRefuses({ key: 'k' }), 'the store refuses it');
    tells(storeRefuses({}));
  });

  it('for Firefox names itself, and says that it collects nothing', () => {
    tells(firefoxLacks({ key: 'k' }), 'no gecko.id', 'collects nothing', 'for Chromium');
    const gecko = { id: 'a@b', data_collection_permissions: { required: ['none'] } };
    tells(firefoxLacks({ browser_specific_settings: { gecko } }));
    tells(
      firefoxLacks({
        browser_specific_settings: { gecko: { ...gecko, data_collection_permissions: { required: ['none', 'websiteContent'] } } },
      }),
      'collects nothing',
    );
  });
});

describe('a build', () => {
  const scripts = [
    { matches: ['https://arxiv.org/list/*', 'https://arxiv.org/abs/*'], js: ['overlay-a.js'], css: ['a.css'] },
    { matches: ['https://arxiv.org/abs/*'], js: ['b.js'] },
    { matches: ['https://huggingface.co/papers*'], js: ['overlay-h.js'] },
  ];
  const build = (given: Record<string, string>) =>
    files({
      'manifest.json': JSON.stringify({ content_scripts: scripts }),
      'overlay-a.js': '',
      'a.css': '',
      'b.js': '',
      'overlay-h.js': '',
      'interaction-a.js': '',
      'interaction-h.js': '',
      'triage.js': '',
      'acts.js': '',
      'panels.js': '',
      'links.js': '',
      ...given,
    });
  const bytes = (count: number) => 'x'.repeat(count);

  it('is within its budget up to the last byte, all scripts and styles of a host together', () => {
    tells(
      overBudget(build({ 'overlay-a.js': bytes(PAGE_MAX - 20), 'a.css': bytes(10), 'b.js': bytes(10), 'overlay-h.js': bytes(PAGE_MAX) })),
    );
    tells(
      overBudget(build({ 'overlay-a.js': bytes(PAGE_MAX - 20), 'a.css': bytes(10), 'b.js': bytes(11) })),
      `arxiv.org runs ${PAGE_MAX + 1} bytes`,
    );
    tells(overBudget(build({ 'interaction-h.js': bytes(PAGE_MAX + 1) })), 'a page, later, runs');
  });

  it('that runs nothing in pages, or a file that is not there, is told', () => {
    tells(overBudget(files({ 'manifest.json': '{}', 'interaction-a.js': '' })), 'no content scripts');
    const gone = build({});
    tells(overBudget(new Map([...gone].filter(([path]) => path !== 'b.js'))), 'b.js');
    tells(overBudget(new Map([...gone].filter(([path]) => path !== 'interaction-h.js'))), 'interaction-h.js');
  });

  it('with a library in a page is told; elsewhere it may be', () => {
    tells(
      librariesInPages(
        build({
          'overlay-a.js': 'Symbol.for(`react.transitional.element`)',
          'interaction-a.js': 'x._zod',
          'overlay-h.js': 'PrematureCommit',
        }),
      ),
      'a.js runs in pages and has React',
      'has Dexie',
      'has zod',
    );
    tells(librariesInPages(build({ 'background.js': 'x._zod' })));
  });

  it('that draws an image by a name that a page may register is told; a colour may have a name', () => {
    tells(
      imagesByName(build({ 'overlay-a.js': 'x=`a{background:var(--x)}`', 'triage.js': 'y=`b{color:red;border-image:var(--y)}`' })),
      'overlay-a.js',
      'triage.js',
    );
    tells(
      imagesByName(
        build({ 'overlay-a.js': '`a{background-color:var(--x);content:attr(y)}b{color:var(--z)}`', 'popup.css': 'a{background:var(--x)}' }),
      ),
    );
  });

  it.each([
    'fetch(e.href)',
    'new XMLHttpRequest',
    'new WebSocket(u)',
    'navigator.sendBeacon(u)',
    'new EventSource(u)',
    'importScripts(u)',
    'eval(s)',
    'new Function(s)',
    'new Worker(u)',
    'import(`https://x.org/a.js`)',
  ])('with %s in it is told', (code) => tells(waysOut(build({ 'chunks/x.js': `a=1;${code};` })), 'chunks/x.js has'));

  it('is told of what its pages load from elsewhere, and of scripts written into them', () => {
    tells(waysOut(build({ 'popup.html': '<script src="https://x.org/a.js"></script>' })), 'popup.html');
    tells(waysOut(build({ 'popup.html': '<link rel="stylesheet" href="//x.org/a.css">' })), 'popup.html');
    tells(waysOut(build({ 'popup.html': '<script>alert(1)</script>' })), 'popup.html');
    tells(waysOut(build({ 'a.css': 'a{background:url("https://x.org/a.png")}' })), 'a.css');
    tells(waysOut(build({ 'popup.html': '<script type="module" src="/chunks/a.js"></script>', 'b.js': 'prefetch(x);a.fetchPriority=1' })));
  });
});
