import { useId } from 'react';
import type { LibraryDb } from '../../lib/library/db.ts';
import { STATUSES } from '../../lib/mark/mark.ts';
import { plainTex } from '../../lib/paper/tex.ts';
import { capitalised, text } from '../../lib/text.ts';
import type { StatusFilterValue } from '../papers/list-query.ts';
import { useTagUses } from '../ui/useTagUses.ts';
import { numberText, papersText } from '../ui/words.ts';
import type { Which } from './useWhich.ts';

/** Asks which papers of the library are meant: by status, tag and words, and one by one. */
export function WhichPapers({ db, which }: { db: LibraryDb; which: Which }) {
  const { listQuery, change, found, isLeftOut, toggle, count } = which;
  const tags = useTagUses(db, true) ?? [];
  const id = useId();
  const rows = found?.rows ?? [];
  const more = (found?.total ?? 0) - rows.length;
  return (
    <div className="data-which">
      <div className="data-fields">
        <label htmlFor={`${id}-status`}>
          {text('data_status')}
          <select
            id={`${id}-status`}
            value={listQuery.status}
            onChange={({ target }) => change({ status: target.value as StatusFilterValue })}
          >
            <option value="all">{text('data_any')}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {capitalised(text(`status_${status}`))}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-tag`}>
          {text('data_tag')}
          <select
            id={`${id}-tag`}
            value={listQuery.tags[0] ?? ''}
            onChange={({ target }) => change({ tags: target.value === '' ? [] : [target.value] })}
          >
            <option value="">{text('data_any')}</option>
            {tags.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-words`}>
          {text('data_words')}
          <input id={`${id}-words`} type="search" value={listQuery.words} onChange={({ target }) => change({ words: target.value })} />
        </label>
      </div>
      <details>
        <summary>{text('data_chosen', papersText(count))}</summary>
        <ul>
          {rows.map((row) => (
            <li key={row.id} className="data-line">
              <label>
                <input type="checkbox" checked={!isLeftOut(row.id)} onChange={() => toggle(row.id)} />
                <bdi className="data-name">{plainTex(row.title)}</bdi>
              </label>
              <span className="data-says">{text(`status_${row.status}`)}</span>
            </li>
          ))}
        </ul>
        {more > 0 && <p className="data-says">{text('data_more', numberText(more))}</p>}
      </details>
    </div>
  );
}
