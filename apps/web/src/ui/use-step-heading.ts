import { useEffect, useRef, type RefObject } from 'react';

/** The head of a wizard's step: it takes the focus whenever another step opens, and not with the page, whose own heading comes first. */
export function useStepHeading(step: number): RefObject<HTMLDivElement | null> {
  const heading = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = true;
  }, [step]);
  return heading;
}
