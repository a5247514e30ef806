import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActionPreview } from '../../api/generated.ts';
import { ReasonButton } from '../basics/reason-button.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { SkeletonText } from '../states/skeletons.tsx';
import { formatCount, formatThings } from '../values/format.ts';
import styles from './action-drawer.module.css';
import type { ActionContract } from './action-types.ts';
import { PreviewFigures } from './preview-figures.tsx';
import { usePreview } from './use-preview.ts';

export interface PreviewStepProps<Input> {
  action: ActionContract<Input>;
  input: Input;
  /** A preview that exists already, for instance one waiting for this reader's approval. */
  previewId: string | undefined;
  onBack: (() => void) | null;
  onStarted: (runId: string) => void;
}

const TYPE_COUNT_FROM = 1_000;

export function PreviewStep<Input>(props: PreviewStepProps<Input>) {
  const { action, input, previewId, onBack, onStarted } = props;
  const [typed, setTyped] = useState('');
  const preview = usePreview(action, input, previewId);
  const start = useMutation({
    mutationFn: ({ seen, confirmedCount }: { seen: ActionPreview; confirmedCount?: number }) =>
      action.run(seen, confirmedCount),
    onSuccess: ({ runId }) => onStarted(runId),
  });
  const approve = useMutation({
    mutationFn: (seen: ActionPreview) => action.approve(seen),
    onSuccess: () => preview.refetch(),
  });

  if (preview.isPending) return <SkeletonText lines={8} />;
  if (preview.isError) {
    return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  }

  const seen = preview.data;
  const count = seen.subjectsCount;
  const mustType = count >= (action.typeCountFrom ?? TYPE_COUNT_FROM);
  const isTyped = typed.replaceAll(/\D/g, '') === String(count);
  const canApprove = seen.needsApproval !== null && seen.approval === null && seen.can.approve.allowed;
  const error = start.error ?? approve.error;

  return (
    <>
      <div className={styles.fields}>
        <PreviewFigures preview={seen} />
        {mustType && seen.can.run.allowed && (
          <TextInput
            label={`Type ${formatCount(count)} to confirm`}
            inputMode="numeric"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error && <ErrorState error={error} size="inline" />}
      </div>
      <footer className={styles.foot}>
        {onBack && (
          <Button variant="subtle" color="gray" size="sm" onClick={onBack}>
            Back
          </Button>
        )}
        {canApprove && (
          <Button
            variant="default"
            size="sm"
            loading={approve.isPending}
            onClick={() => approve.mutate(seen)}
          >
            Approve
          </Button>
        )}
        <ReasonButton
          size="sm"
          loading={start.isPending}
          reason={whyNot(seen, mustType && !isTyped)}
          onClick={() => start.mutate({ seen, confirmedCount: mustType ? count : undefined })}
        >
          {seen.subjectTitle === '' ? action.title : `${action.verb} ${formatThings(count, seen.subjectTitle)}`}
        </ReasonButton>
      </footer>
    </>
  );
}

function whyNot({ can, subjectsCount }: ActionPreview, isUntyped: boolean): string | null {
  if (subjectsCount === 0) return 'There is nothing in this scope that it would touch.';
  if (!can.run.allowed) return can.run.why ?? 'Not allowed.';
  return isUntyped ? 'Type the count above first: it is what will be changed.' : null;
}
