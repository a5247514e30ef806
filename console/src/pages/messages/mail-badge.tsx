import type { OutboxMail } from '../../api/generated.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { DELIVERY_WORDS } from './delivery-words.ts';

export function MailBadge({ state }: { state: OutboxMail['state'] }) {
  return (
    <StateBadge state={DELIVERY_WORDS[state].state} look="quiet">
      {DELIVERY_WORDS[state].words}
    </StateBadge>
  );
}
