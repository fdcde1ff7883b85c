import { useId } from 'react';
import { DONE_HOW } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';
import { Section } from '../ui/Section.tsx';
import type { SettingsPartProps } from './SettingsPage.tsx';

/** What becomes of read and skipped papers, by site. */
export function SiteSettings({ settings: { done }, change, sites }: SettingsPartProps) {
  const group = useId();
  return (
    <Section title={text('settings_done')} about={text('settings_done_about')}>
      <div className="settings-box">
        {sites.map(({ id, name }) => (
          <fieldset key={id} className="settings-choice">
            <legend>{name}</legend>
            <span className="settings-ways">
              {DONE_HOW.filter((how) => how !== 'fold' || id !== 'any').map((how) => (
                <label key={how}>
                  <input
                    type="radio"
                    className="unseen"
                    name={`${group}-${id}`}
                    checked={(done[id] ?? 'show') === how}
                    // Whoever folds here has read beside it that a page can see that.
                    onChange={() => change((now) => ({ done: { ...now.done, [id]: how }, ...(how === 'fold' && { foldTold: true }) }))}
                  />
                  {text(`settings_done_${how}`)}
                </label>
              ))}
            </span>
          </fieldset>
        ))}
      </div>
      <p className="settings-says">{text('settings_done_seen')}</p>
    </Section>
  );
}
