import { useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type MouseEvent, useCallback } from 'react';

export interface PathLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** From `paths`, query and all. */
  href: string;
}

/** A link inside the console: follows without a reload, and is a true link for every other use. */
export function PathLink({ href, onClick, ...rest }: PathLinkProps) {
  const go = useGo();

  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const wantsNewTab = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (event.defaultPrevented || wantsNewTab || rest.target) return;
    event.preventDefault();
    go(href);
  }

  return <a {...rest} href={href} onClick={follow} />;
}

/** Go to an address from `paths`. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (href, { replace = false } = {}) => {
      if (replace) router.history.replace(href);
      else router.history.push(href);
    },
    [router],
  );
}
