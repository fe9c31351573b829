import type { LocalName } from '@himaya/domain';
import { useWords } from '../platform/words';

/** A name in the reader's language; where Arabic stands in for Kurdish that nobody wrote, it is marked as Arabic (WCAG 3.1.2). */
export function LocalText({ of }: { readonly of: LocalName }) {
  const { language, name } = useWords();
  return language === 'ckb' && of.ckb === of.ar ? <span lang="ar">{of.ar}</span> : name(of);
}
