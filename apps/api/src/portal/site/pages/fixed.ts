import type { PortalTexts } from '@himaya/domain';
import { agencies, legalFramework, type LegalInstrument } from '@himaya/domain/reference';
import { blocks, intro } from '../blocks';
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

/** Bodies that somebody may turn to by themselves. No shelter is among them: where they are is told to nobody. */
export const helping = [
  'anti-trafficking-department',
  'crime-combating-police',
  'kurdistan-ministry-of-interior',
  'investigation-courts',
  'public-prosecution',
  'ministry-of-labour-and-social-affairs',
  'ministry-of-health',
  'high-commission-for-human-rights',
  'diplomatic-missions',
] as const;

export function helpPage(words: SiteWords, own: PortalTexts | null): Html {
  const base = `${root}/${words.language}`;
  const body = (id: (typeof helping)[number]): Html => {
    const found = agencies.find((agency) => agency.id === id);
    if (found === undefined) throw new Error(`no agency ${id}`);
    return html`<li>
      <strong>${words.name({ ar: found.nameAr, ckb: found.nameAr, en: found.nameEn })}</strong>
      <p>${words.text(`help.${id}`)}</p>
    </li>`;
  };
  return page(words, {
    title: words.text('part.help'),
    path: '/help',
    part: 'help',
    content: html`<p class="call">${words.text('site.danger')}</p>
      ${own === null ? html`<p>${words.text('help.no-phones')}</p>` : html`<div class="words">${blocks(own[words.language].body)}</div>`}
      <h2>${words.text('help.bodies')}</h2>
      <ul class="cards">
        ${helping.map(body)}
      </ul>
      <h2>${words.text('help.shelters')}</h2>
      <p>${words.text('help.shelters-text')}</p>
      <h2>${words.text('help.write')}</h2>
      <p>${words.text('about.concern')} <a href="${base}/concern">${words.text('part.concern')}</a></p>
      <h2>${words.text('help.traces')}</h2>
      <p>${words.text('help.traces-text')}</p>`,
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
