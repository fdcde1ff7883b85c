import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { AlarmIcon } from '../ui/icons.tsx';
import { useHealth } from '../ui/useHealth.ts';

/** Says in the popup that papers are missing from the library, and leads to where they are brought back. Asks once `when`. */
export function HealthNotice({ client, when }: { client: Client; when: boolean }) {
  const { report } = useHealth(client, when);
  if (!report || report.health === 'good' || report.health === 'closed') return null;
  return (
    <p className="damage" role="alert">
      <AlarmIcon />
      <span>{text('damage_notice')}</span>
      <a href="library.html" target="_blank" rel="noopener">
        {text('damage_mend')}
      </a>
    </p>
  );
}
