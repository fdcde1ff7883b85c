import { useId, useState } from 'react';
import { placeOf } from '../../lib/background/origins.ts';
import { siteAt } from '../../lib/sites/index.ts';
import { text } from '../../lib/text.ts';
import { Refused } from './Refused.tsx';
import type { SitesWantedProps } from './SitesWanted.tsx';
import { Switch } from './Switch.tsx';
import { useAsking } from './useAsking.ts';

/** Sites that a person said "always" on, and hosts of one country: each can be left. One that was left stays in view, to be wanted again. */
export function OtherSites({ permits, granted: { others }, announce }: SitesWantedProps) {
  const id = useId();
  const { isRefused, ask } = useAsking(permits, announce);
  const [seen, setSeen] = useState(others);
  const fresh = others.filter((origin) => !seen.includes(origin));
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  if (seen.length === 0) return null;

  return (
    <section className="settings-others" aria-labelledby={id}>
      <h3 id={id}>{text('settings_others')}</h3>
      <div className="settings-box">
        {seen.map((origin) => {
          const host = placeOf(origin);
          const title = host ?? text('settings_others_every');
          const known = host && !host.includes('*') ? siteAt(new URL(`https://${host}`)) : undefined;
          return (
            <Switch
              key={origin}
              title={title}
              about={known?.name ?? text('gives_any')}
              on={others.includes(origin)}
              onSwitch={(on) => void (on ? ask([origin], title) : permits.leave([origin]))}
            />
          );
        })}
      </div>
      <Refused isRefused={isRefused} />
    </section>
  );
}
