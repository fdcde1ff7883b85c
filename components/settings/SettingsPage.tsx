import type { Permits } from '../../lib/background/permissions.ts';
import type { Settings } from '../../lib/mark/settings.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { SITES } from '../../lib/sites/index.ts';
import type { KnownSite } from '../../lib/sites/kit/site.ts';
import { text } from '../../lib/text.ts';
import { Announcer, useAnnouncer } from '../ui/Announcer.tsx';
import { Section } from '../ui/Section.tsx';
import { KeySettings } from './KeySettings.tsx';
import { OtherSites } from './OtherSites.tsx';
import { ReadingSettings } from './ReadingSettings.tsx';
import { RuleSettings } from './RuleSettings.tsx';
import { SavedPill } from './SavedPill.tsx';
import { SeenSettings } from './SeenSettings.tsx';
import { SiteSettings } from './SiteSettings.tsx';
import { SitesWanted } from './SitesWanted.tsx';
import { TitleSettings } from './TitleSettings.tsx';
import { usePermits } from './usePermits.ts';
import { type SettingsChange, useSettings } from './useSettings.ts';

/** What each part of the settings is given. */
export interface SettingsPartProps {
  settings: Settings;
  change(change: SettingsChange): void;
  announce(what: string): void;
  /** Those that Papermarks may be on. */
  sites: readonly Pick<KnownSite, 'id' | 'name'>[];
}

/** "Settings": how listings behave, each choice saved at once. */
export function SettingsPage({ client, permits }: { client: Client; permits: Permits }) {
  const { settings, change, ...saving } = useSettings(client);
  const { said, announce } = useAnnouncer();
  const granted = usePermits(permits);
  const known = SITES.filter(
    ({ id, asks, matches }) => !asks || granted.sites.has(id) || matches.some((match) => granted.others.includes(match)),
  );
  // What is found on any page has one choice for all of them.
  const sites = [...known, { id: 'any', name: text('settings_any') }];
  const part = settings && { settings, change, announce, sites };
  return (
    <main className="data settings">
      <header>
        <h1>{text('settings_title')}</h1>
        <p className="data-about">{text('settings_about')}</p>
      </header>
      {part && (
        <>
          <Section title={text('settings_sites')} about={text('settings_sites_about')}>
            <SitesWanted permits={permits} granted={granted} announce={announce} />
            <OtherSites permits={permits} granted={granted} announce={announce} />
          </Section>
          <KeySettings {...part} />
          <SiteSettings {...part} />
          <SeenSettings {...part} client={client} />
          <RuleSettings {...part} />
          <ReadingSettings {...part} />
          <TitleSettings {...part} permits={permits} granted={granted} />
        </>
      )}
      <SavedPill {...saving} />
      <Announcer said={said} />
    </main>
  );
}
