import type { Trouble } from '../lib/paper/trouble.ts';
import { text } from '../lib/text.ts';

/** Says why the editor has no paper to edit. */
export function EditorTrouble({ trouble }: { trouble: Trouble }) {
  return (
    <main className="editor">
      <h1 className="unseen">{text('name')}</h1>
      <p role="alert">{text(trouble.code === 'not-allowed' ? 'editor_not_announced' : 'editor_no_answer')}</p>
    </main>
  );
}
