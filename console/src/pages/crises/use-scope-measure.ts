import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type ScopeInput } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';

const TYPING_MS = 250;

/**
 * The scope in numbers, at once: an estimate for a large one, replaced by the exact count when
 * that is there. `isMoving` while what is shown belongs to the scope before.
 */
export function useScopeMeasure(scope: ScopeInput) {
  const { clientId } = useClient();
  const [settled] = useDebouncedValue(scope, TYPING_MS);
  const request = (exact: boolean) => ({ params: { clientId }, body: { scope: settled, exact } });

  const quick = useQuery({ ...readQuery(api.measureScope, request(false)), placeholderData: keepPreviousData });
  const needsExact = quick.data?.exact === false && !quick.isPlaceholderData;
  const exact = useQuery({ ...readQuery(api.measureScope, request(true)), enabled: needsExact });

  return {
    measure: needsExact && exact.data ? exact.data : quick.data,
    isMoving: settled !== scope || quick.isPlaceholderData,
    isCountingExactly: needsExact && exact.isFetching,
    error: quick.error,
    retry: quick.refetch,
  };
}
