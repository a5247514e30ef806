import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type LintedTemplate, type TemplateContent, type TemplateFinding } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { FactFields, type FactValues } from './fact-fields.tsx';
import { languageName, orderLanguages } from './languages.ts';
import { Rendered } from './message-preview.tsx';
import styles from './messages.module.css';

const LINT_AFTER_MS = 400;

/** A message in two languages at a time, linted as it is typed, shown as a customer would read it. */
export function TemplateEditor({ template }: { template: LintedTemplate }) {
  const { clientId, languages: ofClient } = useClient();
  const may = useMay();
  const [content, setContent] = useState<TemplateContent>(template.content);
  const [facts, setFacts] = useState<FactValues>({});
  const languages = orderLanguages(Object.keys(content.texts), ofClient);
  const [shown, setShown] = useState<readonly string[]>(languages.slice(0, 2));
  const isChanged = JSON.stringify(content) !== JSON.stringify(template.content);
  const [linted] = useDebouncedValue(content, LINT_AFTER_MS);
  const lint = useQuery({
    ...readQuery(api.lintTemplate, { params: { clientId }, body: linted }),
    enabled: isChanged,
    placeholderData: keepPreviousData,
  });
  const findings = isChanged ? (lint.data?.findings ?? template.findings) : template.findings;
  const refreshes = [api.findTemplates, api.readTemplate];
  const save = useAct(api.saveTemplate, { refreshes });
  const publish = useAct(api.publishTemplate, { refreshes });
  const errorCount = findings.filter((finding) => finding.level === 'error').length;

  function write(language: string, part: 'subject' | 'text', value: string) {
    const text = content.texts[language];
    if (text) setContent({ ...content, texts: { ...content.texts, [language]: { ...text, [part]: value } } });
  }

  function toggle(language: string) {
    setShown(shown.includes(language) ? shown.filter((other) => other !== language) : [...shown, language].slice(-2));
  }

  return (
    <div className={styles.editor}>
      <div className={styles.editorHead}>
        <h2>{content.title}</h2>
        <StateBadge state={errorCount > 0 ? 'broken' : findings.length > 0 ? 'risk' : 'ok'}>
          {errorCount > 0 ? `${errorCount} errors` : findings.length > 0 ? `${findings.length} warnings` : 'Nothing to mend'}
        </StateBadge>
        <span className={styles.buttons}>
          <ReasonButton
            variant="default"
            reason={!may('comms.write') ? 'This needs the permission "comms.write".' : isChanged ? null : 'Nothing was changed.'}
            loading={save.isPending}
            onClick={() => save.mutate({ params: { clientId, name: template.name }, body: content })}
          >
            Save a draft
          </ReasonButton>
          {template.state === 'draft' && (
            <ReasonButton
              reason={publishReason(may('comms.approve'), isChanged, errorCount)}
              loading={publish.isPending}
              onClick={() => publish.mutate({ params: { clientId, name: template.name, version: template.version } })}
            >
              {`Publish version ${template.version}`}
            </ReasonButton>
          )}
        </span>
      </div>
      {save.isError && <ErrorState error={save.error} size="inline" />}
      {publish.isError && <ErrorState error={publish.error} size="inline" />}
      <div className={styles.languages} role="group" aria-label="Languages side by side">
        {languages.map((language) => (
          <Button
            key={language}
            variant={shown.includes(language) ? 'light' : 'subtle'}
            color={shown.includes(language) ? undefined : 'gray'}
            size="compact-sm"
            aria-pressed={shown.includes(language)}
            onClick={() => toggle(language)}
          >
            {languageName(language)}
          </Button>
        ))}
      </div>
      <div className={styles.sideBySide}>
        {shown.map((language) => (
          <section key={language} aria-label={languageName(language)} className={styles.form}>
            <TextInput
              label={`Subject in ${languageName(language)}`}
              lang={language}
              value={content.texts[language]?.subject ?? ''}
              onChange={(event) => write(language, 'subject', event.currentTarget.value)}
            />
            <Textarea
              label={`Text in ${languageName(language)}`}
              lang={language}
              autosize
              minRows={8}
              maxRows={22}
              value={content.texts[language]?.text ?? ''}
              onChange={(event) => write(language, 'text', event.currentTarget.value)}
            />
            <Findings findings={findings.filter((finding) => finding.language === language || finding.language === null)} />
            <h3>As a customer reads it</h3>
            <Rendered content={content} facts={facts} language={language} />
          </section>
        ))}
      </div>
      {Object.keys(content.facts).length > 0 && (
        <section className={styles.form} aria-label="Facts to try it with">
          <h3>Try it with</h3>
          <div className={styles.factGrid}>
            <FactFields
              facts={content.facts}
              values={facts}
              onChange={(name, value) => {
                const { [name]: _before, ...rest } = facts;
                setFacts(value === undefined ? rest : { ...rest, [name]: value });
              }}
            />
          </div>
        </section>
      )}
      <p className={styles.quiet}>
        It can say: {template.placeholders.map(({ name }) => `{${name}}`).join(', ')}.
      </p>
    </div>
  );
}

function publishReason(may: boolean, isChanged: boolean, errorCount: number): string | null {
  if (!may) return 'This needs the permission "comms.approve".';
  if (isChanged) return 'Save the draft first: what is published is what was saved.';
  return errorCount > 0 ? 'Mend the errors first.' : null;
}

function Findings({ findings }: { findings: readonly TemplateFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label="What the linter says">
      {findings.map((finding) => (
        <li key={`${finding.part} ${finding.message}`}>
          <StateBadge state={finding.level === 'error' ? 'broken' : 'risk'} look="quiet">
            {finding.level === 'error' ? 'Error' : 'Warning'}
          </StateBadge>
          <span>
            {finding.part && `${finding.part === 'subject' ? 'Subject' : 'Text'}: `}
            {finding.message}
          </span>
        </li>
      ))}
    </ul>
  );
}
