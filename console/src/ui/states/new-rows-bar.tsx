import { Icon } from '../icons/icon.tsx';
import { formatCount } from '../values/format.ts';
import styles from './states.module.css';

export interface NewRowsBarProps {
  count: number;
  /** What one is called, and several: "order", "orders". */
  unit: readonly [one: string, several: string];
  onShow: () => void;
}

/** "12 new orders": what came since the list was read. Nothing moves until it is pressed. */
export function NewRowsBar({ count, unit, onShow }: NewRowsBarProps) {
  return (
    <div aria-live="polite">
      {count > 0 && (
        <button type="button" className={styles.newRows} onClick={onShow}>
          <Icon name="arrow-up" sizePx={14} />
          {formatCount(count)} new {unit[count === 1 ? 0 : 1]}
        </button>
      )}
    </div>
  );
}
