import { text } from '../../lib/text.ts';
import { Section } from '../ui/Section.tsx';
import type { SettingsPartProps } from './SettingsPage.tsx';
import { Switch } from './Switch.tsx';

/** What else an act, or opening a PDF, brings about. */
export function ReadingSettings({ settings: { advance, readingOnPdf }, change }: SettingsPartProps) {
  return (
    <Section title={text('settings_reading')} about={text('settings_reading_about')}>
      <div className="settings-box">
        <Switch
          title={text('settings_advance')}
          about={text('settings_advance_about')}
          on={advance}
          onSwitch={(on) => change(() => ({ advance: on }))}
        />
        <Switch
          title={text('settings_pdf')}
          about={text('settings_pdf_about')}
          on={readingOnPdf}
          onSwitch={(on) => change(() => ({ readingOnPdf: on }))}
        />
      </div>
    </Section>
  );
}
