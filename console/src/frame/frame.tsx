import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useClientIfAny } from '../session/session.tsx';
import { CommandPalette } from '../ui/commands/command-palette.tsx';
import { KeyHelp } from '../ui/keys/key-help.tsx';
import { DrillBand } from './drill-band.tsx';
import styles from './frame.module.css';
import { FrameCommands } from './frame-commands.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { Rail } from './rail.tsx';
import { StaleBar } from './stale-bar.tsx';
import { TopBar } from './top-bar.tsx';

export interface FrameProps {
  /** Beside the search: the live crises of the clients on screen. */
  chips?: ReactNode;
  children: ReactNode;
}

/** What stands around every page of somebody signed in. */
export function Frame({ chips, children }: FrameProps) {
  const [isCollapsed, setCollapsed] = useLocalStorage({
    key: 'bw-rail-collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const client = useClientIfAny();

  return (
    <div className={styles.frame} data-rail={isCollapsed ? 'collapsed' : 'open'}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      {client?.isDrill && <DrillBand clientName={client.name} />}
      <Rail isCollapsed={isCollapsed} onToggle={() => setCollapsed(!isCollapsed)} />
      <TopBar chips={chips} />
      <main id="main" className={styles.main} tabIndex={-1}>
        <StaleBar />
        {children}
      </main>
      <PhoneBar />
      <CommandPalette />
      <KeyHelp />
      <FrameCommands />
    </div>
  );
}
