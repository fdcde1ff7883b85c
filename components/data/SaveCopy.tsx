import { useState } from 'react';
import { FORMATS } from '../../lib/formats/formats.ts';
import type { LibraryDb } from '../../lib/library/db.ts';
import { markedPapers, writeLibrary, writePapers } from '../../lib/library/write-library.ts';
import { text } from '../../lib/text.ts';
import { Doing } from '../ui/Doing.tsx';
import { Section } from '../ui/Section.tsx';
import { type ReportProgress, useWork } from '../ui/useWork.ts';
import { papersText } from '../ui/words.ts';
import { datedFileName, gather, saveAs } from './save-file.ts';
import { useWhich } from './useWhich.ts';
import { WhichPapers } from './WhichPapers.tsx';

const KINDS = ['library', ...FORMATS.map(({ id }) => id)] as const;

/** Saves papers as a file: all or some, whole as Papermarks reads them back, or as other programs read them. */
export function SaveCopy({ db, announce }: { db: LibraryDb; announce(what: string): void }) {
  const work = useWork();
  const which = useWhich(db);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('library');
  const { count } = which;

  async function save(): Promise<void> {
    const format = FORMATS.find(({ id }) => id === kind);
    const saved = await work.run(async (signal, report) => {
      const ids = await which.ids();
      const saidOf: ReportProgress = (done) => report(Math.min(done, count), count);
      const pieces = format
        ? format.write(counted(markedPapers(db, ids), saidOf))
        : counted(ids ? writePapers(db, ids) : writeLibrary(db), saidOf);
      const { ext, mime } = format ?? { ext: 'json', mime: 'application/json' };
      saveAs(datedFileName(ext, Date.now(), format?.id === 'csl-json' ? 'csl' : ''), await gather(pieces, mime, signal));
      return true;
    });
    if (saved) announce(text('data_saved', papersText(count)));
  }

  return (
    <Section title={text('data_save')} about={text('data_save_about')}>
      <fieldset className="data-kinds">
        <legend>{text('data_kind')}</legend>
        {KINDS.map((each) => (
          <label key={each}>
            <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
            <span>
              {text(`data_kind_${keyOf(each)}`)} <span className="data-says">{text(`data_kind_${keyOf(each)}_is`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <WhichPapers db={db} which={which} />
      {work.progress ? (
        <Doing work={work} what={text('data_saving')} />
      ) : (
        <>
          <button type="button" className="button primary" aria-disabled={count === 0} onClick={() => count > 0 && void save()}>
            {text('data_save_do', papersText(count))}
          </button>
          <Doing work={work} what={text('data_saving')} />
        </>
      )}
    </Section>
  );
}

type InKey<Kind extends string> = Kind extends `${infer Word}-${infer Rest}` ? `${Word}_${Rest}` : Kind;

function keyOf(kind: (typeof KINDS)[number]): InKey<(typeof KINDS)[number]> {
  return kind.replace('-', '_') as InKey<(typeof KINDS)[number]>;
}

/** The same pieces, with how many have passed. */
async function* counted<T>(pieces: AsyncIterable<T>, report: (passed: number) => void): AsyncGenerator<T> {
  let passed = 0;
  for await (const piece of pieces) {
    yield piece;
    passed += 1;
    report(passed);
  }
}
