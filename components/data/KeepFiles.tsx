import type { Client } from '../../lib/protocol/client.ts';
import type { Copies, Often } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { Section } from '../ui/Section.tsx';
import { useNow } from '../ui/useNow.ts';
import { useWork } from '../ui/useWork.ts';
import { agoText } from '../ui/words.ts';

export interface KeepFilesProps {
  client: Client;
  copies: Copies;
  /** Asks the person to let Papermarks save files; must be called while they press something. */
  allow(): Promise<boolean>;
  onChanged(): void;
  announce(what: string): void;
}

const CHOICES: readonly Often[] = ['never', 'daily', 'weekly'];

/** By choice, backups as files among the person's downloads: they outlive the extension. */
export function KeepFiles({ client, copies, allow, onChanged, announce }: KeepFilesProps) {
  const work = useWork();
  const now = useNow();

  async function choose(every: Often): Promise<void> {
    const allowed = every === 'never' || (await allow().catch(() => false));
    if (!allowed) return announce(text('data_copies_refused'));
    await work.run(() => client('keepFiles', { every }));
    onChanged();
    announce(text(`data_copies_${every}`));
  }

  return (
    <Section title={text('data_copies')} about={text('data_copies_about')}>
      <fieldset className="data-buttons">
        <legend className="unseen">{text('data_copies')}</legend>
        {CHOICES.map((every) => (
          <button key={every} type="button" className="button" aria-pressed={copies.every === every} onClick={() => void choose(every)}>
            {text(`data_copies_${every}`)}
          </button>
        ))}
      </fieldset>
      {copies.failed && <p role="alert">{text('data_copies_failed')}</p>}
      {copies.at !== undefined && <p className="data-says">{text('data_copies_last', agoText(copies.at, now))}</p>}
      <Doing work={work} what={text('data_backing_up')} />
    </Section>
  );
}
