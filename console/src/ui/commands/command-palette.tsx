import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useStore } from '../store.ts';
import styles from './command-palette.module.css';
import {
  type Command,
  type CommandSource,
  registeredCommands,
  registeredSources,
} from './use-commands.ts';

const SEARCH_AFTER_MS = 150;
const SHOWN_MAX = 12;

/** Ctrl-K: everything registered with `useCommands` and found by `useCommandSource`. */
export function CommandPalette() {
  const [text, setText] = useState('');
  const commands = useStore(registeredCommands);
  const sources = useStore(registeredSources);
  const found = useFound([...sources.values()], text);

  return (
    <Spotlight
      actions={toGroups([...found, ...[...commands.values()].flat()])}
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K', '/']}
      limit={SHOWN_MAX}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="Nothing by that name"
      transitionProps={{ duration: 120 }}
      searchProps={{
        leftSection: <Icon name="search" />,
        placeholder: 'An order number, a page, a command',
        'aria-label': 'Search or run a command',
      }}
      attributes={{ content: { 'aria-label': 'Search or run a command' } }}
      classNames={{
        actionsGroup: styles.group,
        action: styles.action,
        actionSection: styles.section,
      }}
    />
  );
}

function useFound(sources: readonly CommandSource[], typed: string): readonly Command[] {
  const [text] = useDebouncedValue(typed.trim(), SEARCH_AFTER_MS);
  const able = sources.filter((source) => text.length >= source.lengthMin);
  const found = useQuery({
    queryKey: ['command-palette', able.map((source) => source.group), text],
    queryFn: async ({ signal }) => {
      const lists = await Promise.allSettled(able.map((source) => source.find(text, signal)));
      return lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
    },
    enabled: able.length > 0,
  });
  // What was found must not be filtered out again by the palette's own matching.
  return (found.data ?? []).map((command) => ({
    ...command,
    keywords: [...(command.keywords ?? []), text],
  }));
}

function toGroups(commands: readonly Command[]): SpotlightActionGroupData[] {
  const byGroup = Map.groupBy(commands, (command) => command.group);
  return [...byGroup].map(([group, members]) => ({
    group,
    actions: members.map((command) => ({
      id: `${group} ${command.id}`,
      label: command.label,
      description: command.description,
      keywords: [...(command.keywords ?? []), group],
      leftSection: command.icon && <Icon name={command.icon} sizePx={18} />,
      rightSection: command.keys && <kbd className={styles.keys}>{command.keys}</kbd>,
      onClick: command.run,
    })),
  }));
}
