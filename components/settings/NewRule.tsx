import { type RefObject, useId, useState } from 'react';
import { RULE_BY, type Rule } from '../../lib/mark/settings.ts';
import { capitalised, text } from '../../lib/text.ts';
import { cleanRule, whyNot } from './rule-words.ts';

export interface NewRuleProps {
  rules: readonly Rule[];
  field: RefObject<HTMLInputElement | null>;
  onAdd(rule: Rule): void;
}

/** What a rule may do. */
const DOES: readonly Rule['does'][] = ['dim', 'highlight'];

/** Asks for a rule; one that cannot be is refused in a sentence, and stays to be mended. */
export function NewRule({ rules, field, onAdd }: NewRuleProps) {
  const id = useId();
  const [rule, setRule] = useState<Rule>({ does: 'dim', by: 'word', what: '' });
  const [refused, setRefused] = useState<string>();

  function set(part: Partial<Rule>): void {
    setRule({ ...rule, ...part });
    setRefused(undefined);
  }

  function add(): void {
    const next = cleanRule(rule);
    const why = whyNot(next, rules);
    setRefused(why);
    field.current?.focus();
    if (why !== undefined) return;
    onAdd(next);
    setRule({ ...rule, what: '' });
  }

  return (
    <form
      className="settings-new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="data-fields">
        <label htmlFor={`${id}-does`}>
          {text('rule_does')}
          <select id={`${id}-does`} value={rule.does} onChange={({ target }) => set({ does: target.value as Rule['does'] })}>
            {DOES.map((does) => (
              <option key={does} value={does}>
                {text(`rule_does_${does}`)}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-by`}>
          {text('rule_by')}
          <select id={`${id}-by`} value={rule.by} onChange={({ target }) => set({ by: target.value as Rule['by'] })}>
            {RULE_BY.map((by) => (
              <option key={by} value={by}>
                {capitalised(text(`rule_by_${by}`))}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-what`}>
          {text('rule_what')}
          <input
            ref={field}
            id={`${id}-what`}
            type="text"
            dir="auto"
            autoComplete="off"
            value={rule.what}
            aria-invalid={refused !== undefined}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => set({ what: target.value })}
          />
        </label>
        <button type="submit" className="button">
          {text('rule_add')}
        </button>
      </div>
      <p id={`${id}-hint`} className="settings-says">
        {text(`rule_hint_${rule.by}`)}
      </p>
      {refused && (
        <p className="settings-refused" role="alert">
          {refused}
        </p>
      )}
    </form>
  );
}
