import { TITLE_HOSTS } from '../../lib/background/origins.ts';
import type { Granted, Permits } from '../../lib/background/permissions.ts';
import { text } from '../../lib/text.ts';
import { Section } from '../ui/Section.tsx';
import { Refused } from './Refused.tsx';
import type { SettingsPartProps } from './SettingsPage.tsx';
import { Switch } from './Switch.tsx';
import { useAsking } from './useAsking.ts';

/** Whether others are asked about papers without a title: on only where the person, and then the browser, says so. */
export function TitleSettings({
  settings,
  change,
  announce,
  permits,
  granted,
}: SettingsPartProps & { permits: Permits; granted: Granted }) {
  const { isRefused, ask } = useAsking(permits, announce);

  async function turn(on: boolean): Promise<void> {
    if (on && !(await ask(TITLE_HOSTS, text('settings_titles_on')))) return;
    change(() => ({ fetchTitles: on }));
    if (!on) await permits.leave(TITLE_HOSTS);
  }

  return (
    <Section title={text('settings_titles')} about={text('settings_titles_about')}>
      <div className="settings-box">
        <Switch
          title={text('settings_titles_on')}
          about={text('settings_titles_tells')}
          on={settings.fetchTitles && granted.titles}
          onSwitch={(on) => void turn(on)}
        />
      </div>
      <Refused isRefused={isRefused} />
    </Section>
  );
}
