import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

export interface ReasonButtonProps extends ButtonProps {
  children: ReactNode;
  onClick: () => void;
  /** Why it cannot be pressed now; null or nothing when it can. */
  reason?: string | null;
}

/** A button that stays reachable when it cannot be pressed, and says why. */
export function ReasonButton({ reason, onClick, children, ...rest }: ReasonButtonProps) {
  return (
    <Tooltip label={reason} disabled={!reason} multiline maw={320} withinPortal={false}>
      <Button
        {...rest}
        // `disabled` would hide the reason from the keyboard and from screen readers.
        aria-disabled={reason ? true : undefined}
        data-disabled={reason ? true : undefined}
        aria-description={reason ?? undefined}
        onClick={reason ? undefined : onClick}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
