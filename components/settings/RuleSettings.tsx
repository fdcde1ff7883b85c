import { useRef } from 'react';
import { RULES_MAX, type Rule } from '../../lib/mark/settings.ts';
import { text } from '../../lib/text.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { Section } from '../ui/Section.tsx';
import { numberText } from '../ui/words.ts';
import { NewRule } from './NewRule.tsx';
import { ruleKey, ruleText } from './rule-words.ts';
import type { SettingsPartProps } from './SettingsPage.tsx';

/** Papers that are always dimmed or highlighted. */
export function RuleSettings({ settings: { rules }, change, announce }: SettingsPartProps) {
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);

  function remove(rule: Rule, place: number): void {
    change((now) => ({ rules: now.rules.filter((each) => ruleKey(each) !== ruleKey(rule)) }));
    announce(text('rule_removed', ruleText(rule)));
    const buttons = list.current?.querySelectorAll('button') ?? [];
    (buttons[place + 1] ?? buttons[place - 1] ?? field.current)?.focus();
  }

  function add(rule: Rule): void {
    // Twice is once, when this was added from elsewhere meanwhile.
    change((now) => ({ rules: [rule, ...now.rules.filter((each) => ruleKey(each) !== ruleKey(rule))].slice(0, RULES_MAX) }));
    announce(text('rule_added', ruleText(rule)));
  }

  return (
    <Section title={text('settings_rules')} about={text('settings_rules_about')}>
      <NewRule rules={rules} field={field} onAdd={add} />
      {rules.length === 0 ? (
        <p className="settings-says">{text('rule_none')}</p>
      ) : (
        <>
          <ul ref={list} className="settings-box settings-rules" aria-label={text('settings_rules')}>
            {rules.map((rule, place) => (
              <li key={ruleKey(rule)} className="settings-rule" data-does={rule.does}>
                <span className="settings-does">{text(`rule_does_${rule.does}`)}</span>
                <span className="settings-what">
                  <bdi>{rule.what}</bdi>
                  <small className="settings-says">{text(`rule_by_${rule.by}`)}</small>
                </span>
                <button
                  type="button"
                  className="aside"
                  title={text('rule_remove')}
                  aria-label={`${text('rule_remove')}: ${ruleText(rule)}`}
                  onClick={() => remove(rule, place)}
                >
                  <CloseIcon />
                </button>
              </li>
            ))}
          </ul>
          <p className="settings-says">{text('rule_count', numberText(rules.length), numberText(RULES_MAX))}</p>
        </>
      )}
    </Section>
  );
}
