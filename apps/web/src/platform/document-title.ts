import { useEffect } from 'react';
import { useWords } from './words';

/** Names the tab. Only fixed words: a title is kept by browsers and read over shoulders, so it never tells of a person. */
export function useDocumentTitle(key: string): void {
  const { t } = useWords();
  const title = `${t(key)} · ${t('app.name')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
