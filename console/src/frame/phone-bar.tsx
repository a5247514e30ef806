import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { PathLink } from '../ui/basics/path-link.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import styles from './phone-bar.module.css';
import { type RailLink, useRailLinks } from './rail-links.ts';

/** As many as a thumb hits without aiming; the rest is one tap further. */
const PLACES_MAX = 4;

export function PhoneBar() {
  const links = useRailLinks();
  const [isOpen, { open, close }] = useDisclosure(false);

  return (
    <nav className={styles.bar} aria-label="Pages on a phone">
      {links.slice(0, PLACES_MAX).map((link) => (
        <PhoneLink key={link.label} link={link} />
      ))}
      <UnstyledButton className={styles.place} onClick={open} aria-haspopup="dialog">
        <Icon name="menu" sizePx={20} />
        More
      </UnstyledButton>
      <Drawer opened={isOpen} onClose={close} position="bottom" size="auto" title="Pages">
        <ul className={styles.list}>
          {links.slice(PLACES_MAX).map((link) => (
            <li key={link.label}>
              <PathLink href={link.to} className={styles.row} onClick={close}>
                <Icon name={link.icon} sizePx={20} />
                {link.label}
              </PathLink>
            </li>
          ))}
        </ul>
      </Drawer>
    </nav>
  );
}

function PhoneLink({ link }: { link: RailLink }) {
  const { pathname } = useLocation();
  const isHere = pathname === link.to || pathname.startsWith(`${link.to}/`);
  return (
    <PathLink href={link.to} className={styles.place} aria-current={isHere ? 'page' : undefined}>
      <Icon name={link.icon} sizePx={20} />
      {link.label}
    </PathLink>
  );
}
