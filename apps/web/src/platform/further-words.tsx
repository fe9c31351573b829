import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useLanguage } from './language';
import { loadFurtherWords } from './i18n';

/** Pages other than the first: they wait for the words the first one did without. */
export function FurtherWords() {
  const { i18n } = useTranslation();
  const { language } = useLanguage();
  use(loadFurtherWords(i18n, language));
  return <Outlet />;
}
