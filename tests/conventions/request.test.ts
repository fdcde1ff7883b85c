import { describe, expect, it } from 'vitest';
import { waysOut } from './checks/bundle.ts';

describe('a build with the request for titles', () => {
  const dollar = '$';
  const gap = (of: string) => `${dollar}{encodeURIComponent(${of})}`;
  const request = (
    arxiv = `https://export.arxiv.org/api/query?id_list=${gap('t')}`,
    doi = `https://api.crossref.org/works/${gap('t')}`,
    rest = 'credentials:`omit`,referrerPolicy:`no-referrer`',
  ) => `let n=await fetch(e===\`arxiv\`?\`${arxiv}\`:\`${doi}\`,{${rest}});`;
  const told = (code: string, path = 'background.js') =>
    expect(waysOut(new Map([[path, code]]))).toEqual([expect.stringContaining(`${path} has fetch(`)]);

  it('once, in the background, is right', () => expect(waysOut(new Map([['background.js', `a=1;${request()}`]]))).toEqual([]));
  it('twice is told', () => told(request() + request()));
  it('elsewhere is told', () => told(request(), 'chunks/x.js'));
  it('beside another request is told', () => told(`${request()}fetch(e.href)`));
  it.each([
    ['another host', request('https://example.org/api/query?id_list=')],
    ['one host twice', request(undefined, `https://export.arxiv.org/works/${gap('t')}`)],
    ['a host that goes on', request(`https://export.arxiv.org${gap('t')}/api`)],
    ['a host that is put in', request(`https://${gap('t')}/api/query`)],
    ['a user before the host', request(`https://export.arxiv.org@example.org/${gap('t')}`)],
    ['no encryption', request(`http://export.arxiv.org/api/query?id_list=${gap('t')}`)],
    ['something put in as it is', request(undefined, 'https://api.crossref.org/works/$' + '{t}')],
    ['more put in than an id', request(`https://export.arxiv.org/api/query?id_list=${gap('t')}&by=${gap('u')}`)],
    ['cookies', request(undefined, undefined, 'credentials:`include`')],
    ['an address from elsewhere', 'fetch(e,{credentials:`omit`})'],
  ])('to %s is told', (_, code) => told(code));
});
