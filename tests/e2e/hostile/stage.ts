import type { Serve, Served } from '../../harness/pages.ts';
import type { Attack } from './attack.ts';
import { EDITOR_PAGE, leaky } from './leaky.ts';

/** The papers on the stage, by what a person did with them before; library.ts says what each has. */
export const PAPERS = {
  /** Has status, tag and note. */
  marked: '2611.90011',
  /** Was never touched. */
  bare: '2611.90012',
  /** Has status and tag, and is clicked on. */
  steppedOn: '2611.90013',
  /** Has nothing, and is clicked on. */
  steppedTo: '2611.90014',
  /** Is typed about. */
  typed: '2611.90015',
  last: '2611.90016',
  /** Has a note of ten characters, and nothing else. */
  noted: '2611.90021',
  /** Has a note of 100,000 characters. */
  noteful: '2611.90022',
  /** Has a tag of one letter. */
  brief: '2611.90023',
  /** Has five tags of any length. */
  tagged: '2611.90024',
  /** Has tags in other scripts, from both sides. */
  scripts: '2611.90025',
} as const;

/** Papers that differ in what the library holds, and that no page may tell from one another. */
export const COMPARED = [PAPERS.marked, PAPERS.bare, PAPERS.noteful, PAPERS.scripts, PAPERS.tagged, PAPERS.noted, PAPERS.brief] as const;

/** Words that no page says by itself. */
export const TAG = 'qzvexwup';
export const NOTE = 'jyxwkobq lwzuv';
export const TYPED_TAG = 'vuqzygtaw';
export const TYPED_NOTE = 'kwzyxjub';

/** Tags of any length, and in other scripts. */
export const TAGS = ['zwq', 'vexqjy', 'jxqzpwvkyb', 'wqxzkvyj qjvz', 'kqzjvxwypb'.repeat(6)];
export const SCRIPTS = ['ظغضذثخ', '齉龘爩麤灪', 'ѪѮѰѲѴӜ', '🜁🜂🜃🜄🜅'];

/** What the library holds that no page may learn. */
export const HELD = [TAG, NOTE, TYPED_TAG, TYPED_NOTE, ...TAGS, ...SCRIPTS];

/** Where a page is: on sites that Papermarks knows, or where it knows nothing and an imitation stands. */
export type Whose = 'ours' | 'imitated';

/** A site's list of papers, its page of one, and the other site's page of one, which is at another host. */
export type PageShape = 'list' | 'paper' | 'abs';

const IMITATED = 'https://imitated.example';

const NONCE = 'ours-of-the-page';
/** Lets the page's own script and style run, and its font load; nothing else. */
export const STRICT = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; font-src 'self'; frame-src 'none'`;

/** What a page of the stage is made of. */
export interface Scene {
  attack?: Attack | undefined;
  /** More attacks that look at the same page. */
  others?: readonly Attack[] | undefined;
  papers: readonly string[];
  /** Which of them are marked where Papermarks is imitated. */
  marked?: readonly string[];
  shape?: PageShape | undefined;
  headers?: Record<string, string> | undefined;
}

/** Serves scenes by a number in their address, and notes every request. */
export function createStage(): { serve: Serve; put(whose: Whose, scene: Scene): string; asked(address: string): string[] } {
  const scenes: Scene[] = [];
  const requests: string[] = [];
  const sceneOf = (url: URL): Scene | undefined => scenes[Number(url.searchParams.get('scene') ?? 'none')];

  return {
    serve(address) {
      const url = new URL(address);
      requests.push(address);
      if (url.href.startsWith(`${IMITATED}/editor.html`)) return html(EDITOR_PAGE);
      const scene = /^\/(papers|abs)\//.test(url.pathname) ? sceneOf(url) : undefined;
      return scene ? html(pageOf(scene, url.origin === IMITATED), scene.headers ?? scene.attack?.headers) : null;
    },
    put(whose, scene) {
      const { shape = 'list', papers } = scene;
      const origin = { list: 'https://huggingface.co', paper: 'https://huggingface.co', abs: 'https://arxiv.org' }[shape];
      const path = { list: '/papers/date/2026-11-18', paper: `/papers/${papers[0]}`, abs: `/abs/${papers[0]}` }[shape];
      return `${whose === 'ours' ? origin : IMITATED}${path}?scene=${scenes.push(scene) - 1}`;
    },
    /** What the page's server was asked for by a page, by what follows `/oracle/`. */
    asked(address) {
      const from = requests.lastIndexOf(address);
      return requests
        .slice(from)
        .flatMap((request) => /\/oracle\/(.*)$/.exec(request)?.[1] ?? [])
        .toSorted();
    },
  };
}

function html(body: string, headers: Record<string, string> = {}): Served {
  return { status: 200, contentType: 'text/html; charset=utf-8', body, headers };
}

/** A page in the manner of the sites' layouts, as far as Papermarks looks at it. */
function pageOf({ attack, others = [], papers, marked = [PAPERS.marked], shape = 'list' }: Scene, imitated: boolean): string {
  const script = (source: string): string => `<script nonce="${NONCE}">${source}</script>`;
  const tag = papers[0] === PAPERS.typed ? TYPED_TAG : TAG;
  const usedBefore = papers.length > 1 ? PAPERS.steppedOn : PAPERS.typed;
  const marks = Object.fromEntries([
    [usedBefore, { status: 'Reading', tag }],
    ...marked.map((paper) => [paper, { status: 'Skipped', tag }] as const),
  ]);
  const cards = papers.map((paper) => `<article><h3><a href="/papers/${paper}">A letter</a></h3><p>A card for a letter.</p></article>`);
  const body = {
    list: `<div data-target="DailyPapers" data-props="{}">${cards.join('\n')}</div>`,
    paper: '<div data-target="PaperContent" data-props="{}"><section><h1>A letter</h1><p>A page for a letter.</p></section></div>',
    abs: '<div id="abs"><h1 class="title">A letter</h1><blockquote class="abstract">A page for a letter.</blockquote></div>',
  }[shape];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Letters</title>
<style nonce="${NONCE}">body { margin: 40px; font: 15px/1.5 monospace; min-height: 3000px } article { width: 420px; margin-bottom: 8px; border: 1px solid #ccc } h3, p { margin: 4px; line-height: 24px }
${attack?.style ?? ''}</style>
${script(`window.loot = []; ${attack?.prepare ? `(${attack.prepare})()` : ''}`)}
${attack ? script(`(${looksWhenAsked})({ ${[attack, ...others].map(({ name, look }) => `${JSON.stringify(name)}: ${look}`)} })`) : ''}
${imitated && attack ? script(`(${leaky})(${JSON.stringify(attack.leak)}, ${JSON.stringify(marks)})`) : ''}
${script("addEventListener('DOMContentLoaded', () => setTimeout(() => document.querySelector('[data-target]')?.setAttribute('taken-over', '')))")}
</head><body>${body}</body></html>`;
}

/** Looks in the page's own world when the test asks, and leaves what was seen where the test finds it. Runs in the page. */
function looksWhenAsked(looks: Record<string, Attack['look']>): void {
  const note = document.createElement('template');
  // What is looked for is not to be found in this very script.
  document.currentScript?.remove();
  addEventListener('stage-look', async ({ detail }: CustomEventInit<string>) => {
    note.removeAttribute('told');
    const [name, paper] = JSON.parse(detail ?? '[]') as [string, string];
    const told = await Promise.resolve(paper)
      .then(looks[name])
      .catch((error) => `failed: ${error}`);
    note.setAttribute('told', JSON.stringify(told ?? ''));
    note.id = 'stage-told';
    document.head.append(note);
  });
}
