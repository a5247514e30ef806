import { createHash } from 'node:crypto';
import { z } from 'zod';

/** How a value is written in the reader's language, country and time zone. */
const PLACEHOLDER_TYPES = ['text', 'count', 'date', 'time', 'money', 'link', 'orders', 'flag'] as const;
export type PlaceholderType = (typeof PLACEHOLDER_TYPES)[number];

const LANGUAGES_MAX = 30;
const TEXT_CHARS_MAX = 8_000;
const SUBJECT_CHARS_MAX = 300;

export const Language = z.string().regex(/^[a-z]{2,3}$/, 'must be a two-letter language such as "de"');
const Name = z.string().regex(/^[a-z][A-Za-z0-9]{0,40}$/, 'must be a camelCase name');

/** A fact that the author of a message gives once for everybody. */
export const Fact = z.strictObject({
  type: z.enum(['text', 'count', 'date', 'time', 'money', 'link']),
  words: z.string().min(1).max(200).describe('what to fill in, for the form'),
  optional: z.boolean().default(false).describe('texts can ask for it: {hasName, select, yes {...} other {}}'),
});
export type Fact = z.infer<typeof Fact>;

/** What a status page shows when a status template does not say otherwise. */
const StatusDefaults = z.strictObject({
  state: z.enum(['investigating', 'identified', 'monitoring', 'resolved']),
  components: z.array(z.enum(['orders', 'deliveries', 'returns', 'customer-service'])).min(1),
  componentState: z.enum(['working', 'degraded', 'disrupted', 'stopped', 'maintenance']),
  nextUpdateMinutes: z.int().min(5).max(7 * 24 * 60),
});

/** A message in all its languages: subject and text in ICU MessageFormat. */
export const TemplateContent = z.strictObject({
  title: z.string().min(1).max(120),
  kind: z.enum(['notice', 'status']),
  safety: z.boolean().default(false).describe('a duplicate is better than a miss, and a request for no mail does not count'),
  facts: z.record(Name, Fact).default({}),
  status: StatusDefaults.optional(),
  texts: z.record(Language, z.strictObject({ subject: z.string().min(1).max(SUBJECT_CHARS_MAX), text: z.string().min(1).max(TEXT_CHARS_MAX) }))
    .refine((texts) => Object.keys(texts).length > 0 && Object.keys(texts).length <= LANGUAGES_MAX, `must have 1 to ${LANGUAGES_MAX} languages`),
}).meta({ id: 'TemplateContent' });
export type TemplateContent = z.infer<typeof TemplateContent>;

/** The fields the house itself fills in for each recipient of a notice. */
const RECIPIENT_FIELDS = {
  customerName: { type: 'text', optional: true },
  orderCount: { type: 'count', optional: false },
  orderNumbers: { type: 'text', optional: false },
  /** One line an order, with its new promise where there is one. */
  orders: { type: 'orders', optional: false },
  /** The latest promise over the orders. */
  newPromise: { type: 'date', optional: true },
} as const satisfies Record<string, { type: PlaceholderType; optional: boolean }>;

/** Filled in for every message. */
const HOUSE_FIELDS = {
  clientName: { type: 'text', optional: false },
  statusPage: { type: 'link', optional: true },
} as const satisfies Record<string, { type: PlaceholderType; optional: boolean }>;

/** Every placeholder a template may use, with its type; an optional x also brings the flag hasX. */
export function placeholdersOf(content: TemplateContent): Map<string, PlaceholderType> {
  const all: [string, { type: PlaceholderType; optional: boolean }][] = [
    ...(content.kind === 'notice' ? Object.entries(RECIPIENT_FIELDS) : []),
    ...Object.entries(HOUSE_FIELDS),
    ...Object.entries(content.facts),
  ];
  const types = new Map<string, PlaceholderType>();
  for (const [name, { type, optional }] of all) {
    types.set(name, type);
    if (optional) types.set(flagName(name), 'flag');
  }
  return types;
}

export function flagName(name: string): string {
  return `has${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export function hashContent(content: TemplateContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
