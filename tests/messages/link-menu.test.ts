import { describe, expect, it } from 'vitest';
import { meetingOfLink } from '../../lib/messages/link-menu.ts';

describe('the paper of a link', () => {
  const pageUrl = 'https://news.ycombinator.com/item?id=1';

  it('is known by its address, under its id until a page tells more', () => {
    expect(meetingOfLink({ linkUrl: 'https://arxiv.org/pdf/2611.90114v2', pageUrl })).toEqual({
      paper: { id: 'arxiv:2611.90114', version: 2, title: 'arXiv:2611.90114', authors: [] },
      met: { site: 'any', url: pageUrl },
    });
  });

  it('has the words of the link for a title, where the browser tells them and they say something', () => {
    const told = (linkText: string) =>
      meetingOfLink({ linkUrl: 'https://openreview.net/forum?id=bQ2-mLpX0s', linkText, pageUrl })?.paper.title;
    expect(told(' A Map That Forgets:\n Streaming Memory ')).toBe('A Map That Forgets: Streaming Memory');
    expect(told('pdf')).toBe('OpenReview:bQ2-mLpX0s');
  });

  it.each(['https://example.org/', 'javascript:alert(1)', ''])('is none at %s', (linkUrl) => {
    expect(meetingOfLink({ linkUrl, pageUrl })).toBeUndefined();
  });
});
