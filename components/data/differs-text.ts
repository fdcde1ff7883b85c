import { text } from '../../lib/text.ts';
import type { Differs } from './changes.ts';

/** One change of a paper in words. */
export function differsText(differs: Differs): string {
  switch (differs.what) {
    case 'status':
      return text(`status_${differs.status}`);
    case 'star':
      return text(differs.star ? 'star_on' : 'star_off');
    case 'tag':
      return `+ ${differs.tag}`;
    case 'untag':
      return `− ${differs.tag}`;
    case 'note':
      return text('data_note');
    case 'facts':
      return text('data_facts');
  }
}
