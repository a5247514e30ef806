import { useEffect, useId } from 'react';
import type { IconName } from '../icons/icon.tsx';
import { createStore } from '../store.ts';

/** One line of the palette. */
export interface Command {
  /** Unique among the commands of one component. */
  id: string;
  label: string;
  /** What distinguishes it from similar ones, or why it is listed. */
  description?: string;
  group: string;
  icon?: IconName;
  /** Shown at the right; bound elsewhere, with `useKeys`. */
  keys?: string;
  /** Further words it is found by. */
  keywords?: readonly string[];
  run: () => void;
}

/** Finds commands for what was typed, for instance orders by number. */
export interface CommandSource {
  group: string;
  /** Shortest text worth a search. */
  lengthMin: number;
  find: (text: string, signal: AbortSignal) => Promise<readonly Command[]>;
}

export const registeredCommands = createStore<ReadonlyMap<string, readonly Command[]>>(new Map());
export const registeredSources = createStore<ReadonlyMap<string, CommandSource>>(new Map());

/** Put commands into the Ctrl-K palette for as long as the calling component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  const owner = useId();
  useEffect(() => {
    registeredCommands.set(new Map(registeredCommands.get()).set(owner, commands));
  });
  useEffect(
    () => () => registeredCommands.set(without(registeredCommands.get(), owner)),
    [owner],
  );
}

/** Let the palette search for as long as the calling component is on screen. Give a stable object. */
export function useCommandSource(source: CommandSource): void {
  const owner = useId();
  useEffect(() => {
    registeredSources.set(new Map(registeredSources.get()).set(owner, source));
    return () => registeredSources.set(without(registeredSources.get(), owner));
  }, [owner, source]);
}

function without<Value>(known: ReadonlyMap<string, Value>, key: string): Map<string, Value> {
  const rest = new Map(known);
  rest.delete(key);
  return rest;
}
