import type { Command } from 'commander';
import type { Context } from './context.ts';
import { drill } from './drill.ts';
import { importOrders } from './import-orders.ts';
import { lintPlaybooks } from './lint-playbooks.ts';
import { login } from './login.ts';
import { serve } from './serve.ts';
import { signInLink } from './sign-in-link.ts';
import { verifyAudit } from './verify-audit.ts';

/** A command written by hand, because it is no single operation. `groupOf` finds or makes a group. */
export type HandCommand = (program: Command, groupOf: (name: string) => Command, context: Context) => void;

/** One file a command, one line here. */
export const HAND_COMMANDS: readonly HandCommand[] = [login, signInLink, importOrders, lintPlaybooks, verifyAudit, drill, serve];
