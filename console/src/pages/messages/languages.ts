const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** `de` as "German". */
export function languageName(code: string): string {
  return names.of(code) ?? code;
}
