import type { Client } from '../../lib/messages/client.ts';
import type { Settings } from '../../lib/paper/settings.ts';
import { text } from '../../lib/text.ts';
import { Announcer, useAnnouncer } from '../Announcer.tsx';
import { KeySettings } from './KeySettings.tsx';
import { ReadingSettings } from './ReadingSettings.tsx';
import { RuleSettings } from './RuleSettings.tsx';
import { SavedPill } from './SavedPill.tsx';
import { SeenSettings } from './SeenSettings.tsx';
import { SiteSettings } from './SiteSettings.tsx';
import { type Change, useSettings } from './useSettings.ts';

/** What each part of the settings is given. */
export interface PartProps {
  settings: Settings;
  change(change: Change): void;
  announce(what: string): void;
}

/** "Settings": how listings behave, each choice saved at once. */
export function SettingsPage({ client }: { client: Client }) {
  const { settings, change, ...saving } = useSettings(client);
  const { said, announce } = useAnnouncer();
  const part = settings && { settings, change, announce };
  return (
    <main className="data settings">
      <header>
        <h1>{text('settings_title')}</h1>
        <p className="data-about">{text('settings_about')}</p>
      </header>
      {part && (
        <>
          <KeySettings {...part} />
          <SiteSettings {...part} />
          <SeenSettings {...part} client={client} />
          <RuleSettings {...part} />
          <ReadingSettings {...part} />
        </>
      )}
      <SavedPill {...saving} />
      <Announcer said={said} />
    </main>
  );
}
