import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/generated.ts';
import { useAct } from '../api/queries.ts';
import { paths } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useGo } from '../ui/basics/path-link.tsx';
import { Icon, type IconName } from '../ui/icons/icon.tsx';
import { openKeyHelp } from '../ui/keys/key-help.tsx';
import styles from './me-menu.module.css';

const SCHEMES = [
  { scheme: 'light', label: 'Light', icon: 'sun' },
  { scheme: 'dark', label: 'Dark', icon: 'moon' },
  { scheme: 'auto', label: 'As the system', icon: 'system' },
] as const satisfies readonly { scheme: string; label: string; icon: IconName }[];

export function MeMenu() {
  const { person } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const queryClient = useQueryClient();
  const go = useGo();
  const signOut = useAct(api.signOut, {
    onDone: () => {
      queryClient.clear();
      go(paths.signIn());
    },
  });

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={styles.button}>
          <span aria-hidden>{initials(person.name)}</span>
          <VisuallyHidden>{person.name}, account menu</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          {person.email && <span className={styles.email}>{person.email}</span>}
        </Menu.Label>
        <Menu.Divider />
        {SCHEMES.map(({ scheme, label, icon }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} />}
            rightSection={colorScheme === scheme ? <Icon name="check" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item rightSection={<kbd className={styles.key}>?</kbd>} onClick={openKeyHelp}>
          Keys
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="sign-out" />} onClick={() => signOut.mutate({})}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => (word ?? '').slice(0, 1).toUpperCase())
    .join('');
}
