/** Last words that are no family name. */
const NO_FAMILY = /^(?:jr|sr|ii|iii|iv|collaboration|team|group|consortium|project|initiative|others|al)\.?$/i;

/** A name in the parts that styles of citation ask for: the last word is the family's. A name that has no such parts stays whole. */
export function nameParts(name: string): { family: string; given: string } | { literal: string } {
  const [, given, family] = /^([^\s,]+(?: [^\s,]+)*) ([^\s,]+)$/.exec(name) ?? [];
  return given && family && !NO_FAMILY.test(family) ? { family, given } : { literal: name };
}
