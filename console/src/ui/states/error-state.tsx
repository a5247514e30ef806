import { Button } from '@mantine/core';
import { problemOf } from '../../api/api-error.ts';
import { Icon } from '../icons/icon.tsx';
import styles from './states.module.css';

export interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  /** `inline` beside a form's button, `block` in the place of what could not be shown. */
  size?: 'inline' | 'block';
}

/** What could not be done, why, what to do, and the reference to quote. */
export function ErrorState({ error, onRetry, size = 'block' }: ErrorStateProps) {
  const { title, detail, next, issues, requestId } = problemOf(error);
  return (
    <div className={styles.error} data-size={size} role="alert">
      <Icon name="alert" className={styles.errorIcon} />
      <div className={styles.errorWords}>
        <p className={styles.errorTitle}>{title}</p>
        {detail && <p>{detail}</p>}
        {issues && (
          <ul className={styles.issues}>
            {issues.map((issue) => (
              <li key={`${issue.path} ${issue.message}`}>
                <code>{issue.path}</code> {issue.message}
              </li>
            ))}
          </ul>
        )}
        {next && <p className={styles.errorNext}>{next}</p>}
        {requestId && (
          <p className={styles.reference}>
            Reference <code>{requestId}</code>
          </p>
        )}
        {onRetry && (
          <Button variant="default" className={styles.retry} onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
