import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  align?: 'left' | 'right';
  widthPx: number;
  /** The field the API sorts by; without one the column cannot be sorted. */
  sortBy?: string;
  isHiddenAtFirst?: boolean;
  /** On a phone: the card's title, its line of details, or not at all. */
  phone?: 'title' | 'detail' | 'aside' | 'hidden';
}

/** What is chosen: some rows by id, or everything the filters match, loaded or not. */
export type Selection = { kind: 'some'; ids: ReadonlySet<string> } | { kind: 'matching' };

export const noSelection: Selection = { kind: 'some', ids: new Set() };

/** An endless list as TanStack's `useInfiniteQuery(pagesQuery(...))` gives it. */
export interface RowsQuery<Row> {
  data: { pages: readonly { rows: readonly Row[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

export interface DataTableProps<Row> {
  /** Remembers columns, widths and density in this browser. */
  id: string;
  label: string;
  columns: readonly DataColumn<Row>[];
  query: RowsQuery<Row>;
  rowId: (row: Row) => string;
  /** How a row is called when its box is read aloud: "Order 1042". */
  rowLabel: (row: Row) => string;
  /** `age` or `-age`, as in the address. */
  sort?: string;
  onSort?: (sort: string) => void;
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  /** Rows the filters match in all, once counted. */
  matchingCount?: number | null;
  /** The row whose panel is open. */
  openId?: string;
  onOpen?: (row: Row) => void;
  /** `e`: act on what is selected, or on the row under the cursor. */
  onAct?: (row: Row | undefined) => void;
  /** What stands in the bar once something is selected. */
  bulkActions?: ReactNode;
  /** Left of the column chooser: counts, exports. */
  toolbar?: ReactNode;
  empty: ReactNode;
}
