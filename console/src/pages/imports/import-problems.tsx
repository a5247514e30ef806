import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import styles from './imports.module.css';

/** What was refused: row, column, value and reason. */
export function ImportProblems({ importId }: { importId: string }) {
  const { clientId } = useClient();
  const problems = useInfiniteQuery(pagesQuery(api.findImportProblems, { params: { clientId, importId }, query: { limit: 50 } }));
  if (problems.isPending) return <SkeletonText lines={4} />;
  if (problems.isError) return <ErrorState error={problems.error} size="inline" onRetry={() => void problems.refetch()} />;
  return (
    <div className={styles.problems}>
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            <th scope="col">Why it was refused</th>
          </tr>
        </thead>
        <tbody>
          {problems.data.pages
            .flatMap((page) => page.rows)
            .map((problem) => (
              <tr key={problem.problemNo}>
                <td>{formatCount(problem.row)}</td>
                <td>{problem.column ?? '–'}</td>
                <td>
                  <code>{problem.value ?? ''}</code>
                </td>
                <td>{problem.reason}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {problems.hasNextPage && (
        <Button variant="default" loading={problems.isFetchingNextPage} onClick={() => void problems.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
