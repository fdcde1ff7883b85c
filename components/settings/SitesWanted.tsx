import { useState } from 'react';
import { type Permits, WANTED } from '../../lib/messages/permits.ts';
import { type TextKey, text } from '../../lib/text.ts';
import { Section } from '../data/Section.tsx';
import { Switch } from './Switch.tsx';

export interface SitesWantedProps {
  permits: Permits;
  granted: ReadonlySet<string>;
  announce(what: string): void;
}

/** The sites that a person may want: what each gives, and one click for it. The browser asks in its own words. */
export function SitesWanted({ permits, granted, announce }: SitesWantedProps) {
  const [isRefused, setRefused] = useState(false);
  const missing = WANTED.filter(({ id }) => !granted.has(id));

  async function ask(sites: typeof WANTED): Promise<void> {
    const said = await permits.ask(sites).catch(() => false);
    setRefused(!said);
    announce(said ? sites.map(({ name }) => name).join(', ') : text('settings_sites_refused'));
  }

  return (
    <Section title={text('settings_sites')} about={text('settings_sites_about')}>
      <div className="settings-box">
        {WANTED.map((site) => (
          <Switch
            key={site.id}
            title={site.name}
            about={text(`gives_${site.id}` as TextKey)}
            on={granted.has(site.id)}
            onSwitch={(on) => void (on ? ask([site]) : permits.leave(site))}
          />
        ))}
      </div>
      {missing.length > 1 && (
        <div className="data-buttons">
          <button type="button" className="button" onClick={() => void ask(missing)}>
            {text('settings_sites_all')}
          </button>
        </div>
      )}
      {isRefused && (
        <p className="settings-says" role="status">
          {text('settings_sites_refused')}
        </p>
      )}
    </Section>
  );
}
