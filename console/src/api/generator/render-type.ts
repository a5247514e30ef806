import type { Schema, SchemaObject } from './openapi.ts';

const REF_PREFIX = '#/components/schemas/';

/** The TypeScript type of one JSON schema, as text, indented for `depth`. */
export function renderType(schema: Schema | undefined, depth = 0): string {
  if (schema === undefined || schema === true) return 'unknown';
  if (schema === false) return 'never';
  const type = renderNonNull(schema, depth);
  return schema.nullable ? union([type, 'null']) : type;
}

/** The name under which a component schema appears in the generated file. */
export function typeName(schemaName: string): string {
  const words = schemaName.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A JSDoc block, or nothing when there is nothing to say. */
export function renderDoc(text: string | undefined, depth = 0): string {
  if (!text) return '';
  const pad = indent(depth);
  const lines = text.trim().replaceAll('*/', '*\u200b/').split('\n');
  if (lines.length === 1) return `${pad}/** ${lines[0]} */\n`;
  return `${pad}/**\n${lines.map((line) => `${pad} * ${line}`.trimEnd()).join('\n')}\n${pad} */\n`;
}

/** A property name, quoted only where JavaScript asks for it. */
export function renderKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

export function indent(depth: number): string {
  return '  '.repeat(depth);
}

function renderNonNull(schema: SchemaObject, depth: number): string {
  if (schema.$ref) return typeName(schema.$ref.slice(REF_PREFIX.length));
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));

  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map((choice) => renderType(choice, depth)));
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => wrap(renderType(part, depth)));
    return parts.join(' & ');
  }
  if (Array.isArray(schema.type)) {
    return union(schema.type.map((type) => renderNonNull({ ...schema, type }, depth)));
  }
  return renderPlain(schema, depth);
}

function renderPlain(schema: SchemaObject, depth: number): string {
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return renderArray(schema, depth);
    case 'object':
      return renderObject(schema, depth);
    default:
      return schema.properties ? renderObject(schema, depth) : 'unknown';
  }
}

function renderArray(schema: SchemaObject, depth: number): string {
  if (schema.prefixItems) {
    return `[${schema.prefixItems.map((item) => renderType(item, depth)).join(', ')}]`;
  }
  return `${wrap(renderType(schema.items, depth))}[]`;
}

function renderObject(schema: SchemaObject, depth: number): string {
  const properties = Object.entries(schema.properties ?? {});
  const extra = schema.additionalProperties;
  const isOpen = extra !== undefined && extra !== false;
  if (properties.length === 0) {
    return isOpen ? `Record<string, ${renderType(extra, depth)}>` : 'Record<string, never>';
  }

  const required = new Set(schema.required);
  const members = properties.map(([name, property]) => {
    const doc = typeof property === 'object' ? renderDoc(property.description, depth + 1) : '';
    const mark = required.has(name) ? '' : '?';
    return `${doc}${indent(depth + 1)}${renderKey(name)}${mark}: ${renderType(property, depth + 1)};`;
  });
  const object = `{\n${members.join('\n')}\n${indent(depth)}}`;
  // `{}` and `true` merely tolerate further properties: nothing useful to type.
  const isTypedExtra = typeof extra === 'object' && Object.keys(extra).length > 0;
  return isTypedExtra ? `${object} & Record<string, ${renderType(extra, depth)}>` : object;
}

function union(types: string[]): string {
  const distinct = [...new Set(types)];
  return distinct.includes('unknown') ? 'unknown' : distinct.join(' | ') || 'never';
}

function wrap(type: string): string {
  const isSimple = /^[\w$.]+$/.test(type) || (type.startsWith('{') && !type.includes('\n} '));
  return isSimple ? type : `(${type})`;
}
