const displayNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const codeOfName = new Map<string, string>();
for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const code = first + second;
    const name = displayNames.of(code);
    if (name !== undefined && isInUse(code)) codeOfName.set(name.toLowerCase(), code);
  }
}

/** Withdrawn codes have successors: DD, East Germany, is also called Germany. */
function isInUse(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}

/** ISO 3166 code of a country given as a code or by its English name; null for anything else. */
export function countryCode(text: string): string | null {
  return /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : (codeOfName.get(text.toLowerCase()) ?? null);
}
