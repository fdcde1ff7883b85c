/** A name in the order in which it is read: `Müller, Ana` and `Smith, Jr., Bo` become `Ana Müller` and `Bo Smith Jr.`. */
export function inReadingOrder(name: string): string {
  const parts = name.slice(0, 1_000).split(',');
  const [family = '', middle = '', given] = parts.map((part) => part.trim());
  if (parts.length === 2) return `${middle} ${family}`.trim();
  return parts.length === 3 ? `${given} ${family} ${middle}`.trim() : name;
}
