import { useState } from 'react';
import type { Client } from '../../lib/protocol/client.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { Section } from '../ui/Section.tsx';
import { useWork } from '../ui/useWork.ts';
import type { SettingsPartProps } from './SettingsPage.tsx';
import { Switch } from './Switch.tsx';

/** Whether cards that stood in view are remembered, and a way to forget them. */
export function SeenSettings({ settings: { seen }, change, client, announce }: SettingsPartProps & { client: Client }) {
  const work = useWork();
  const [isForgotten, setForgotten] = useState(false);

  async function forget(): Promise<void> {
    setForgotten(false);
    const done = await work.run(async () => (await client('forgetSeen', null)) === null);
    if (!done) return;
    setForgotten(true);
    announce(text('settings_forgotten'));
  }

  return (
    <Section title={text('settings_seen')} about={text('settings_seen_about')}>
      <div className="settings-box">
        <Switch title={text('settings_seen_on')} on={seen} onSwitch={(on) => change(() => ({ seen: on }))} />
      </div>
      <div className="data-buttons settings-forget">
        <button type="button" className="button" onClick={() => void forget()}>
          {text('settings_forget')}
        </button>
        {isForgotten && (
          <p className="data-taken">
            <CheckIcon />
            {text('settings_forgotten')}
          </p>
        )}
      </div>
      {work.trouble && <Doing work={work} what={text('settings_forget')} />}
    </Section>
  );
}
