import { text } from '../../lib/text.ts';
import { useNow } from '../useNow.ts';
import { agoText, dateText, numberText } from '../words.ts';
import { bytesText } from './bytes-text.ts';
import type { Held } from './useHeld.ts';

/** What the library holds, in figures. */
export function Figures({ held }: { held: Held | undefined }) {
  const now = useNow();
  const at = held?.changedAt;
  const figures = [
    { name: text('data_papers'), is: held && numberText(held.papers) },
    { name: text('data_size'), is: held?.bytes === undefined ? undefined : bytesText(held.bytes) },
    { name: text('data_last_write'), is: held && (at ? agoText(at, now) : text('data_never')), title: at ? dateText(at) : undefined },
  ];
  return (
    <dl className="data-figures">
      {figures.map(({ name, is, title }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={title}>{is ?? '…'}</dd>
        </div>
      ))}
    </dl>
  );
}
