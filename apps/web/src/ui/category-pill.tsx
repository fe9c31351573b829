import { IconLock } from '@tabler/icons-react';
import { categories, type Category } from '@himaya/domain';
import { useWords } from '../platform/words';
import classes from './category-pill.module.css';

const sealed: ReadonlySet<Category> = new Set(['health', 'psychosocial', 'legal', 'shelter']);

/** A category of case data by its name; a lock marks those kept apart from all others. */
export function CategoryPill({ category }: { readonly category: Category }) {
  const { code } = useWords();
  return (
    <span className={classes.pill}>
      {sealed.has(category) && <IconLock size={14} aria-hidden="true" />}
      {code(categories, category)}
    </span>
  );
}

/** A set of categories. */
export function CategoryPills({ of }: { readonly of: readonly Category[] }) {
  return (
    <span className={classes.pills}>
      {of.map((category) => (
        <CategoryPill key={category} category={category} />
      ))}
    </span>
  );
}
