import { useQuery } from '@tanstack/react-query';
import type { ActionPreview } from '../../api/generated.ts';
import type { ActionContract } from './action-types.ts';

const READ_EVERY_MS = 3_000;

/**
 * Previews once for an input, or reads a preview that exists. What was seen is what is run, so
 * its figures never change by themselves; only its approval is read again while it is awaited.
 */
export function usePreview<Input>(
  action: ActionContract<Input>,
  input: Input,
  previewId: string | undefined,
) {
  const made = useQuery({
    queryKey: ['action-preview', action.title, action.scopeWords, input],
    queryFn: ({ signal }) => action.preview(input, signal),
    enabled: previewId === undefined,
    staleTime: Infinity,
    gcTime: 0,
  });
  const knownId = previewId ?? made.data?.previewId;
  const known = useQuery({
    queryKey: ['action-preview', knownId],
    queryFn: ({ signal }) => action.readPreview(knownId ?? '', signal),
    enabled: knownId !== undefined,
    initialData: previewId === undefined ? made.data : undefined,
    staleTime: READ_EVERY_MS,
    refetchInterval: ({ state }) => (isWaiting(state.data) ? READ_EVERY_MS : false),
  });
  return knownId === undefined ? made : known;
}

function isWaiting(preview: ActionPreview | undefined): boolean {
  return preview !== undefined && preview.needsApproval !== null && preview.approval === null;
}
