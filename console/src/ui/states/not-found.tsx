import { Button } from '@mantine/core';
import { paths } from '../../paths.ts';
import { Page } from '../basics/page.tsx';
import { PathLink } from '../basics/path-link.tsx';
import { EmptyState } from './empty-state.tsx';

export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState
        title="There is nothing at this address"
        text="It may have been mistyped, or it belongs to a client you do not work for."
        action={
          <Button component={PathLink} href={paths.now()} variant="default">
            Go to Now
          </Button>
        }
      />
    </Page>
  );
}
