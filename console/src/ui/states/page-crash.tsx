import { Page } from '../basics/page.tsx';
import { ErrorState } from './error-state.tsx';

/** In the place of a page whose code failed; the frame around it stays usable. */
export function PageCrash({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Page title="This page cannot be shown">
      <ErrorState error={error} onRetry={reset} />
    </Page>
  );
}
