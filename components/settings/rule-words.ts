import { RULE_MAX, RULES_MAX, type Rule } from '../../lib/mark/settings.ts';
import { tagKey } from '../../lib/mark/tag.ts';
import { fold } from '../../lib/paper/fold.ts';
import { text } from '../../lib/text.ts';
import { numberText, quoted } from '../ui/words.ts';

/** What tells a rule from others, by whatever case and accents it was written. */
export function ruleKey({ by, what }: Pick<Rule, 'by' | 'what'>): string {
  return `${by} ${by === 'tag' ? tagKey(what) : fold(what)}`;
}

/** As it is kept: without spaces around and twice within. */
export function cleanRule(rule: Rule): Rule {
  return { ...rule, what: rule.what.trim().replace(/\s+/g, ' ') };
}

/** A rule in words. */
export function ruleText({ does, by, what }: Rule): string {
  return `${text(`rule_does_${does}`)}: ${text(`rule_by_${by}`)} ${quoted(what)}`;
}

/** A sentence why a rule cannot be added; undefined when it can. */
export function whyNot(rule: Rule, rules: readonly Rule[]): string | undefined {
  if (rule.what === '') return text('rule_empty');
  // What only points would be found in every title, and a tag that nobody sees in none.
  if (!/[\p{L}\p{N}+#]/u.test(rule.what)) return text('rule_no_word');
  if (rule.what.length > RULE_MAX) return text('rule_too_long', numberText(RULE_MAX));
  const same = rules.find((each) => ruleKey(each) === ruleKey(rule));
  if (same) return text('rule_there', ruleText(same));
  return rules.length < RULES_MAX ? undefined : text('rule_too_many', numberText(RULES_MAX));
}
