import { ActionIcon, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { PathLink } from '../basics/path-link.tsx';
import { Icon } from '../icons/icon.tsx';
import { useKeys } from '../keys/use-keys.ts';
import styles from './split-panel.module.css';

const WIDTH_PX = { initial: 480, min: 360, max: 900, step: 40 };

export interface SplitPanelProps {
  /** The list. */
  children: ReactNode;
  /** The object that is open, or null. Which one it is stands in the address. */
  panel: PanelContent | null;
  onClose: () => void;
}

export interface PanelContent {
  title: string;
  /** Under the title: states, clocks. */
  summary?: ReactNode;
  /** Where the same stands as a whole page. */
  href?: string;
  actions?: ReactNode;
  body: ReactNode;
}

/** A list with one of its things open beside it; on a phone, over it. */
export function SplitPanel({ children, panel, onClose }: SplitPanelProps) {
  const [widthPx, setWidthPx] = useLocalStorage({
    key: 'bw-panel-width',
    defaultValue: WIDTH_PX.initial,
    getInitialValueInEffect: false,
  });

  return (
    <div className={styles.split}>
      <div className={styles.list}>{children}</div>
      {panel && (
        <>
          <WidthHandle widthPx={widthPx} onChange={setWidthPx} />
          <Panel panel={panel} onClose={onClose} widthPx={widthPx} />
        </>
      )}
    </div>
  );
}

function Panel({ panel, onClose, widthPx }: { panel: PanelContent; onClose: () => void; widthPx: number }) {
  useKeys('Panel', [{ keys: 'Escape', does: 'Close the panel', run: onClose }]);

  return (
    <aside className={styles.panel} style={{ width: widthPx }} aria-label={panel.title}>
      <div className={styles.head}>
        <div className={styles.titleRow}>
          <h2>{panel.title}</h2>
          {panel.href && (
            <Tooltip label="Open as a page">
              <ActionIcon component={PathLink} href={panel.href} aria-label="Open as a page">
                <Icon name="expand" />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label="Close (Esc)">
            <ActionIcon aria-label="Close the panel" onClick={onClose}>
              <Icon name="close" />
            </ActionIcon>
          </Tooltip>
        </div>
        {panel.summary && <div className={styles.summary}>{panel.summary}</div>}
        {panel.actions && <div className={styles.actions}>{panel.actions}</div>}
      </div>
      {/* Focusable, because a scrolling region must be reachable from the keyboard. */}
      <div
        // Another object starts at its top.
        key={panel.title}
        className={styles.body}
        tabIndex={0}
        role="region"
        aria-label={`${panel.title}, details`}
      >
        {panel.body}
      </div>
    </aside>
  );
}

function WidthHandle({ widthPx, onChange }: { widthPx: number; onChange: (widthPx: number) => void }) {
  const clamp = (px: number) => Math.round(Math.min(WIDTH_PX.max, Math.max(WIDTH_PX.min, px)));
  return (
    <div
      className={styles.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuenow={widthPx}
      aria-valuemin={WIDTH_PX.min}
      aria-valuemax={WIDTH_PX.max}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onChange(clamp(widthPx + WIDTH_PX.step));
        if (event.key === 'ArrowRight') onChange(clamp(widthPx - WIDTH_PX.step));
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          onChange(clamp(widthPx - event.movementX));
        }
      }}
      onDoubleClick={() => onChange(WIDTH_PX.initial)}
    />
  );
}
