import type { ReactNode } from 'react';
import { useWords } from '../platform/words';
import classes from './definition-list.module.css';

export interface Definition {
  readonly term: string;
  /** Null or empty: not known. */
  readonly value: ReactNode;
}

/** Facts as terms and values; what is not known is said so. */
export function DefinitionList({ items, columns = 2 }: { readonly items: readonly Definition[]; readonly columns?: 1 | 2 }) {
  const { t } = useWords();
  return (
    <dl className={classes.list} data-columns={columns}>
      {items.map(({ term, value }) => (
        <div key={term} className={classes.item}>
          <dt className={classes.term}>{term}</dt>
          <dd className={classes.value}>
            {value === null || value === undefined || value === '' ? (
              <span className={classes.unknown}>{t('state.not-known')}</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
