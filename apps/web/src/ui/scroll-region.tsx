import type { ReactNode } from 'react';
import classes from './scroll-region.module.css';

/** Lets something wide, a table mostly, be scrolled sideways on a narrow screen, by keyboard too. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.region} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
