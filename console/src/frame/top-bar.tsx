import { UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icons/icon.tsx';
import { ClientSwitch } from './client-switch.tsx';
import { ConnectionState } from './connection-state.tsx';
import { MeMenu } from './me-menu.tsx';
import styles from './top-bar.module.css';

/** `chips`: the live crises, beside the search. */
export function TopBar({ chips }: { chips?: ReactNode }) {
  return (
    // No banner: an open dialog brings its own header, and a page has one banner at most.
    <section className={styles.bar} aria-label="Client, search and account">
      <ClientSwitch />
      <UnstyledButton className={styles.search} onClick={spotlight.open} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className={styles.searchWords}>Search or run a command</span>
        <kbd className={styles.kbd}>Ctrl K</kbd>
      </UnstyledButton>
      <div className={styles.chips}>{chips}</div>
      <ConnectionState />
      <MeMenu />
    </section>
  );
}
