import type { PortalTexts } from '@himaya/domain';
import type { PublicItem } from '../../portal.store';
import { blocks, intro } from '../blocks';
import { html, type Html, type Part } from '../html';
import { cards, nothing, page, root } from '../layout';
import type { SiteWords } from '../words';

const pathOf = ({ kind, id }: PublicItem): string => `/${kind === 'annual-report' ? 'reports' : 'news'}/${id}`;

interface Card {
  readonly href: string;
  readonly title: Part;
  readonly text: Part;
}

export function itemCard(words: SiteWords, item: PublicItem): Card {
  const { language } = words;
  return {
    href: `${root}/${language}${pathOf(item)}`,
    title: item.texts[language].title,
    text: `${words.text(`kind.${item.kind}`)} · ${words.day(item.day)}`,
  };
}

/** News and activities, or the yearly reports, the latest first. @param first what was assembled from figures, before what was written by hand @param older the cursor of those before; null where there are none */
export function itemsPage(
  words: SiteWords,
  part: 'news' | 'reports',
  own: PortalTexts | null,
  { first, items, older }: { readonly first: readonly Card[]; readonly items: readonly PublicItem[]; readonly older: string | null },
): Html {
  return page(words, {
    title: words.text(`part.${part}`),
    path: `/${part}`,
    part,
    content: html`<p>${words.text(`about.${part}`)}</p>
      ${intro(own, words.language)}
      ${first.length + items.length === 0
        ? nothing(words.text(`${part}.none`))
        : cards([...first, ...items.map((item) => itemCard(words, item))])}
      ${older !== null && html`<p><a href="${root}/${words.language}/${part}?after=${older}">${words.text('site.older')}</a></p>`}`,
  });
}

export function itemPage(words: SiteWords, item: PublicItem): Html {
  const { title, body } = item.texts[words.language];
  const part = item.kind === 'annual-report' ? 'reports' : 'news';
  return page(words, {
    title,
    path: pathOf(item),
    part,
    content: html`<p class="meta">${words.text(`kind.${item.kind}`)} · ${words.day(item.day)}</p>
      <article>${blocks(body)}</article>
      <p><a href="${root}/${words.language}/${part}">${words.text(`part.${part}`)}</a></p>`,
  });
}
