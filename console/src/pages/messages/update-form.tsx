import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, type StatusIncident } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { languageName } from './languages.ts';
import styles from './messages.module.css';
import page from './status.module.css';
import { COMPONENT_STATE_OPTIONS, COMPONENT_WORDS, type Component, type ComponentState, INCIDENT_STATE_OPTIONS, type IncidentState } from './status-words.ts';

const PROMISES = [
  { value: '30', label: 'in half an hour' },
  { value: '60', label: 'in an hour' },
  { value: '120', label: 'in two hours' },
  { value: '240', label: 'in four hours' },
  { value: 'none', label: 'none: this is the last' },
];

/** A new incident, or something new about one. Whatever it says, it says when it will speak again. */
export function UpdateForm({ incident, onDone }: { incident: StatusIncident | null; onDone: () => void }) {
  const { clientId, languages } = useClient();
  const now = useNow();
  const [state, setState] = useState<IncidentState>(incident?.state ?? 'investigating');
  const [titles, setTitles] = useState<Record<string, string>>({});
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [promise, setPromise] = useState('60');
  const [touched, setTouched] = useState<readonly Component[]>([]);
  const [componentState, setComponentState] = useState<ComponentState>('disrupted');
  const after = { refreshes: [api.readStatus], onDone };
  const open = useAct(api.openIncident, after);
  const post = useAct(api.postUpdate, after);
  const error = open.error ?? post.error;
  const isLast = promise === 'none' || state === 'resolved';

  function send() {
    const nextUpdateAt = isLast ? null : new Date(now.getTime() + Number(promise) * 60_000).toISOString();
    const shown: ComponentState = state === 'resolved' ? 'working' : componentState;
    const body = {
      state,
      texts: written(texts),
      nextUpdateAt,
      noFurtherUpdate: isLast,
      components: Object.fromEntries(touched.map((component) => [component, shown])),
    };
    if (incident) post.mutate({ params: { clientId, incidentId: incident.incidentId }, body });
    else open.mutate({ params: { clientId }, body: { ...body, titles: written(titles) } });
  }

  return (
    <form
      className={page.updateForm}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={styles.sideBySide}>
        {languages.map((language, index) => (
          <div key={language} className={styles.form}>
            {!incident && (
              <TextInput
                label={`Title in ${languageName(language)}`}
                required={index === 0}
                maxLength={200}
                lang={language}
                value={titles[language] ?? ''}
                onChange={(event) => setTitles({ ...titles, [language]: event.currentTarget.value })}
              />
            )}
            <Textarea
              label={`Text in ${languageName(language)}`}
              required={index === 0}
              maxLength={2000}
              autosize
              minRows={3}
              lang={language}
              value={texts[language] ?? ''}
              onChange={(event) => setTexts({ ...texts, [language]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <div className={styles.factGrid}>
        <Select
          label="State"
          data={INCIDENT_STATE_OPTIONS}
          value={state}
          allowDeselect={false}
          onChange={(value) => setState(value as IncidentState)}
        />
        <Select
          label="Next update"
          data={PROMISES}
          value={state === 'resolved' ? 'none' : promise}
          disabled={state === 'resolved'}
          allowDeselect={false}
          onChange={(value) => setPromise(value ?? '60')}
        />
        <Select
          label="Parts are shown as"
          data={COMPONENT_STATE_OPTIONS}
          value={state === 'resolved' ? 'working' : componentState}
          disabled={state === 'resolved'}
          allowDeselect={false}
          onChange={(value) => setComponentState(value as ComponentState)}
        />
      </div>
      <Checkbox.Group label="Which parts" value={[...touched]} onChange={(values) => setTouched(values)}>
        <div className={styles.checks}>
          {Object.entries(COMPONENT_WORDS).map(([value, label]) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      {error && <ErrorState error={error} size="inline" />}
      <div className={styles.buttons}>
        <Button type="submit" size="sm" loading={open.isPending || post.isPending}>
          {incident ? 'Publish the update' : 'Open it on the public page'}
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={onDone}>
          Not now
        </Button>
      </div>
    </form>
  );
}

/** Languages with nothing written are left out; readers then get the first one. */
function written(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
}
