import { PAGE_LANGUAGES } from './words.ts';

/**
 * The language of the page: the one asked for, else the best of Accept-Language (RFC 9110
 * 12.5.4), of those the client speaks and the page knows; else the client's first.
 */
export function choosePageLanguage(clientLanguages: readonly string[], asked: string | undefined, acceptLanguage: string | undefined): string {
  const spoken = clientLanguages.filter((one) => PAGE_LANGUAGES.includes(one));
  const wanted = [asked ?? '', ...readAcceptLanguage(acceptLanguage ?? '')].map((one) => one.toLowerCase().split('-')[0]!);
  return wanted.find((one) => spoken.includes(one)) ?? spoken[0] ?? 'en';
}

function readAcceptLanguage(header: string): string[] {
  return header.slice(0, 500).split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { tag: tag.trim(), quality };
    })
    .filter((one) => one.tag !== '' && one.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((one) => one.tag);
}
