import { ActionIcon, Tooltip } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { PathLink } from '../ui/basics/path-link.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import { Mark } from './mark.tsx';
import styles from './rail.module.css';
import { type RailLink, useRailLinks } from './rail-links.ts';

export interface RailProps {
  isCollapsed: boolean;
  onToggle: () => void;
}

export function Rail({ isCollapsed, onToggle }: RailProps) {
  const links = useRailLinks();
  const toggleLabel = isCollapsed ? 'Widen the rail' : 'Narrow the rail';

  return (
    <nav className={styles.rail} aria-label="Pages" data-collapsed={isCollapsed || undefined}>
      <div className={styles.brand}>
        <PathLink href={paths.now()} className={styles.home} aria-label="Breakwater, all clients">
          <Mark />
          <span className={styles.label}>Breakwater</span>
        </PathLink>
      </div>
      {(['work', 'below'] as const).map((section) => (
        <ul key={section} className={styles[section]}>
          {links
            .filter((link) => link.section === section)
            .map((link) => (
              <li key={link.label}>
                <RailItem link={link} isCollapsed={isCollapsed} />
              </li>
            ))}
        </ul>
      ))}
      <Tooltip label={toggleLabel} position="right">
        <ActionIcon className={styles.toggle} aria-label={toggleLabel} onClick={onToggle}>
          <Icon name="collapse" />
        </ActionIcon>
      </Tooltip>
    </nav>
  );
}

function RailItem({ link, isCollapsed }: { link: RailLink; isCollapsed: boolean }) {
  const { pathname } = useLocation();
  const isHere = pathname === link.to || pathname.startsWith(`${link.to}/`);
  return (
    <Tooltip label={link.label} position="right" disabled={!isCollapsed}>
      <PathLink href={link.to} className={styles.link} aria-current={isHere ? 'page' : undefined}>
        <Icon name={link.icon} sizePx={18} />
        <span className={styles.label}>{link.label}</span>
        <kbd className={styles.key} aria-hidden>
          g {link.key}
        </kbd>
      </PathLink>
    </Tooltip>
  );
}
