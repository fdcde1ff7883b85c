import type { LibraryDb } from '../../lib/store/db.ts';
import { writeLibrary } from '../../lib/store/files/write-library.ts';
import { text } from '../../lib/text.ts';
import { numberText } from '../words.ts';
import { Doing } from './Doing.tsx';
import { Section } from './Section.tsx';
import { fileName, gather, saveAs } from './save-file.ts';
import { useWork } from './useWork.ts';

/** Saves the library as a file. */
export function SaveCopy({ db, papers, announce }: { db: LibraryDb; papers: number; announce(what: string): void }) {
  const work = useWork();

  async function save(): Promise<void> {
    const saved = await work.run(async (signal, tell) => {
      const file = await gather(
        counted(writeLibrary(db), (done) => tell(Math.min(done, papers), papers)),
        'application/json',
        signal,
      );
      saveAs(fileName('json', Date.now()), file);
      return true;
    });
    if (saved) announce(text('data_saved', numberText(papers)));
  }

  return (
    <Section title={text('data_save')} about={text('data_save_about')}>
      {work.progress ? (
        <Doing work={work} what={text('data_saving')} />
      ) : (
        <>
          <button type="button" className="button primary" aria-disabled={papers === 0} onClick={() => papers > 0 && void save()}>
            {text('data_save_json')}
          </button>
          <Doing work={work} what={text('data_saving')} />
        </>
      )}
    </Section>
  );
}

/** The same pieces, with how many have passed. */
async function* counted<T>(pieces: AsyncIterable<T>, tell: (passed: number) => void): AsyncGenerator<T> {
  let passed = 0;
  for await (const piece of pieces) {
    yield piece;
    passed += 1;
    tell(passed);
  }
}
