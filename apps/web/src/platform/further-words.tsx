import { use } from 'react';
import { Outlet } from 'react-router';
import { useLanguage } from './language';

/** Pages other than the first: they wait for the words the first one did without. */
export function FurtherWords() {
  const { furtherWords } = useLanguage();
  use(furtherWords());
  return <Outlet />;
}
