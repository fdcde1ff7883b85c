import type { Permits } from '../../lib/background/permissions.ts';
import { KEYS } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';
import { SitesWanted } from '../settings/SitesWanted.tsx';
import { usePermits } from '../settings/usePermits.ts';
import { Announcer, useAnnouncer } from '../ui/Announcer.tsx';
import { PinIcon, PuzzleIcon } from '../ui/icons.tsx';
import { Section } from '../ui/Section.tsx';
import { Starts, StatusSteps } from '../ui/Starts.tsx';

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
        <StatusSteps />
        <Starts />
        <p className="data-about">{text('welcome_keys', KEYS.next, KEYS.want, KEYS.undo)}</p>
      </Section>
      <Section title={text('welcome_pin')} about={text('welcome_pin_about')}>
        <ol className="pin-steps">
          <li>
            <PuzzleIcon />
            {text('welcome_pin_menu')}
          </li>
          <li>
            <PinIcon />
            {text(import.meta.env.FIREFOX ? 'welcome_pin_firefox' : 'welcome_pin_chromium')}
          </li>
        </ol>
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
