import { type Granted, originsOf, type Permits, WANTED } from '../../lib/background/permissions.ts';
import { type TextKey, text } from '../../lib/text.ts';
import { Refused } from './Refused.tsx';
import { Switch } from './Switch.tsx';
import { useAsking } from './useAsking.ts';

export interface SitesWantedProps {
  permits: Permits;
  granted: Granted;
  announce(what: string): void;
}

/** The sites that a person may want: what each gives, and one click for it, or for all. The browser asks in its own words. */
export function SitesWanted({ permits, granted: { sites }, announce }: SitesWantedProps) {
  const { isRefused, ask } = useAsking(permits, announce);
  const missing = WANTED.filter(({ id }) => !sites.has(id));
  const want = (wanted: typeof WANTED): unknown => ask(originsOf(wanted), wanted.map(({ name }) => name).join(', '));

  return (
    <>
      <div className="settings-box">
        {WANTED.map((site) => (
          <Switch
            key={site.id}
            title={site.name}
            about={text(`gives_${site.id}` as TextKey)}
            on={sites.has(site.id)}
            onSwitch={(on) => void (on ? want([site]) : permits.leave(originsOf([site])))}
          />
        ))}
      </div>
      {missing.length > 1 && (
        <div className="data-buttons">
          <button type="button" className="button" onClick={() => void want(missing)}>
            {text('settings_sites_all')}
          </button>
        </div>
      )}
      <Refused isRefused={isRefused} />
    </>
  );
}
