import type { CSSProperties } from 'react';
import { KEY_ACTS } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';
import { Section } from '../ui/Section.tsx';
import { KeyRow } from './KeyRow.tsx';
import type { SettingsPartProps } from './SettingsPage.tsx';
import { Switch } from './Switch.tsx';

/** In two columns, where there is room, each half of the keys. */
const HALF = { '--half': Math.ceil(KEY_ACTS.length / 2) } as CSSProperties;

/** Single keys: whether they do anything, where, and which does what. */
export function KeySettings({ settings, change, announce, sites }: SettingsPartProps) {
  const { keysOn, keysOffAt, keys } = settings;
  const isUsual = Object.keys(keys).length === 0;
  return (
    <Section title={text('settings_keys')} about={text('settings_keys_about')}>
      <div className="settings-box">
        <Switch title={text('settings_keys_on')} on={keysOn} onSwitch={(on) => change(() => ({ keysOn: on }))} />
        {sites.map(({ id, name }) => (
          <Switch
            key={id}
            title={text('settings_keys_at', name)}
            on={keysOn && !keysOffAt.includes(id)}
            idle={!keysOn}
            onSwitch={(on) =>
              change((now) => {
                const others = now.keysOffAt.filter((each) => each !== id);
                return { keysOffAt: on ? others : [...others, id] };
              })
            }
          />
        ))}
      </div>
      <ul className="settings-box settings-keys" style={HALF} aria-label={text('settings_keys_all')}>
        {KEY_ACTS.map((act) => (
          <KeyRow
            key={act}
            act={act}
            keys={keys}
            onKeys={(next, said) => {
              change(() => ({ keys: next }));
              announce(said);
            }}
          />
        ))}
      </ul>
      <button
        type="button"
        className="button"
        aria-disabled={isUsual}
        onClick={() => {
          if (isUsual) return;
          change(() => ({ keys: {} }));
          announce(text('settings_keys_usual'));
        }}
      >
        {text('settings_keys_back')}
      </button>
    </Section>
  );
}
