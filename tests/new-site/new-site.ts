import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { siteAt } from '../../lib/sites/index.ts';
import { ROOT } from '../harness/tools.ts';
import { addSite, NotAdded } from './add-site.ts';
import type { NewSite } from './skeleton.ts';

const USAGE = `npm run new-site NAME [-- --called "NAME FOR PEOPLE" --at https://HOST]
  adds a site: its adapter, pages to test it on, its line in the index, its row in the README and its text`;

const LEFT = `
Papermarks knows a site more, which works on made-up pages. What is left is thinking:

  1. lib/sites/adapters/ID.ts: the site's addresses (ORIGIN, examples, pageAt), the address of a paper and the best id in
     it (paperAt), its markup (LINK, WRAPPER, HEADING) and where a card says what (the selectors in the last function).
  2. tests/pages/ID/: put a list of the site into new.html and the page of one paper into paper.html, without what they
     load, and with made-up papers. The first line of each says the address it stands for.

Say in the README's row and in the text "gives_ID" (public/_locales/en/messages.json) which pages it has. Then run

  npm test -- --only types,lint
  npm test -- --only unit tests/sites/sites tests/sites/mutants tests/sites/places tests/conventions/conventions

They say in a sentence what is wrong. npm run demo shows it: Settings has a switch for it.`;

try {
  const site = asked();
  const known = URL.canParse(site.origin) ? siteAt(new URL(site.origin)) : undefined;
  if (known) throw new NotAdded(`${site.origin} is ${known.name}'s already: see lib/sites/adapters/${known.id}.ts.`);
  for (const path of addSite(ROOT, site)) console.log(path);
  console.log(LEFT.replaceAll('ID', site.id));
} catch (error) {
  if (!(error instanceof NotAdded)) throw error;
  console.error(error.message);
  exit(1);
}

function asked(): NewSite {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { called: { type: 'string' }, at: { type: 'string' } },
    });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new Error('One name is needed.');
    const name = values.called ?? id.charAt(0).toUpperCase() + id.slice(1);
    return { id, name, origin: values.at ?? `https://${id.toLowerCase()}.example` };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return exit(2);
  }
}
