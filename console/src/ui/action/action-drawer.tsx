import { Drawer } from '@mantine/core';
import { useState } from 'react';
import styles from './action-drawer.module.css';
import type { ActionContract } from './action-types.ts';
import { ChooseStep } from './choose-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { RunStep } from './run-step.tsx';

export interface ActionDrawerProps<Input> {
  action: ActionContract<Input>;
  isOpen: boolean;
  onClose: () => void;
  /** Opens on a run that is already under way. */
  runId?: string;
  /** Opens on a preview that exists, for instance one to be approved. */
  previewId?: string;
  onRun?: (runId: string) => void;
}

type Step = 'choose' | 'preview' | 'run';

const STEPS: readonly { key: Step; label: string }[] = [
  { key: 'choose', label: 'Choose' },
  { key: 'preview', label: 'Preview' },
  { key: 'run', label: 'Run' },
];

/**
 * Choose, Preview, Run: the one way in which anything is done to many things. Nothing happens
 * before the last step, which runs exactly what was previewed.
 */
export function ActionDrawer<Input>({ isOpen, ...rest }: ActionDrawerProps<Input>) {
  return (
    <Drawer
      opened={isOpen}
      onClose={rest.onClose}
      position="right"
      size={560}
      title={rest.action.title}
      classNames={{ body: styles.drawer, content: styles.content }}
    >
      {/* Mounted with the drawer, so that each opening starts afresh. */}
      <Steps {...rest} />
    </Drawer>
  );
}

type StepsProps<Input> = Omit<ActionDrawerProps<Input>, 'isOpen'>;

function Steps<Input>({ action, runId, previewId, onRun, onClose }: StepsProps<Input>) {
  const [input, setInput] = useState(action.initialInput);
  const [startedRunId, setStartedRunId] = useState(runId);
  const [chosen, setChosen] = useState<Step>(action.form && !previewId ? 'choose' : 'preview');
  const step = startedRunId ? 'run' : chosen;

  return (
    <>
      <ol className={styles.steps} aria-label="Steps">
        {STEPS.filter(({ key }) => key !== 'choose' || action.form).map(({ key, label }) => (
          <li key={key} aria-current={key === step ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
      {action.scopeWords && <p className={styles.scope}>{action.scopeWords}</p>}
      {step === 'choose' && action.form && (
        <ChooseStep
          action={action}
          input={input}
          onChange={setInput}
          onPreview={() => setChosen('preview')}
        />
      )}
      {step === 'preview' && (
        <PreviewStep
          action={action}
          input={input}
          previewId={previewId}
          onBack={action.form && !previewId ? () => setChosen('choose') : null}
          onStarted={(started) => {
            setStartedRunId(started);
            onRun?.(started);
          }}
        />
      )}
      {startedRunId && <RunStep action={action} runId={startedRunId} onClose={onClose} />}
    </>
  );
}
