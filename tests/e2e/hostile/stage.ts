import type { Serve, Served } from '../../harness/pages.ts';
import type { Attack } from './attack.ts';
import { EDITOR_PAGE, leaky } from './leaky.ts';

/** The papers on the stage, by what a person did with them before. */
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
} as const;

/** Words that no page says by itself. */
export const TAG = 'qzvexwup';
export const NOTE = 'jyxwkobq lwzuv';
export const TYPED_TAG = 'vuqzygtaw';
export const TYPED_NOTE = 'kwzyxjub';

/** What the library holds that no page may learn. */
export const HELD = [TAG, NOTE, TYPED_TAG, TYPED_NOTE];

/** A page that Papermarks runs in, and one that it knows nothing of, where an imitation stands. */
export const OURS = 'https://huggingface.co/papers/date/2026-11-18';
export const IMITATED = 'https://imitated.example/papers/date/2026-11-18';

const NONCE = 'ours-of-the-page';
/** Lets the page's own script and style run, and its font load; nothing else. */
export const STRICT = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; font-src 'self'; frame-src 'none'`;

/** What a page of the stage is made of. */
export interface Scene {
  attack?: Attack | undefined;
  papers: readonly string[];
  headers?: Record<string, string> | undefined;
}

/** Serves scenes by a number in their address, and notes every request. */
export function createStage(): { serve: Serve; put(base: string, scene: Scene): string; asked(address: string): string[] } {
  const scenes: Scene[] = [];
  const requests: string[] = [];
  const sceneOf = (url: URL): Scene | undefined => scenes[Number(url.searchParams.get('scene') ?? 'none')];

  return {
    serve(address) {
      const url = new URL(address);
      requests.push(address);
      if (url.pathname === '/editor.html' && url.origin === new URL(IMITATED).origin) return html(EDITOR_PAGE);
      const scene = url.pathname.startsWith('/papers/date/') ? sceneOf(url) : undefined;
      return scene ? html(pageOf(scene, url.origin === new URL(IMITATED).origin), scene.headers ?? scene.attack?.headers) : null;
    },
    put(base, scene) {
      return `${base}?scene=${scenes.push(scene) - 1}`;
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

/** A page in the manner of the site's layout of 2026, as far as Papermarks looks at it. */
function pageOf({ attack, papers }: Scene, imitated: boolean): string {
  const script = (source: string): string => `<script nonce="${NONCE}">${source}</script>`;
  const marks = { [PAPERS.marked]: { status: 'Skipped', tag: TAG }, [PAPERS.steppedOn]: { status: 'Reading', tag: TAG } };
  const cards = papers.map((paper) => `<article><h3><a href="/papers/${paper}">A letter</a></h3><p>A card for a letter.</p></article>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Letters</title>
<style nonce="${NONCE}">body { margin: 40px; font: 15px/1.5 monospace; min-height: 3000px } article { width: 420px; margin-bottom: 24px; border: 1px solid #ccc }
${attack?.style ?? ''}</style>
${script(`window.loot = []; ${attack?.prepare ? `(${attack.prepare})()` : ''}`)}
${attack ? script(`(${looksWhenAsked})(${attack.look})`) : ''}
${imitated && attack ? script(`(${leaky})(${JSON.stringify(attack.leak)}, ${JSON.stringify(marks)})`) : ''}
${script("addEventListener('DOMContentLoaded', () => setTimeout(() => document.querySelector('[data-target]').setAttribute('taken-over', '')))")}
</head><body><div data-target="DailyPapers" data-props="{}">${cards.join('\n')}</div></body></html>`;
}

/** Looks in the page's own world when the test asks, and leaves what was seen where the test finds it. Runs in the page. */
function looksWhenAsked(look: Attack['look']): void {
  const note = document.createElement('template');
  addEventListener('stage-look', async ({ detail: paper }: CustomEventInit<string>) => {
    note.removeAttribute('told');
    const told = await Promise.resolve(paper ?? '')
      .then(look)
      .catch((error) => `failed: ${error}`);
    note.setAttribute('told', JSON.stringify(told ?? ''));
    note.id = 'stage-told';
    document.head.append(note);
  });
}
