import { join } from 'node:path';
import { createElement } from 'react';
import { renderToReadableStream } from 'react-dom/server.edge';
import { compile } from 'svelte/compiler';
import { build, type Plugin, type Rolldown } from 'vite';
import type { PageFile } from '../../harness/pages.ts';
import { Listing } from './Listing.tsx';
import type { ShownPaper } from './shown.ts';

/** A page that a framework renders on a server, and takes over in the browser. */
export type MadeBy = (papers: readonly ShownPaper[], takesOverAfter: number) => PageFile;

/** A search of Hugging Face as Svelte makes it: `card` is the element that each card is, and the site's own part of the page names the list or not. */
export async function bySvelte(): Promise<(card: 'article' | 'div') => MadeBy> {
  const script = await bundled('take-over-svelte.ts', 'client');
  const server = await bundled('render-svelte.ts', 'server');
  const { html } = (await import(`data:text/javascript,${encodeURIComponent(server)}`)) as { html(props: object): string };
  return (card) => (papers, takesOverAfter) => {
    const props = { papers, card };
    const part = card === 'article' ? 'data-target="DailyPapers" data-props="{}" ' : '';
    const address = `https://huggingface.co/papers?q=${card}-${takesOverAfter}`;
    return pageOf(address, `<main><div ${part}data-list="${escaped(props)}">${html(props)}</div></main>`, script, takesOverAfter);
  };
}

/** The list of alphaXiv as React makes it and streams it. */
export async function byReact(papers: readonly ShownPaper[]): Promise<(takesOverAfter: number) => PageFile> {
  const script = await bundled('take-over-react.tsx', 'client');
  const later = new Promise((resolve) => setTimeout(resolve, 20));
  const stream = await renderToReadableStream(createElement(Listing, { papers, later }));
  const html = await new Response(stream).text();
  if (!html.includes('hidden id="S:0"')) throw new Error('Nothing was streamed.');
  return (takesOverAfter) => {
    const address = `https://www.alphaxiv.org/explore?after=${takesOverAfter}`;
    return pageOf(address, `<div data-list="${escaped({ papers })}">${html}</div>`, script, takesOverAfter);
  };
}

function pageOf(address: string, body: string, script: string, takesOverAfter: number): PageFile {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Papers</title>
<style>body { margin: 40px; font: 15px/1.5 sans-serif } .card { width: 500px; margin: 12px; border: 1px solid #ccc }</style></head>
<body>${body}<script>takesOverAfter = ${takesOverAfter}</script>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
  return { file: 'made/framework.html', address, html };
}

function escaped(props: unknown): string {
  return JSON.stringify(props).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/** One script of a file of this folder and all that it imports. */
async function bundled(file: string, generate: 'client' | 'server'): Promise<string> {
  const svelte: Plugin = {
    name: 'svelte',
    transform: (code, id) => (id.endsWith('.svelte') ? { ...compile(code, { generate, filename: id }).js, map: null } : null),
  };
  const input = join(import.meta.dirname, file);
  const isServer = generate === 'server';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [svelte],
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    ...(isServer && { ssr: { noExternal: true } }),
    build: {
      write: false,
      minify: false,
      ...(isServer && { ssr: true }),
      rolldownOptions: { input, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [{ output }] = [built].flat() as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return output[0].code;
}
