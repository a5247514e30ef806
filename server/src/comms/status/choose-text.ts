/** A text in the reader's language, else in the client's first, English, or whatever there is. */
export function chooseText(texts: Readonly<Record<string, string>>, language: string, clientLanguages: readonly string[]): { language: string; text: string } {
  const chosen = [language, ...clientLanguages, 'en', ...Object.keys(texts)].find((one) => Object.hasOwn(texts, one));
  return chosen === undefined ? { language, text: '' } : { language: chosen, text: texts[chosen]! };
}
