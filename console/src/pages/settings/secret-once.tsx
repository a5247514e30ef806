import { Button, CopyButton } from '@mantine/core';
import styles from './settings.module.css';

export interface SecretOnceProps {
  title: string;
  text: string;
  secret: string;
  onDone: () => void;
}

/** A secret or a one-time link, which nobody can ever see again. */
export function SecretOnce({ title, text, secret, onDone }: SecretOnceProps) {
  return (
    <div className={styles.secret} role="status">
      <p>
        <b>{title}.</b> {text}
      </p>
      <code>{secret}</code>
      <p className={styles.quiet}>It is shown only here and only now.</p>
      <div className={styles.buttons}>
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onDone}>
          I have kept it
        </Button>
      </div>
    </div>
  );
}
