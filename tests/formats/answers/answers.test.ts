import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArxivAnswer } from '../../../lib/formats/answers/arxiv-answer.ts';
import { readCrossrefAnswer } from '../../../lib/formats/answers/crossref-answer.ts';
import { readXml } from '../../../lib/formats/answers/xml.ts';
import { arxivAnswer, crossrefAnswer } from './samples.ts';

const TITLE = 'Slow Reading: Giving Long Documents\n  Attention &amp; Time';

describe('an answer of arXiv', () => {
  it('tells title, authors, date and abstract, and not which version there is by now', () => {
    const abstract = '  We read $x &lt; y$ slowly,\nand say so &#8212; twice.\n';
    expect(readArxivAnswer(arxivAnswer({ id: '2611.90114v3', title: TITLE, abstract }))).toEqual({
      id: 'arxiv:2611.90114',
      title: 'Slow Reading: Giving Long Documents Attention & Time',
      authors: ['Ada Okonjo', 'Bo Ødegård'],
      published: '2026-11-17',
      abstract: 'We read $x < y$ slowly, and say so — twice.',
    });
  });

  it('tells of papers with ids of the old style', () => {
    expect(readArxivAnswer(arxivAnswer({ id: 'hep-th/9901001v1' }))?.id).toBe('arxiv:hep-th/9901001');
  });

  it('without a field tells the others', () => {
    const answer = arxivAnswer()
      .replace(/<published>.*<\/published>/, '')
      .replace(/<summary>[\s\S]*<\/summary>/, '');
    expect(readArxivAnswer(answer)).toEqual({ id: 'arxiv:2611.90114', title: 'Slow Reading', authors: ['Ada Okonjo', 'Bo Ødegård'] });
  });

  it.each([
    ['is an error', arxivAnswer().replace(/http:\/\/arxiv.org\/abs\/[^<]*/, 'http://arxiv.org/api/errors#incorrect_id_format_for_x')],
    ['finds nothing', arxivAnswer().replace(/<entry>[\s\S]*<\/entry>/, '')],
    ['tells of two', arxivAnswer().replace(/<entry>[\s\S]*<\/entry>/, '$&$&')],
    ['has no title', arxivAnswer({ title: ' ' })],
    ['has elements for a title', arxivAnswer({ title: '<b>Slow Reading</b>' })],
    ['is a page', '<!doctype html><html><title>Slow Reading</title></html>'],
    ['has entities of its own', arxivAnswer().replace('<feed', '<!DOCTYPE x [<!ENTITY a "&#38;a;&#38;a;">]><feed')],
    ['has a comment', arxivAnswer().replace('<entry>', '<!-- <entry> --><entry>')],
    ['is a feed in something else', `<x>${arxivAnswer().replace(/<\?.*\?>/, '')}</x>`],
    ['goes on behind its end', `${arxivAnswer()}<feed></feed>`],
    ['is empty', ''],
  ])('that %s tells of no paper', (_, answer) => expect(readArxivAnswer(answer)).toBeNull());

  it('that is cut anywhere tells of no paper', () => {
    const whole = arxivAnswer();
    for (let length = 0; length < whole.trimEnd().length; length++) expect(readArxivAnswer(whole.slice(0, length))).toBeNull();
  });

  it('that is anything at all is read without an error', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...(arxivAnswer().match(/<[^>]*>|[^<]+/g) ?? [])));
    fc.assert(fc.property(fc.array(piece), (pieces) => void readArxivAnswer(pieces.join(''))));
  });

  it.each([
    ['begins elements without an end', '<a>'],
    ['begins one with a long name', 'a', '<'],
    ['begins one with long attributes', ' a="', '<a'],
    ['has references that end nowhere', '&#1', '<a>'],
    ['has a prolog without an end', ' ', '<?xml '],
    // A reader that goes on from each sign to the end anew takes hours, and runs into the timeout.
  ])('that %s is given up soon', { timeout: 30_000 }, (_, again, before = '') => {
    expect(readXml(before + again.repeat(2_000_000 / again.length))).toBeNull();
  });
});

describe('an answer of Crossref', () => {
  it('tells title, authors, date and abstract without their markup', () => {
    expect(readCrossrefAnswer(crossrefAnswer())).toEqual({
      id: 'doi:10.1145/9990001.9990002',
      title: 'Two-Bit H2O & Quiet Weights',
      authors: ['Ada Okonjo', 'Bo Ødegård Jr.', 'The Reading Group'],
      published: '2026-09',
      abstract: 'We quantise. We say so.',
    });
  });

  it('takes the first title that says something, and does without what is not there', () => {
    const bare = { DOI: '10.1145/9990001.9990002', title: [' ', 'Two Bits'], issued: { 'date-parts': [[null]] } };
    expect(readCrossrefAnswer(JSON.stringify({ message: bare }))).toEqual({
      id: 'doi:10.1145/9990001.9990002',
      title: 'Two Bits',
      authors: [],
    });
  });

  it.each([
    ['is no JSON', 'Resource not found.'],
    ['is cut', crossrefAnswer().slice(0, -1)],
    ['is another shape', '{"message":{"DOI":"10.1/x","title":"Two Bits"}}'],
    ['has no title', crossrefAnswer({ title: [] })],
    ['has an author who is no one', crossrefAnswer({ author: [null] })],
    ['has a DOI that is none', crossrefAnswer({ DOI: 'javascript:alert(1)' })],
    ['is null', 'null'],
  ])('that %s tells of no paper', (_, answer) => expect(readCrossrefAnswer(answer)).toBeNull());

  it('that is anything at all is read without an error', () => {
    fc.assert(fc.property(fc.json(), (json) => void readCrossrefAnswer(json)));
    fc.assert(fc.property(fc.string(), (title) => void readCrossrefAnswer(crossrefAnswer({ title: [title], abstract: title }))));
  });
});
