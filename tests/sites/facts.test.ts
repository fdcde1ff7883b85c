import { expect, it } from 'vitest';
import { citationFacts } from '../../lib/sites/kit/card-facts.ts';
import { page } from './page.ts';

it.each([
  ['<jats:p>We show <italic class="x">it</italic>.</jats:p>', 'We show it .'],
  ['For a < b we show that c > d, and x<y$ as well as z>0.', 'For a < b we show that c > d, and x<y$ as well as z>0.'],
])('an abstract is read without elements, and with what is less and greater: %s', (written, read) => {
  const { doc } = page('<title>x</title>', 'https://link.springer.com/article/10.1007/1');
  const meta = doc.createElement('meta');
  meta.name = 'citation_abstract';
  meta.content = written;
  doc.head.append(meta);
  expect(citationFacts(doc).abstract).toBe(read);
});
