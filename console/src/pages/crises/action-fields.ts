/** The parts of a JSON schema that a form of a few fields needs. */
export interface InputSchema {
  properties?: Record<string, FieldSchema>;
  required?: string[];
}

export interface FieldSchema {
  type?: string;
  format?: string;
  enum?: string[];
  const?: unknown;
  default?: unknown;
  description?: string;
}

export interface Field {
  name: string;
  label: string;
  description: string | undefined;
  isRequired: boolean;
  kind: 'site' | 'template' | 'choice' | 'number' | 'flag' | 'text';
  choices: readonly string[];
}

export type ActionInput = Record<string, unknown>;

/** The fields to ask for: what must be given, and what has been given already. */
export function fieldsOf(schema: InputSchema, given: ActionInput): Field[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .filter(([name, field]) => field.const === undefined && (required.has(name) || name in given))
    .map(([name, field]) => ({
      name,
      label: labelOf(name),
      description: field.description && capitalised(field.description),
      isRequired: required.has(name),
      kind: kindOf(name, field),
      choices: field.enum ?? [],
    }));
}

/** Which field must still be filled in before anything can be previewed, in words; null when none. */
export function whatIsMissing(schema: InputSchema, given: ActionInput): string | null {
  const missing = fieldsOf(schema, given).find(({ name, isRequired }) => isRequired && (given[name] === undefined || given[name] === ''));
  return missing ? `"${missing.label}" is missing.` : null;
}

function kindOf(name: string, { type, enum: choices }: FieldSchema): Field['kind'] {
  if (name === 'siteId') return 'site';
  if (name === 'template') return 'template';
  if (choices) return 'choice';
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'boolean' ? 'flag' : 'text';
}

/** "nextUpdateMinutes" as "Next update minutes"; "siteId" as "Site". */
function labelOf(name: string): string {
  return capitalised(name.replace(/Id$/, '').replaceAll(/([A-Z])/g, ' $1').toLowerCase());
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
