import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useGo } from '../../ui/basics/path-link.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { SignInFrame } from './sign-in-frame.tsx';
import styles from './sign-in.module.css';

export default function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [url] = useUrlState();
  const queryClient = useQueryClient();
  const go = useGo();
  const signIn = useAct(api.signIn, {
    onDone: () => {
      queryClient.clear();
      go(localPath(one(url.returnTo)));
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate({ body: { email, password } });
  }

  return (
    <SignInFrame title="Sign in">
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label="Mail address"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signIn.error && <ErrorState error={signIn.error} size="inline" />}
        <Button type="submit" size="sm" fullWidth loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <p className={styles.hint}>
        A one-time link signs you in without a password. The first one is printed where the server
        was started.
      </p>
    </SignInFrame>
  );
}

/** Back to where the reader was, but never to another site. */
function localPath(returnTo: string | undefined): string {
  return returnTo && /^\/(?![/\\])/.test(returnTo) ? returnTo : paths.now();
}
