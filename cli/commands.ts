import { drill } from './drill.ts';
import type { HandCommand } from './hand-command.ts';
import { importOrders } from './import-orders.ts';
import { lintPlaybooks } from './lint-playbooks.ts';
import { login } from './login.ts';
import { serve } from './serve.ts';
import { signInLink } from './sign-in-link.ts';
import { verifyAudit } from './verify-audit.ts';

/** One file a command, one line here. */
export const HAND_COMMANDS: readonly HandCommand[] = [login, signInLink, importOrders, lintPlaybooks, verifyAudit, drill, serve];
