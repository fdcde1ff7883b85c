/** What arXiv answers when it is asked for one paper, as its manual shows it. */
export function arxivAnswer({ id = '2611.90114v2', title = 'Slow Reading', abstract = 'We read slowly.' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <link href="http://arxiv.org/api/query?search_query%3D%26id_list%3D2611.90114" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list=2611.90114&amp;start=0&amp;max_results=10</title>
  <id>http://arxiv.org/api/made</id>
  <updated>2026-11-20T00:00:00-05:00</updated>
  <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1</opensearch:totalResults>
  <entry>
    <id>http://arxiv.org/abs/${id}</id>
    <updated>2026-11-19T09:00:00Z</updated>
    <published>2026-11-17T18:59:59Z</published>
    <title>${title}</title>
    <summary>${abstract}</summary>
    <author>
      <name>Ada Okonjo</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Made University</arxiv:affiliation>
    </author>
    <author>
      <name>Bo Ødegård</name>
    </author>
    <link href="http://arxiv.org/abs/${id}" rel="alternate" type="text/html"/>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
</feed>
`;
}

/** What Crossref answers when it is asked for one DOI, as its documentation shows it. */
export function crossrefAnswer(part: object = {}): string {
  const message = {
    DOI: '10.1145/9990001.9990002',
    type: 'proceedings-article',
    publisher: 'Made Press',
    title: ['Two-Bit H<sub>2</sub>O &amp; <i>Quiet</i>\n Weights'],
    author: [
      { given: 'Ada', family: 'Okonjo', sequence: 'first', affiliation: [] },
      { given: 'Bo', family: 'Ødegård', suffix: 'Jr.', sequence: 'additional' },
      { name: 'The Reading Group', sequence: 'additional' },
    ],
    issued: { 'date-parts': [[2026, 9]] },
    abstract: '<jats:title>Abstract</jats:title><jats:p>We quantise.</jats:p><jats:p>We say so.</jats:p>',
    ...part,
  };
  return JSON.stringify({ status: 'ok', 'message-type': 'work', 'message-version': '1.0.0', message });
}
