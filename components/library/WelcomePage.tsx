import type { Permits } from '../../lib/messages/permits.ts';
import { text } from '../../lib/text.ts';
import { Announcer, useAnnouncer } from '../parts/Announcer.tsx';
import { Section } from '../parts/Section.tsx';
import { Starts, Steps } from '../parts/Starts.tsx';
import { SitesWanted } from '../settings/SitesWanted.tsx';
import { usePermits } from '../settings/usePermits.ts';

/** "Welcome": what Papermarks does, where to begin, and the sites that a person may want. Opens once, after the install. */
export function WelcomePage({ permits }: { permits: Permits }) {
  const granted = usePermits(permits);
  const { said, announce } = useAnnouncer();
  return (
    <main className="data welcome-page">
      <header>
        <h1>{text('welcome_head')}</h1>
        <p className="data-about">{text('welcome_body')}</p>
      </header>
      <Section title={text('welcome_start')} about={text('welcome_start_about')}>
        <Steps />
        <Starts />
      </Section>
      <Section title={text('welcome_sites')} about={text('welcome_sites_about')}>
        <SitesWanted permits={permits} granted={granted} announce={announce} />
      </Section>
      <footer>
        <p className="data-about">
          {text('welcome_end')} <a href="#settings">{text('settings_title')}</a>
        </p>
      </footer>
      <Announcer said={said} />
    </main>
  );
}
