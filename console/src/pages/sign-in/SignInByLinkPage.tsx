import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { PathLink, useGo } from '../../ui/basics/path-link.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

/**
 * Consumes `/sign-in/link#token`. The token stands after `#`, which browsers send to no server,
 * so it is in no access log.
 */
export default function SignInByLinkPage() {
  const queryClient = useQueryClient();
  const go = useGo();
  const [token] = useState(() => window.location.hash.slice(1));
  const isSent = useRef(false);
  // oxlint-disable-next-line react/hooks -- an operation's name, not a hook
  const { mutate, error } = useAct(api.useOneTimeLink, {
    onDone: () => {
      queryClient.clear();
      go(paths.now(), { replace: true });
    },
  });

  useEffect(() => {
    // A link works once: a second run of this effect must not spend it on a refusal.
    if (isSent.current || !token) return;
    isSent.current = true;
    mutate({ body: { token: token } });
  }, [mutate, token]);

  return (
    <SignInFrame title={error || !token ? 'This link does not work' : 'Signing in'}>
      {error && <ErrorState error={error} size="inline" />}
      {!token && (
        <EmptyState
          title="The link is incomplete"
          text="Copy the whole address, with everything after the # sign."
        />
      )}
      {(error || !token) && (
        <Button component={PathLink} href={paths.signIn()} variant="default" size="sm" fullWidth>
          Sign in with a password
        </Button>
      )}
    </SignInFrame>
  );
}
