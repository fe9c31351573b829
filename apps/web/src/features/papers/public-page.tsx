import { use, type ReactNode } from 'react';
import { Paper } from '@mantine/core';
import { useLanguage } from '../../platform/language';
import { LanguageChoices } from '../../ui/language-choices';
import { ProductMark } from '../../ui/product-mark';
import classes from './public-page.module.css';

/** A page for whoever holds one of our papers: no sign-in, and nothing is kept in this browser. */
export function PublicPage({ children }: { readonly children: ReactNode }) {
  const { furtherWords } = useLanguage();
  use(furtherWords());
  return (
    <div className={classes.page}>
      <header className={classes.corner}>
        <LanguageChoices />
      </header>
      <main className={classes.column}>
        <ProductMark large />
        <Paper className={classes.card}>{children}</Paper>
      </main>
    </div>
  );
}
