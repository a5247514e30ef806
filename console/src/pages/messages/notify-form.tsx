import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { FactFields, type FactValues } from './fact-fields.tsx';
import { MessagePreview } from './message-preview.tsx';

/** The template, and the facts it asks for beside it. */
export interface NotifyInput extends FactValues {
  template: string;
}

export interface NotifyFormProps {
  input: NotifyInput;
  onChange: (input: NotifyInput) => void;
}

/** Which message, and what only its author can know. */
export function NotifyForm({ input, onChange }: NotifyFormProps) {
  const { clientId } = useClient();
  const templates = useQuery(readQuery(api.findTemplates, { params: { clientId } }));
  if (templates.isError) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />;
  if (templates.isPending) return <SkeletonText lines={4} />;

  const notices = templates.data.filter(({ content }) => content.kind === 'notice');
  const chosen = notices.find(({ name }) => name === input.template);
  const { template: _template, ...facts } = input;

  function change(name: string, value: string | number | undefined) {
    const { [name]: _before, ...rest } = input;
    onChange({ ...rest, template: input.template, ...(value === undefined ? {} : { [name]: value }) });
  }

  return (
    <>
      <Select
        label="Message"
        placeholder="Choose a template"
        data={notices.map(({ name, content }) => ({ value: name, label: content.title }))}
        value={input.template || null}
        onChange={(template) => onChange({ template: template ?? '' })}
      />
      {chosen && <FactFields facts={chosen.content.facts} values={facts} onChange={change} />}
      {chosen && <MessagePreview content={chosen.content} facts={facts} />}
    </>
  );
}
