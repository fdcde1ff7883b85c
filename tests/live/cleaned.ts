/** Scripts that hold data, which adapters may read. */
const IS_DATA = /json/i;
/** Names of what may tell who fetched a page: tokens, sessions, hidden fields of forms. */
const IS_PERSONAL = /csrf|xsrf|token|nonce|session|visitor|request-?id|ip-?address|user-?(?:id|name)|e-?mail/i;

/**
 * Takes out of a document what may tell who fetched it, and what runs: scripts without data, handlers, tokens, e-mail
 * addresses, addresses on a network, sessions in addresses.
 */
export function clean(doc: Document): void {
  for (const element of doc.querySelectorAll('script, noscript, iframe, object, embed, link[rel="preload"], meta[http-equiv]'))
    if (element.localName !== 'script' || !IS_DATA.test(element.getAttribute('type') ?? '')) element.remove();
  for (const element of doc.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || IS_PERSONAL.test(name)) element.removeAttribute(name);
      else if (withoutPersonal(value) !== value) element.setAttribute(name, withoutPersonal(value));
    }
    const isField = element.matches('input[type="hidden"]') || IS_PERSONAL.test(`${element.getAttribute('name')} ${element.id}`);
    if (isField) for (const name of ['value', 'content']) element.removeAttribute(name);
  }
  for (const text of textsOf(doc)) text.data = withoutPersonal(text.data);
}

/** Every text of a document, without its styles. */
export function textsOf(doc: Document): Text[] {
  const texts: Text[] = [];
  const walker = doc.createTreeWalker(doc, 4);
  while (walker.nextNode()) if (walker.currentNode.parentElement?.localName !== 'style') texts.push(walker.currentNode as Text);
  return texts;
}

function withoutPersonal(text: string): string {
  return text
    .replace(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, 'someone@example.org')
    .replace(/\b(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}\b/g, '192.0.2.1')
    .replace(/([;?&](?:jsessionid|phpsessid|sid|session(?:_?id)?|token)=)[^?&#;"'\s]+/gi, '$10');
}
