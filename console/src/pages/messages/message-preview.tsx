import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type TemplateContentInput } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import type { FactValues } from './fact-fields.tsx';
import { languageName, orderLanguages } from './languages.ts';
import styles from './messages.module.css';

const PREVIEW_AFTER_MS = 400;

export interface MessagePreviewProps {
  content: TemplateContentInput;
  facts: FactValues;
}

/** The message as a customer would read it, with made-up orders, one language at a time. */
export function MessagePreview({ content, facts }: MessagePreviewProps) {
  const client = useClient();
  const languages = orderLanguages(Object.keys(content.texts), client.languages);
  const [wanted, setWanted] = useState(languages[0] ?? 'en');
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? 'en');
  return (
    <section className={styles.preview} aria-label="As a customer reads it">
      {languages.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Language"
          data={languages.map((value) => ({ value, label: languageName(value) }))}
          value={language}
          onChange={setWanted}
        />
      )}
      <Rendered content={content} facts={facts} language={language} />
    </section>
  );
}

export function Rendered({ content, facts, language }: MessagePreviewProps & { language: string }) {
  const { clientId } = useClient();
  const [body] = useDebouncedValue({ content, language, facts }, PREVIEW_AFTER_MS);
  const rendered = useQuery({
    ...readQuery(api.previewTemplate, { params: { clientId }, body }),
    placeholderData: keepPreviousData,
  });
  if (rendered.isError) return <ErrorState error={rendered.error} size="inline" />;
  if (rendered.isPending) return <SkeletonText lines={5} />;
  return (
    <div className={styles.mail} lang={rendered.data.language}>
      <p className={styles.mailSubject}>{rendered.data.subject}</p>
      <p className={styles.mailText}>{rendered.data.text}</p>
    </div>
  );
}
