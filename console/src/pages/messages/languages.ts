const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** `de` as "German". */
export function languageName(code: string): string {
  return names.of(code) ?? code;
}

/** The languages of a message, those the client's customers read first. */
export function orderLanguages(languages: readonly string[], ofClient: readonly string[]): string[] {
  const known = ofClient.filter((language) => languages.includes(language));
  return [...known, ...languages.filter((language) => !known.includes(language))];
}
