import { paperUrl } from '../../paper/ids/schemes.ts';
import { linksOf } from '../../paper/links.ts';
import type { Strip } from '../core/strips.ts';

/** Opens the page of a card's paper: that of the site which its title leads to, else arXiv's. */
export function openPaper({ card }: Strip, inTab: boolean): void {
  const link = card.title.closest('a') ?? card.title.querySelector('a');
  const url = link && new URL(link.href, location.href);
  // An address of the page's making leads nowhere but to the page's own site.
  const address = url?.origin === location.origin ? url.href : paperUrl(card.id);
  if (inTab) open(address, '_blank', 'noopener');
  else location.assign(address);
}

/** Opens the paper itself in a new tab. */
export function openPdf({ card }: Strip): void {
  const pdf = linksOf(card.id).find(({ to }) => to === 'pdf');
  if (pdf) open(pdf.url, '_blank', 'noopener');
}
