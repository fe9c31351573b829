import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useWords } from '../platform/words';
import { MorePlaces } from './more-places';
import { ProductMark } from './product-mark';
import classes from './app-layout.module.css';

export interface Destination {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Count shown beside the label; read out with `badgeLabel`. */
  readonly badge?: string;
  readonly badgeLabel?: string;
}

/** Places that a phone's bar has room for beside the way to the others. */
const inBar = 4;

interface Props {
  readonly destinations: readonly Destination[];
  /** Tools at the end of the header (language, notifications, user, quick exit). */
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every signed-in page: header, side navigation on wide screens, bottom navigation on phones. */
export function AppLayout({ destinations, tools, children }: Props) {
  const { t } = useWords();
  const hasMore = destinations.length > inBar + 1;
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.home}>
          <ProductMark />
        </Link>
        <div className={classes.tools}>{tools}</div>
      </header>
      {destinations.length > 0 && (
        <nav className={classes.nav} aria-label={t('nav.label')}>
          {destinations.map((destination, place) => (
            <NavLink
              key={destination.to}
              to={destination.to}
              end={['/', '/cases', '/plan', '/statistics'].includes(destination.to)}
              className={() => (hasMore && place >= inBar ? `${classes.link} ${classes.further}` : classes.link)}
            >
              <span className={classes.icon}>{destination.icon}</span>
              <span className={classes.label}>{destination.label}</span>
              {destination.badge && (
                <span className={classes.badge} aria-label={destination.badgeLabel} role="img">
                  {destination.badge}
                </span>
              )}
            </NavLink>
          ))}
          {hasMore && <MorePlaces places={destinations.slice(inBar)} />}
        </nav>
      )}
      <main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </main>
    </div>
  );
}

/** Keeps the place of a tool that is still being loaded. */
export function ToolPlace() {
  return <span className={classes.tool} />;
}
