import type { PortalTexts } from '@himaya/domain';
import { legalFramework, type LegalInstrument } from '@himaya/domain/reference';
import { intro } from '../blocks';
import { html, type Html } from '../html';
import { page, root } from '../layout';
import type { SiteWords } from '../words';

const scopes = ['national', 'regional', 'international'] as const;

/** The law and what goes with it, by where it comes from; titles as the source has them. */
export function lawPage(words: SiteWords, own: PortalTexts | null): Html {
  const { language } = words;
  const line = ({ titleAr, titleEn, kind, articles, ratifiedBy }: LegalInstrument): Html => {
    const more = [
      words.text(`law.${kind}`),
      ...(articles === undefined
        ? []
        : [
            words.text('law.articles', {
              articles: words.digits(articles.map((one) => (words.rtl ? one.replace(/\s*\(.*\)/, '') : one)).join(words.rtl ? '، ' : ', ')),
            }),
          ]),
      ...(ratifiedBy === undefined
        ? []
        : [words.text('law.ratified', { number: words.digits(String(ratifiedBy.number)), year: words.digits(String(ratifiedBy.year)) })]),
    ];
    return html`<li class="activity">
      <strong>${words.name({ ar: titleAr, ckb: titleAr, en: titleEn })}</strong>
      <p class="meta">${more.join(' · ')}</p>
    </li>`;
  };
  return page(words, {
    title: words.text('part.law'),
    path: '/law',
    part: 'law',
    content: html`<p>${words.text('about.law')}</p>
      ${intro(own, language)}
      ${scopes.map(
        (scope) =>
          html`<section>
            <h2>${words.text(`law-scope.${scope}`)}</h2>
            <ul class="plain">
              ${legalFramework.filter((one) => one.scope === scope).map(line)}
            </ul>
          </section>`,
      )}`,
  });
}

export const missingPage = (words: SiteWords): Html =>
  page(words, {
    title: words.text('missing.title'),
    path: '/missing',
    part: null,
    elsewhere: false,
    content: html`<p>${words.text('missing.text')}</p>
      <p><a href="${root}/${words.language}">${words.text('home.title')}</a></p>`,
  });
