import { useMantineColorScheme } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { paths, samePageFor } from '../paths.ts';
import { useSession } from '../session/session.tsx';
import { useGo } from '../ui/basics/path-link.tsx';
import { type Command, useCommands } from '../ui/commands/use-commands.ts';
import { openKeyHelp } from '../ui/keys/key-help.tsx';
import { useKeys } from '../ui/keys/use-keys.ts';
import { useRailLinks } from './rail-links.ts';

/** What the palette and the keyboard can do everywhere. */
export function FrameCommands() {
  const links = useRailLinks();
  const { clients } = useSession();
  const { pathname } = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const go = useGo();

  const toPages = links.map<Command>((link) => ({
    id: `go ${link.label}`,
    label: link.label,
    group: 'Go to',
    icon: link.icon,
    keys: `g ${link.key}`,
    run: () => go(link.to),
  }));
  const toClients = [
    { id: 'all clients', label: 'All clients', to: paths.now() },
    ...clients.map((client) => ({
      id: client.clientId,
      label: client.name,
      to: samePageFor(pathname, client.slug),
    })),
  ].map<Command>(({ id, label, to }) => ({
    id: `client ${id}`,
    label,
    group: 'Clients',
    icon: 'client',
    run: () => go(to),
  }));
  const looks: Command[] = [
    { id: 'light', label: 'Light colours', group: 'Display', icon: 'sun', run: () => setColorScheme('light') },
    { id: 'dark', label: 'Dark colours', group: 'Display', icon: 'moon', run: () => setColorScheme('dark') },
    { id: 'auto', label: 'Colours as the system', group: 'Display', icon: 'system', run: () => setColorScheme('auto') },
    { id: 'keys', label: 'Show the keys', group: 'Display', icon: 'book', keys: '?', run: openKeyHelp },
  ];

  useCommands([...toPages, ...toClients, ...looks]);
  useKeys('Everywhere', [
    ...links.map((link) => ({
      keys: `g ${link.key}`,
      does: `Go to ${link.label}`,
      run: () => go(link.to),
    })),
    { keys: '?', does: 'Show the keys', run: openKeyHelp },
  ]);
  return null;
}
