import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { placeholdersOf, type PlaceholderType, type TemplateContent } from './content.ts';

export type Finding = {
  /** An error forbids publishing; a warning is for the author to weigh. */
  level: 'error' | 'warning';
  language: string | null;
  part: 'subject' | 'text' | null;
  message: string;
};

const SUBJECT_CHARS_GOOD = 78;

/**
 * What is wrong with a template: syntax, placeholders that are unknown, of another type or
 * not the same in every language, plural forms the language has and the text has not
 * (Unicode CLDR, by Intl.PluralRules), languages of the client that are missing.
 */
export function lintTemplate(content: TemplateContent, clientLanguages: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  const types = placeholdersOf(content);
  const used = new Map<string, Set<string>>();
  for (const [language, parts] of Object.entries(content.texts)) {
    const names = new Set<string>();
    for (const part of ['subject', 'text'] as const) {
      const say = (level: Finding['level'], message: string): void => void findings.push({ level, language, part, message });
      if (part === 'subject' && /[\r\n]/.test(parts.subject)) say('error', 'the subject must be one line');
      if (part === 'subject' && parts.subject.length > SUBJECT_CHARS_GOOD && !parts.subject.includes('{')) say('warning', `longer than ${SUBJECT_CHARS_GOOD} characters: phones cut it`);
      const elements = parseMessage(parts[part], (message) => say('error', message));
      if (elements) lintElements(elements, { language, types, names, say });
    }
    used.set(language, names);
  }
  findings.push(...lintSameness(used), ...lintFacts(content, used), ...lintLanguages(content, clientLanguages));
  return findings;
}

export function isPublishable(findings: readonly Finding[]): boolean {
  return findings.every((one) => one.level !== 'error');
}

function parseMessage(message: string, fail: (message: string) => void): MessageFormatElement[] | undefined {
  try {
    return parse(message, { ignoreTag: true, requiresOtherClause: true });
  } catch (error) {
    const at = (error as { location?: { start?: { line?: number; column?: number } } }).location?.start;
    fail(`not valid ICU MessageFormat: ${(error as Error).message.toLowerCase().replaceAll('_', ' ')}${at ? ` at line ${at.line}, column ${at.column}` : ''}`);
    return undefined;
  }
}

type Surroundings = { language: string; types: ReadonlyMap<string, PlaceholderType>; names: Set<string>; say(level: Finding['level'], message: string): void };

function lintElements(elements: readonly MessageFormatElement[], on: Surroundings): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue;
    const name = element.value;
    const type = on.types.get(name);
    on.names.add(name);
    if (type === undefined) {
      on.say('error', `{${name}} is not a placeholder of this template; known are ${[...on.types.keys()].join(', ')}`);
    } else if (element.type === TYPE.plural) {
      if (type !== 'count') on.say('error', `{${name}} is a ${type}, and only a count has plural forms`);
      lintPlural(name, Object.keys(element.options), element.pluralType, on);
    } else if (element.type === TYPE.select) {
      if (type !== 'flag' && type !== 'text') on.say('error', `{${name}} is a ${type}, and only flags and texts can be chosen by`);
    } else if (element.type !== TYPE.argument) {
      on.say('error', `write {${name}} alone: its type (${type}) decides how it looks in each language`);
    } else if (type === 'flag') {
      on.say('error', `{${name}} is a flag: write {${name}, select, yes {...} other {...}}`);
    }
    if (element.type === TYPE.plural || element.type === TYPE.select) for (const option of Object.values(element.options)) lintElements(option.value, on);
  }
}

function lintPlural(name: string, given: string[], type: Intl.PluralRuleType | undefined, on: Surroundings): void {
  const needed = new Intl.PluralRules(on.language, { type: type ?? 'cardinal' }).resolvedOptions().pluralCategories;
  const missing = needed.filter((category) => !given.includes(category));
  if (missing.length > 0) on.say('error', `the plural of {${name}} lacks ${missing.join(', ')}, which this language has`);
  const unused = given.filter((category) => !category.startsWith('=') && !needed.includes(category as Intl.LDMLPluralRule));
  if (unused.length > 0) on.say('warning', `the plural of {${name}} has ${unused.join(', ')}, which this language never uses`);
}

function lintSameness(used: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  const all = new Set([...used.values()].flatMap((names) => [...names]));
  return [...used].flatMap(([language, names]) => {
    const missing = [...all].filter((name) => !names.has(name));
    return missing.length === 0 ? [] : [{ level: 'error' as const, language, part: null, message: `does not use ${missing.map((name) => `{${name}}`).join(', ')}, which another language does` }];
  });
}

function lintFacts(content: TemplateContent, used: ReadonlyMap<string, ReadonlySet<string>>): Finding[] {
  const all = new Set([...used.values()].flatMap((names) => [...names]));
  return Object.keys(content.facts)
    .filter((name) => !all.has(name))
    .map((name) => ({ level: 'warning', language: null, part: null, message: `the fact "${name}" is asked for and never used` }));
}

function lintLanguages(content: TemplateContent, clientLanguages: readonly string[]): Finding[] {
  return clientLanguages
    .filter((language) => !(language in content.texts))
    .map((language) => ({ level: 'warning', language, part: null, message: `the client has customers who read ${language}; they will get ${chooseLanguage(content, language, clientLanguages).language}` }));
}

/** The reader's language, else the client's first, else English, else the first there is. */
export function chooseLanguage(content: TemplateContent, wanted: string | null, clientLanguages: readonly string[]): { language: string; fellBack: boolean } {
  const asked = wanted?.toLowerCase().split(/[-_]/)[0];
  const language = [asked, clientLanguages[0], 'en', Object.keys(content.texts)[0]].find((one) => one !== undefined && one in content.texts)!;
  return { language, fellBack: asked !== undefined && asked !== '' && language !== asked };
}
