import type { DataColumn, RowsQuery } from '../ui/data-table/data-table-types.ts';
import { formatDuration, formatMoney } from '../ui/values/format.ts';

export interface SampleOrder {
  orderId: string;
  number: string;
  stage: string;
  ageSeconds: number;
  customer: string;
  site: string;
  valueMinor: number;
  units: number;
}

const STAGES = ['Waiting for stock', 'Allocated', 'Picking', 'Packed', 'On hold'];
const SITES = ['Leeds', 'Rotterdam', 'Poznań', 'Gothenburg'];
const PEOPLE = ['A. Lindqvist', 'K. Wiśniewska', 'T. Okafor', 'M. Haugen', 'S. Brandt', 'L. Duarte'];

export const sampleOrders: SampleOrder[] = Array.from({ length: 240 }, (_, index) => ({
  orderId: `order-${index}`,
  number: `NK-${204_118 - index * 7}`,
  stage: STAGES[(index * 7) % STAGES.length] ?? '',
  ageSeconds: 540_000 - index * 2_150,
  customer: PEOPLE[(index * 5) % PEOPLE.length] ?? '',
  site: SITES[(index * 3) % SITES.length] ?? '',
  valueMinor: 2_490 + ((index * 7_919) % 41_000),
  units: 1 + ((index * 13) % 6),
}));

export const sampleQuery: RowsQuery<SampleOrder> = {
  data: { pages: [{ rows: sampleOrders }] },
  error: null,
  isPending: false,
  hasNextPage: false,
  isFetchingNextPage: false,
  fetchNextPage: () => undefined,
  refetch: () => undefined,
};

export const plainColumns: DataColumn<SampleOrder>[] = [
  { key: 'customer', header: 'Customer', cell: (order) => order.customer, widthPx: 150 },
  { key: 'site', header: 'Site', cell: (order) => order.site, widthPx: 110, phone: 'hidden' },
  { key: 'units', header: 'Units', cell: (order) => order.units, widthPx: 72, align: 'right', phone: 'hidden' },
  {
    key: 'value',
    header: 'Value',
    cell: (order) => formatMoney(order.valueMinor, 'EUR'),
    widthPx: 110,
    align: 'right',
    sortBy: 'value',
    phone: 'aside',
  },
  {
    key: 'age',
    header: 'Age',
    cell: (order) => formatDuration(order.ageSeconds),
    widthPx: 100,
    align: 'right',
    sortBy: 'age',
    phone: 'aside',
  },
];
