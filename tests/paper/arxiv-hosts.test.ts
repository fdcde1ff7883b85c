import { describe, expect, it } from 'vitest';
import { standingAt } from '../../components/papers/tab-papers.ts';
import { HOSTS, meetingOfLink } from '../../lib/background/context-menu.ts';
import { findId } from '../../lib/formats/kit/find-id.ts';
import { ARXIV_HOSTS, arxivAt } from '../../lib/paper/ids/arxiv-id.ts';
import { projectFiles, shippedSource } from '../conventions/checks/files.ts';

/** The page of a paper at each host that shows papers of arXiv. */
const PATHS: Readonly<Record<string, string>> = {
  'arxiv.org': '/abs/2611.90114v2',
  'xxx.lanl.gov': '/abs/2611.90114v2',
  'ar5iv.labs.arxiv.org': '/html/2611.90114v2',
  'ar5iv.org': '/html/2611.90114v2',
  'huggingface.co': '/papers/2611.90114v2',
  'hf.co': '/papers/2611.90114v2',
  'alphaxiv.org': '/overview/2611.90114v2',
  'scirate.com': '/arxiv/2611.90114v2',
  'semanticscholar.org': '/arxiv/2611.90114v2',
};

const SLOW = { id: 'arxiv:2611.90114', version: 2 };

it('each host that shows papers of arXiv is tried here', () => {
  expect(Object.keys(PATHS)).toEqual(ARXIV_HOSTS.map(([host]) => host));
});

describe.each(Object.entries(PATHS))('a paper of arXiv at %s', (host, path) => {
  const address = `https://${host}${path}`;

  it('is known by its address', () => expect(arxivAt(new URL(address))).toEqual(SLOW));
  it('is known under www', () => expect(arxivAt(new URL(`https://www.${host}${path}`))).toEqual(SLOW));
  it('is not known at a host that ends in the same letters', () => {
    expect(arxivAt(new URL(`https://not${host}${path}`))).toBeNull();
    expect(arxivAt(new URL(`https://${host}.example${path}`))).toBeNull();
  });

  it('is found in a file, also as other programs spell its address', () => {
    expect(findId({ addresses: [address] })).toEqual(SLOW);
    expect(findId({ addresses: [`http://${host}/Papers/ARXIV:HEP-TH/9901001`] })).toEqual({ id: 'arxiv:hep-th/9901001' });
  });

  it('is offered by the menu of a link', () => {
    expect(HOSTS).toContain(host);
    expect(meetingOfLink({ linkUrl: address })?.paper).toMatchObject(SLOW);
  });

  it('is what the popup shows in its tab', () => {
    expect(standingAt({ url: address, title: '' })).toMatchObject({ kind: 'paper', papers: [SLOW.id] });
  });
});

it('no other file has a list of the hosts that show papers of arXiv', () => {
  const named = (source: string): string[] =>
    ARXIV_HOSTS.map(([host]) => host).filter((host) => source.replaceAll('\\', '').includes(host));
  const lists = shippedSource(projectFiles()).filter(([, source]) => named(source).length > 2);
  expect(lists.map(([path]) => path)).toEqual(['lib/paper/ids/arxiv-id.ts']);
});
