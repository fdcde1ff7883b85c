import { text } from '../../lib/text.ts';

/** Says that the page has taken the focus from the editor, which has it again. */
export function PageTook() {
  return (
    <p className="page-took" role="status">
      {text('editor_taken')}
    </p>
  );
}
