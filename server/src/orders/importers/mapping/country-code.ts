const displayNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const codeOfName = new Map<string, string>();
for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const name = displayNames.of(first + second);
    if (name !== undefined && !codeOfName.has(name.toLowerCase())) codeOfName.set(name.toLowerCase(), first + second);
  }
}

/** ISO 3166 code of a country given as a code or by its English name; null for anything else. */
export function countryCode(text: string): string | null {
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : (codeOfName.get(text.toLowerCase()) ?? null);
}
