import { useEffect, useRef, useState } from 'react';
import type { Client } from '../../lib/protocol/client.ts';
import type { RemainsAfterErase } from '../../lib/protocol/requests.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { Section } from '../ui/Section.tsx';
import { useWork } from '../ui/useWork.ts';
import { numberText, papersText } from '../ui/words.ts';

export interface EraseAllProps {
  client: Client;
  papers: number;
  onErased(): void;
  announce(what: string): void;
}

/** Erases everything: asks once, says what will go, and shows what is left. */
export function EraseAll({ client, papers, onErased, announce }: EraseAllProps) {
  const work = useWork();
  const [isAsking, setAsking] = useState(false);
  const [left, setLeft] = useState<RemainsAfterErase>();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) keep.current?.focus();
  }, [isAsking]);

  async function erase(): Promise<void> {
    const answer = await work.run(() => client('eraseAll', null));
    setAsking(false);
    if (!answer) return;
    setLeft(answer);
    onErased();
    announce(leftText(answer));
  }

  return (
    <Section title={text('data_erase')} about={text('data_erase_about')}>
      {isAsking ? (
        <div className="data-ask" role="alertdialog" aria-label={text('data_erase')} aria-describedby="data-erase-what">
          <p id="data-erase-what">{text('data_erase_what', papersText(papers))}</p>
          <div className="data-buttons">
            <button type="button" className="button alarm" onClick={() => void erase()}>
              {text('data_erase_yes')}
            </button>
            <button type="button" className="button" ref={keep} onClick={() => setAsking(false)}>
              {text('data_erase_no')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {text('data_erase_ask')}
        </button>
      )}
      <Doing work={work} what={text('data_erasing')} />
      {left && !isAsking && papers === 0 && (
        <p className="data-taken">
          <CheckIcon />
          {leftText(left)}
        </p>
      )}
    </Section>
  );
}

function leftText({ rows, kept }: RemainsAfterErase): string {
  const all = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return text('data_erased', numberText(all), numberText(Object.keys(rows).length), numberText(kept.length));
}
