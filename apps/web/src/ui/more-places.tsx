import { useEffect, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useWords } from '../platform/words';
import type { Destination } from './app-layout';
import classes from './app-layout.module.css';

/** On a phone: the places that find no room in the bar, in a sheet of the browser's own that holds the focus and goes by Escape. */
export function MorePlaces({ places }: { readonly places: readonly Destination[] }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const sheet = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const here = places.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  const badge = places.find((place) => place.badge);
  useEffect(() => sheet.current?.close(), [pathname]);
  return (
    <div className={classes.more}>
      <button
        type="button"
        className={classes.link}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-here={here || undefined}
        onClick={() => {
          sheet.current?.showModal();
          setOpen(true);
        }}
      >
        <svg width={22} height={22} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
          <circle cx={5} cy={12} r={2} />
          <circle cx={12} cy={12} r={2} />
          <circle cx={19} cy={12} r={2} />
        </svg>
        <span className={classes.label}>{t('nav.more')}</span>
        {badge && (
          <span className={classes.badge} aria-label={badge.badgeLabel} role="img">
            {badge.badge}
          </span>
        )}
      </button>
      {/* A press beside the sheet lands on the dialog itself. */}
      <dialog
        ref={sheet}
        className={classes.sheet}
        aria-label={t('nav.more-title')}
        onClose={() => setOpen(false)}
        onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      >
        <div className={classes.places}>
          {places.map(({ to, label, icon, badge: count, badgeLabel }) => (
            <NavLink key={to} to={to} className={() => classes.place} onClick={() => sheet.current?.close()}>
              <span className={classes.icon}>{icon}</span>
              <span>{label}</span>
              {count && (
                <span className={classes.count} aria-label={badgeLabel} role="img">
                  {count}
                </span>
              )}
            </NavLink>
          ))}
          <button type="button" className={classes.place} onClick={() => sheet.current?.close()}>
            {t('action.close')}
          </button>
        </div>
      </dialog>
    </div>
  );
}
