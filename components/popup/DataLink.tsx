import { text } from '../../lib/text.ts';
import { DataIcon } from '../ui/icons.tsx';

/** Leads to the page "Your data", and from there to the settings, in a tab of its own. */
export function DataLink() {
  return (
    <a className="aside" href="library.html" target="_blank" rel="noopener" title={text('data_open')} aria-label={text('data_open')}>
      <DataIcon />
    </a>
  );
}
