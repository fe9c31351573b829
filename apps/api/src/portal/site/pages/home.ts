import type { PortalTexts, PublishedListItem } from '@himaya/domain';
import type { PublicItem } from '../../portal.store';
import { intro } from '../blocks';
import { html, type Html } from '../html';
import { cards, page, parts, root } from '../layout';
import type { SiteWords } from '../words';
import { itemCard } from './items';
import { figureCard } from './figures';

/** The first page: what to do in danger, the parts of the portal, and what is new. */
export function homePage(
  words: SiteWords,
  own: PortalTexts | null,
  news: readonly PublicItem[],
  figures: readonly PublishedListItem[],
): Html {
  const t = (key: string): string => words.text(key);
  const base = `${root}/${words.language}`;
  return page(words, {
    title: t('site.name'),
    path: '',
    part: null,
    content: html`<p>${t('site.about')}</p>
      ${intro(own, words.language)}
      <section aria-labelledby="help">
        <h2 id="help">${t('home.help')}</h2>
        <p class="call">
          ${t('home.help-text')} <a href="${base}/help">${t('part.help')}</a> · <a href="${base}/concern">${t('part.concern')}</a> ·
          <a href="${base}/rights">${t('part.rights')}</a>
        </p>
      </section>
      <section aria-labelledby="parts">
        <h2 id="parts">${t('home.parts')}</h2>
        ${cards(parts.map((part) => ({ href: `${base}/${part}`, title: t(`part.${part}`), text: t(`about.${part}`) })))}
      </section>
      ${news.length > 0 &&
      html`<section aria-labelledby="new">
        <h2 id="new">${t('home.news')}</h2>
        ${cards(news.map((item) => itemCard(words, item)))}
      </section>`}
      ${figures.length > 0 &&
      html`<section aria-labelledby="figures">
        <h2 id="figures">${t('home.figures')}</h2>
        ${cards(figures.map((one) => figureCard(words, one)))}
      </section>`}`,
  });
}
