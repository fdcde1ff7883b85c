import type { Client } from '../../lib/protocol/client.ts';
import type { HealthReport } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { AlarmIcon } from '../ui/icons.tsx';
import { useWork } from '../ui/useWork.ts';
import { dateText, papersText } from '../ui/words.ts';

export interface DamageProps {
  client: Client;
  report: HealthReport;
  /** How many papers are here. */
  papers: number;
  /** The library is as the person wants it again. */
  onMended(): void;
}

/** What is missing from the library, with one press to bring it back. */
export function Damage({ client, report: { health, expected = 0, backups }, papers, onMended }: DamageProps) {
  const work = useWork();
  const [last] = backups;

  async function mend(ask: () => Promise<unknown>): Promise<void> {
    const done = await work.run(async () => {
      await ask();
      return true;
    });
    if (done) onMended();
  }

  return (
    <section className="data-damage" role="alert">
      <AlarmIcon />
      <div>
        <h2>{text(health === 'empty' ? 'data_empty' : 'data_short')}</h2>
        <p>
          {text('data_missing', papersText(expected), papersText(papers))} {text('data_refused')}
        </p>
        <p>{last ? text('data_has_backup', dateText(last.at), papersText(last.papers)) : text('data_no_backup')}</p>
        {work.progress ? (
          <Doing work={work} what={text('data_restoring')} />
        ) : (
          <div className="data-buttons">
            {last && (
              <button
                type="button"
                className="button primary"
                onClick={() => void mend(() => client('restore', { backup: last.id, how: 'merge', import: crypto.randomUUID() }))}
              >
                {text('data_restore_last')}
              </button>
            )}
            <button type="button" className="button" onClick={() => void mend(() => client('keepWhatIsHere', null))}>
              {text('data_keep')}
            </button>
          </div>
        )}
        {work.trouble && <Doing work={work} what={text('data_restoring')} />}
      </div>
    </section>
  );
}
