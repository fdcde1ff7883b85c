import { text } from '../../lib/text.ts';

/** Says that the browser did not permit what was asked for last. */
export function Refused({ isRefused }: { isRefused: boolean }) {
  if (!isRefused) return null;
  return (
    <p className="settings-says" role="status">
      {text('settings_sites_refused')}
    </p>
  );
}
