import { Menu, UnstyledButton } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { paths, samePageFor } from '../paths.ts';
import { useClientIfAny, useSession } from '../session/session.tsx';
import { useGo } from '../ui/basics/path-link.tsx';
import { Icon } from '../ui/icons/icon.tsx';
import styles from './client-switch.module.css';

/** Which retailer the screen is about. Switching keeps the page. */
export function ClientSwitch() {
  const { clients, provider } = useSession();
  const chosen = useClientIfAny();
  const { pathname } = useLocation();
  const go = useGo();

  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={styles.button}>
          <span className={styles.name}>{chosen?.name ?? 'All clients'}</span>
          <Icon name="chevron-down" sizePx={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{provider.name}</Menu.Label>
        <Menu.Item onClick={() => go(paths.now())} rightSection={chosen ? null : <Icon name="check" />}>
          All clients
        </Menu.Item>
        <Menu.Divider />
        {clients.map((client) => (
          <Menu.Item
            key={client.clientId}
            onClick={() => go(samePageFor(pathname, client.slug))}
            rightSection={client.clientId === chosen?.clientId ? <Icon name="check" /> : null}
          >
            {client.name}
            {client.isDrill && <span className={styles.drill}>drill</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
