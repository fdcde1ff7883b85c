/** What stands in the way of a page, told by what it shows instead, and how it is known. */
const OBSTACLES: readonly { is: string; title?: RegExp; address?: RegExp; holds?: string }[] = [
  {
    is: 'a challenge',
    title: /^(?:just a moment|attention required|checking your browser|pardon our interruption|ddos-guard|un instant|einen moment)/i,
    holds:
      '#challenge-form, #challenge-error-text, #challenge-running, [id^="cf-chl"], script[src*="/cdn-cgi/challenge-platform/"], #px-captcha',
  },
  {
    is: 'a CAPTCHA',
    title: /\b(?:captcha|robot check|are you a robot|unusual traffic)\b/i,
    holds: '.g-recaptcha, .h-captcha, .cf-turnstile, #captcha-form, iframe[src*="captcha"]',
  },
  {
    is: 'a consent screen',
    title: /^(?:before you continue|bevor sie)/i,
    address: /^https:\/\/consent\./,
    holds: 'form[action*="://consent."]',
  },
  { is: 'a page to log in', address: /\/(?:login|signin|sign-in|authenticate|sso)\b/i },
];

/** What a site answered with in the place of a page, such as `a CAPTCHA`; undefined where it shows what was asked for. */
export function obstacleIn(doc: Document, url: URL): string | undefined {
  const title = doc.title.trim();
  return OBSTACLES.find(
    ({ title: called, address, holds }) =>
      called?.test(title) || address?.test(url.href) || (holds !== undefined && doc.querySelector(holds) !== null),
  )?.is;
}
