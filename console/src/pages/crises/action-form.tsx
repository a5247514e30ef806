import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { type ActionInput, type Field, fieldsOf, type InputSchema } from './action-fields.ts';

export interface ActionFormProps {
  schema: InputSchema;
  input: ActionInput;
  onChange: (input: ActionInput) => void;
}

/** The fields of whatever action a playbook proposes, with what the crisis knows filled in. */
export function ActionForm({ schema, input, onChange }: ActionFormProps) {
  const template = typeof input.template === 'string' ? input.template : null;
  const put = (name: string, value: unknown) => onChange({ ...input, [name]: value });
  return (
    <>
      {fieldsOf(schema, input).map((field) => (
        <ActionField key={field.name} field={field} value={input[field.name]} onChange={(value) => put(field.name, value)} />
      ))}
      {template && <TemplateFacts template={template} input={input} onPut={put} />}
    </>
  );
}

interface ActionFieldProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}

function ActionField({ field, value, onChange }: ActionFieldProps) {
  const { label, description, isRequired, choices } = field;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const shared = { label, description, required: isRequired };
  if (field.kind === 'site') return <SiteField {...shared} value={text} onChange={onChange} />;
  if (field.kind === 'template') return <TemplateField label={label} required={isRequired} value={text} onChange={onChange} />;
  if (field.kind === 'choice') return <Select {...shared} data={[...choices]} value={text || null} onChange={onChange} />;
  if (field.kind === 'number') return <NumberInput {...shared} size="sm" value={text} onChange={(next) => onChange(next === '' ? undefined : Number(next))} />;
  if (field.kind === 'flag') return <Checkbox label={label} description={description} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
  return <TextInput {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}

interface SiteFieldProps {
  label: string;
  description: string | undefined;
  required: boolean;
  value: string;
  onChange: (value: string | null) => void;
}

function SiteField({ value, onChange, ...shared }: SiteFieldProps) {
  const { clientId } = useClient();
  const sites = useQuery(readQuery(api.findSites, { params: { clientId } }));
  return (
    <Select
      {...shared}
      searchable
      data={(sites.data?.sites ?? []).map(({ siteId, code, name }) => ({ value: siteId, label: `${name} (${code})` }))}
      value={value || null}
      onChange={onChange}
    />
  );
}

interface TemplateFieldProps {
  label: string;
  required: boolean;
  value: string;
  onChange: (value: string | null) => void;
}

/** A template by its title; instead of the one that the playbook proposes, another of its kind. */
function TemplateField({ value, onChange, ...shared }: TemplateFieldProps) {
  const { clientId } = useClient();
  const templates = useQuery(readQuery(api.findTemplates, { params: { clientId } }));
  const kind = templates.data?.find(({ name }) => name === value)?.content.kind;
  return (
    <Select
      {...shared}
      data={(templates.data ?? [])
        .filter(({ content }) => kind === undefined || content.kind === kind)
        .map(({ name, content }) => ({ value: name, label: content.title }))}
      value={value || null}
      onChange={onChange}
    />
  );
}

interface TemplateFactsProps {
  template: string;
  input: ActionInput;
  onPut: (name: string, value: unknown) => void;
}

/** What a template wants to be told before it can be sent. */
function TemplateFacts({ template, input, onPut }: TemplateFactsProps) {
  const { clientId } = useClient();
  const found = useQuery(readQuery(api.readTemplate, { params: { clientId, name: template } }));
  return Object.entries(found.data?.content.facts ?? {}).map(([name, { type, words, optional }]) => (
    <TextInput
      key={name}
      type={type === 'date' ? 'date' : 'text'}
      label={words}
      required={!optional}
      value={typeof input[name] === 'string' || typeof input[name] === 'number' ? String(input[name]) : ''}
      onChange={(event) => onPut(name, type === 'count' ? Number(event.currentTarget.value) : event.currentTarget.value)}
    />
  ));
}
