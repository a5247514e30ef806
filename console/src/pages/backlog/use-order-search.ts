import { useMemo } from 'react';
import { api } from '../../api/generated.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { useGo } from '../../ui/basics/path-link.tsx';
import { useCommandSource } from '../../ui/commands/use-commands.ts';
import { formatMoney } from '../../ui/values/format.ts';
import { STAGE_WORDS } from './order-words.ts';

const FOUND_MAX = 8;
const LENGTH_MIN = 3;

/** Ctrl-K finds orders by the beginning of their number or id, a mail address, or a SKU: open ones and closed ones. */
function useOrderSearch(): void {
  const { clientId, slug } = useClient();
  const go = useGo();
  const source = useMemo(
    () => ({
      group: 'Orders',
      lengthMin: LENGTH_MIN,
      find: async (text: string, signal: AbortSignal) => {
        const query = { search: text, state: 'all', sort: 'placedAt', direction: 'desc', limit: FOUND_MAX } as const;
        const { orders } = await api.findBacklog({ params: { clientId }, query }, { signal });
        return orders.map((order) => ({
          id: order.orderId,
          label: order.number,
          description: `${STAGE_WORDS[order.stage]} · ${order.channel} · ${formatMoney(order.valueMinor, order.currency)}`,
          group: 'Orders',
          icon: 'backlog' as const,
          keywords: [text],
          run: () => go(paths.order(slug, order.orderId)),
        }));
      },
    }),
    [clientId, slug, go],
  );
  useCommandSource(source);
}

/** Mounted once in a client's frame, so that every page can search. */
export function OrderSearch() {
  useOrderSearch();
  return null;
}
