import { text } from '../../lib/text.ts';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes as people read it: "3.4 MB". */
export function bytesText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[step] ?? 'byte';
  const format = new Intl.NumberFormat(text('locale'), { style: 'unit', unit, maximumSignificantDigits: 3 });
  return format.format(bytes / 1_000 ** step);
}
