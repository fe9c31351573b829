import { localDay, type PortalTexts, type PublishedListItem } from '@himaya/domain';
import { intro } from '../blocks';
import { html, type Html, type Part } from '../html';
import { cards, nothing, page, root } from '../layout';
import type { SiteWords } from '../words';

export const brokenDown = (words: SiteWords, { by }: Pick<PublishedListItem, 'by'>): string =>
  by.length === 0
    ? words.text('figures.total')
    : words.text('figures.by', { dimensions: by.map((one) => words.text(`statistics-dimension.${one}`)).join(words.rtl ? '، ' : ', ') });

export function figureCard(
  words: SiteWords,
  item: PublishedListItem,
): { readonly href: string; readonly title: Part; readonly text: Part } {
  const { id, measure, period, status, publishedAt } = item;
  const state = status === 'published' ? '' : ` · ${words.text(`figures.${status}`)}`;
  return {
    href: `${root}/${words.language}/figures/${id}`,
    title: html`${words.name(measure.name)} – ${words.period(period.id)}`,
    text: `${brokenDown(words, item)} · ${words.text('figures.published-on', { day: words.day(localDay(new Date(publishedAt))) })}${state}`,
  };
}

/** Released figures, what was published last first. */
export function figuresPage(words: SiteWords, own: PortalTexts | null, items: readonly PublishedListItem[], older: string | null): Html {
  return page(words, {
    title: words.text('part.figures'),
    path: '/figures',
    part: 'figures',
    content: html`<p>${words.text('about.figures')}</p>
      ${intro(own, words.language)}
      ${items.length === 0 ? nothing(words.text('figures.none')) : cards(items.map((item) => figureCard(words, item)))}
      ${older !== null && html`<p><a href="${root}/${words.language}/figures?after=${older}">${words.text('site.older')}</a></p>`}`,
  });
}
