import { type RefObject, useCallback, useEffect, useRef } from 'react';

const nearPx = 48;

/** Keeps a scrolled list at its end while it grows, unless the person scrolled up to read. */
export function useStickToEnd(): {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly stick: () => void;
} {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);

  const toEnd = useCallback(() => {
    const element = list.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  useEffect(() => {
    const element = list.current;
    const grown = content.current;
    if (element === null || grown === null) return;
    const observer = new ResizeObserver(() => {
      if (stuck.current) toEnd();
    });
    observer.observe(grown);
    observer.observe(element);
    let lastTop = element.scrollTop;
    const noteScroll = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
      // Only a move upwards is the person's: our own move to the end is reported late, when more may have come.
      if (near) stuck.current = true;
      else if (element.scrollTop < lastTop) stuck.current = false;
      lastTop = element.scrollTop;
    };
    element.addEventListener('scroll', noteScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', noteScroll);
    };
  }, [toEnd]);

  const stick = useCallback(() => {
    stuck.current = true;
    toEnd();
  }, [toEnd]);
  return { list, content, stick };
}
