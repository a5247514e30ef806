import type { Command } from 'commander';
import type { Context } from './context.ts';

/** A command written by hand, because it is no single operation. `groupOf` finds or makes a group. */
export type HandCommand = (program: Command, groupOf: (name: string) => Command, context: Context) => void;
