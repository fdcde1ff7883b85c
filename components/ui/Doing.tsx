import { text } from '../../lib/text.ts';
import { AlarmIcon } from './icons.tsx';
import type { Work } from './useWork.ts';
import { numberText, troubleText } from './words.ts';

/** A work under way, with a way to stop it, or what went wrong with it. */
export function Doing({ work: { progress, trouble, stop }, what }: { work: Work; what: string }) {
  if (trouble) {
    const { happened, advice } = troubleText(trouble.code);
    return (
      <p className="data-trouble" role="alert">
        <AlarmIcon />
        <span>
          {happened} {advice}
        </span>
      </p>
    );
  }
  if (!progress) return null;
  const { done, of } = progress;
  const count = of === undefined ? numberText(done) : text('data_of', numberText(done), numberText(of));
  return (
    <div className="data-doing">
      <progress aria-label={what} max={of ?? 1} {...(of !== undefined && { value: done })} />
      <p>
        {what} <span className="data-count">{count}</span>
      </p>
      <button type="button" className="button" onClick={stop}>
        {text('data_stop')}
      </button>
    </div>
  );
}
