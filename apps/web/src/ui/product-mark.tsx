import { useWords } from '../platform/words';
import classes from './product-mark.module.css';

/** The shield of the product with its name. `large` stands on the sign-in page. */
export function ProductMark({ large = false }: { readonly large?: boolean }) {
  const { t } = useWords();
  return (
    <span className={classes.mark} data-large={large || undefined}>
      <svg viewBox="0 0 32 32" aria-hidden="true" className={classes.shield}>
        <path d="M16 3 5 7.2v8.1c0 6.9 4.5 12 11 14.6 6.5-2.6 11-7.7 11-14.6V7.2Z" fill="currentColor" />
        <path d="M10.3 17.8c1.7 2.6 3.5 3.8 5.7 3.8s4-1.2 5.7-3.8" fill="none" stroke="#9fd3cf" strokeWidth="2.4" strokeLinecap="round" />
        <circle cx="16" cy="12.3" r="2.9" fill="#fff" />
      </svg>
      <span className={classes.words}>
        <span className={classes.name}>{t('app.name')}</span>
        <span className={classes.tagline}>{t('app.tagline')}</span>
      </span>
    </span>
  );
}
