import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonButton } from '../basics/reason-button.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonText } from '../states/skeletons.tsx';
import { formatCount } from '../values/format.ts';
import styles from './action-drawer.module.css';
import type { ActionContract } from './action-types.ts';
import { PreviewFigures } from './preview-figures.tsx';

export interface PreviewStepProps<Input> {
  action: ActionContract<Input>;
  input: Input;
  onBack: (() => void) | null;
  onStarted: (runId: string) => void;
}

const TYPE_COUNT_FROM = 1_000;

export function PreviewStep<Input>({ action, input, onBack, onStarted }: PreviewStepProps<Input>) {
  const [typed, setTyped] = useState('');
  const preview = useQuery({
    queryKey: ['action-preview', action.title, action.scopeWords, input],
    queryFn: ({ signal }) => action.preview(input, signal),
    // What was seen is what is run: a preview changes only when the reader asks for another.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const start = useMutation({
    mutationFn: (hash: string) => action.run(input, hash),
    onSuccess: ({ runId }) => onStarted(runId),
  });

  if (preview.isPending) return <SkeletonText lines={8} />;
  if (preview.isError) {
    return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  }

  const count = preview.data.counts[action.subject];
  const mustType = count >= (action.typeCountFrom ?? TYPE_COUNT_FROM);
  const isTyped = typed.replaceAll(/\D/g, '') === String(count);
  const whatRuns = `${formatCount(count)} ${action.subject}`;

  return (
    <>
      <div className={styles.fields}>
        <PreviewFigures preview={preview.data} />
        {mustType && (
          <TextInput
            label={`Type ${formatCount(count)} to confirm`}
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {start.error && <ErrorState error={start.error} size="inline" />}
      </div>
      <footer className={styles.foot}>
        {onBack && (
          <Button variant="subtle" color="gray" size="sm" onClick={onBack}>
            Back
          </Button>
        )}
        <Button variant="default" size="sm" onClick={() => void preview.refetch()}>
          Preview again
        </Button>
        <ReasonButton
          size="sm"
          loading={start.isPending}
          reason={whyNot(count, action.subject, mustType && !isTyped)}
          onClick={() => start.mutate(preview.data.hash)}
        >
          {preview.data.authority.isMine ? `${action.verb} ${whatRuns}` : 'Ask for approval'}
        </ReasonButton>
      </footer>
    </>
  );
}

function whyNot(count: number, subject: string, isUntyped: boolean): string | null {
  if (count === 0) return `There are no ${subject} left in this scope to do it to.`;
  return isUntyped ? `Type the count above first: it is what will be changed.` : null;
}
