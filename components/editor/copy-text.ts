/** Copies a text; false when the browser does not let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A frame may use the clipboard only where its page lets it, but may answer a copy of its own.
    return answerCopy(text);
  }
}

/** Asks the browser to copy, and says what: https://www.w3.org/TR/clipboard-apis/#the-copy-action */
function answerCopy(text: string): boolean {
  let answered = false;
  function answer(event: ClipboardEvent): void {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    answered = true;
  }
  document.addEventListener('copy', answer, { capture: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', answer, { capture: true });
  return done && answered;
}
